package io.github.camelheymarket;

import io.github.camelheymarket.operation.ListedContacts;
import io.github.camelheymarket.option.Bounds;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.CastUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@code from("heymarket:contacts/list")}: reads the whole address book in every poll (R7.1, R7.2), page by page, and sends one exchange
 * after the other. If {@code maxMessagesPerPoll} ends a poll, the next poll continues the list.
 *
 * <p>The number of contacts is certain only at the end of the list. So the batch size is Heymarket's count at first, never less than
 * the number that is known, and exact in the last exchange of a poll.
 */
@ManagedResource(description = "Managed HeymarketListConsumer")
class ListConsumer extends ScheduledBatchPollingConsumer implements ManagedPolls {

    private final HeymarketEndpoint endpoint;
    private final int perExchange;
    private @Nullable ListedContacts contacts;
    /** The number of exchanges of the list so far, over all its polls. */
    private long given;

    private volatile PollState state = PollState.withoutCursor(0, 0);

    ListConsumer(HeymarketEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.perExchange = settings(endpoint.getConfiguration()).contactsPerExchange();
        setMaxMessagesPerPoll(endpoint.getConfiguration().getMaxMessagesPerPoll());
    }

    /**
     * @param pageSize the number of contacts to request per page
     * @param contactsPerExchange 0 for all contacts in one exchange
     */
    record Settings(int pageSize, int contactsPerExchange) {
        Settings {
            Bounds.atLeast("pageSize", 1, pageSize);
            Bounds.atLeast("contactsPerExchange", 0, contactsPerExchange);
        }
    }

    /** @throws IllegalArgumentException naming the option whose value is below its minimum */
    static Settings settings(HeymarketConfiguration options) {
        return new Settings(options.getPageSize(), options.getContactsPerExchange());
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        try {
            return perExchange == 0 ? pollWhole() : pollSome();
        } catch (IllegalStateException e) {
            // The stop of the consumer closes the list that this poll reads.
            if (isRunAllowed()) {
                throw e;
            }
            return 0;
        }
    }

    /** The exchange closes the list when it completes. */
    private int pollWhole() throws Exception {
        ListedContacts all = endpoint.listAll();
        if (!all.hasNext()) {
            return 0;
        }
        Exchange exchange = HeymarketEndpoint.wholeList(createExchange(false), all);
        describe(exchange, 0, 1);
        return send(exchange);
    }

    private int pollSome() throws Exception {
        // The stop of the consumer may close the list meanwhile.
        ListedContacts list = contacts;
        if (list == null) {
            list = endpoint.listAll();
            contacts = list;
            given = 0;
        }
        boolean more = false;
        try {
            int sent = 0;
            more = list.hasNext();
            while (more && isBatchAllowed() && (maxMessagesPerPoll <= 0 || sent < maxMessagesPerPoll)) {
                Exchange exchange = next(list);
                RuntimeException failure = lookAhead(list);
                more = failure == null && list.hasNext();
                boolean last = failure == null && (!more || sent + 1 == maxMessagesPerPoll);
                describe(exchange, sent, last ? sent + 1 : Math.max(sent + 2, expected(list, sent)));
                if (last && !more) {
                    exchange.getMessage().setHeader(HeymarketConstants.RESULT_COMPLETE, list.isComplete());
                }
                sent += send(exchange);
                if (failure != null) {
                    throw failure;
                }
            }
            return sent;
        } finally {
            pendingExchanges = 0;
            if (!more) {
                closeWalk();
            }
        }
    }

    /** Contacts that were read before a failure are delivered before the failure is reported. */
    private static @Nullable RuntimeException lookAhead(ListedContacts list) {
        try {
            list.hasNext();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private Exchange next(ListedContacts list) {
        Exchange exchange = createExchange(false);
        given++;
        exchange.getMessage().setBody(perExchange == 1 ? list.next() : list.next(perExchange));
        return exchange;
    }

    private void describe(Exchange exchange, int index, int size) {
        pendingExchanges = size - index;
        setBatch(exchange, index, size);
    }

    /** Sets the properties of Camel's batch consumers. */
    static void setBatch(Exchange exchange, int index, int size) {
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index + 1 == size);
    }

    private int send(Exchange exchange) throws Exception {
        return processBatch(CastUtils.cast(new ArrayDeque<>(List.of(exchange))));
    }

    /** The batch size of this poll if Heymarket's count is correct. */
    private int expected(ListedContacts list, int index) {
        long before = given - index - 1;
        long all = (list.counted().orElse(0) + perExchange - 1) / perExchange - before;
        return (int) Math.min(all, maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the thread that polls writes it.
    public int processBatch(Queue<Object> exchanges) throws Exception {
        int sent = 0;
        while (!exchanges.isEmpty()) {
            Exchange exchange = (Exchange) exchanges.remove();
            pendingExchanges--;
            state = PollState.withoutCursor(1, state.delivered() + 1);
            try {
                getProcessor().process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            } finally {
                state = PollState.withoutCursor(0, state.delivered());
            }
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("Error processing contacts of the list", exchange, exchange.getException());
            }
            releaseExchange(exchange, false);
            sent++;
        }
        return sent;
    }

    /** A list has no cursor. */
    @Override
    public PollState pollState() {
        return state;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        closeWalk();
    }

    private void closeWalk() {
        ListedContacts last = contacts;
        contacts = null;
        if (last != null) {
            last.close();
        }
    }
}
