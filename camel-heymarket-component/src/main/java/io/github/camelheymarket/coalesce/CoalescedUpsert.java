package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.configuration.OperationConfiguration;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.operation.BulkOptions;
import io.github.camelheymarket.operation.OperationResult;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.operation.OperationSetup;
import io.github.camelheymarket.operation.OperationSetup.RejectedRows;
import io.github.camelheymarket.operation.RowMappers;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.spi.Priority;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code contacts/bulk-upsert} with {@code coalesce=true} (R8.3): the body is one contact, the result is its {@code RowResult}, and
 * the exchanges of one endpoint share calls. A body is checked before its contact is queued, so that an invalid body fails only
 * its own exchange.
 */
public final class CoalescedUpsert {

    private static final Logger LOG = LoggerFactory.getLogger(CoalescedUpsert.class);

    private final String name;
    private final OperationConfiguration settings;
    private final RowMappers mappers;
    private final Coalescer coalescer;
    private final Set<String> ignoredColumns = ConcurrentHashMap.newKeySet();

    /**
     * @param setup its {@code rejected} is not used: each exchange has its own
     * @param calls makes the calls, with {@link Coalescer#CALLS_AT_ONCE} threads that are used for nothing else
     * @param timer wakes the coalescer when rows have waited for {@code coalesceDelay}
     */
    public CoalescedUpsert(OperationSetup setup, ExecutorService calls, ScheduledExecutorService timer) {
        name = setup.name();
        settings = setup.settings();
        ApiClient client = setup.at(Priority.BULK);
        mappers = new RowMappers(setup, client);
        BulkSettings bulk = BulkOptions.upsert(setup, mappers.rules());
        coalescer = new Coalescer(
                new SharedCall(client, bulk, setup.locks(), setup.sleeper()),
                new CoalesceSettings(bulk.bulkSize(), Duration.ofMillis(settings.getCoalesceDelay()), bulk.matchBy()),
                calls,
                timer);
    }

    /**
     * Reads the one contact of a body, in the thread of the caller, and sends it together with others.
     *
     * @param whenEnded receives the result once: at once if the contact cannot be read, else in a thread that makes calls. It must
     *     neither block nor throw
     * @return the row, which {@link #withdraw} takes
     * @throws HeymarketException if the body is not exactly one contact, or if the fields or tags of the team cannot be read;
     *     {@code whenEnded} is not called then
     * @throws io.github.camelheymarket.exception.HeymarketStoppedException if it is closed
     */
    public @Nullable CoalescedRow submit(Object body, Exchange exchange, Consumer<CoalescedResult> whenEnded) {
        Object source = onlyContact(body, exchange);
        Row row;
        try {
            row = mappers.keyed(source);
        } catch (HeymarketValidationException e) {
            Row optOut = e instanceof HeymarketColumnsException ? null : mappers.optOut(source);
            if (optOut != null && optOut.matchBy() != null) {
                return coalescer.submit(optOut, e, whenEnded);
            }
            whenEnded.accept(rejected(source, e, optOut != null));
            return null;
        }
        noteIgnored(row);
        return coalescer.submit(row, whenEnded);
    }

    private Object onlyContact(Object body, Exchange exchange) {
        try (RowInput rows = RowInput.open(body, exchange)) {
            Object first = rows.hasNext() ? rows.next().value() : null;
            if (first == null || rows.hasNext()) {
                throw new HeymarketValidationException(
                        "NOT_ONE_CONTACT",
                        null,
                        name + " with coalesce=true takes one contact per exchange, and this body has "
                                + (first == null ? "none" : "several") + ". Remove coalesce to pass several.",
                        body);
            }
            return first;
        }
    }

    private static CoalescedResult rejected(Object source, HeymarketValidationException e, boolean optsOut) {
        GroupResult.Reason reason = (optsOut ? GroupResult.rejectedWithoutKey(e) : GroupResult.rejected(e)).reason();
        RowResult result = RowResult.builder(0, Outcome.REJECTED)
                .reason(reason.text(), reason.field())
                .build();
        return new CoalescedResult(source, result, e instanceof HeymarketColumnsException ? e : null, 0);
    }

    /** Logs each column once (R1.1). */
    private void noteIgnored(Row row) {
        for (String column : row.ignoredColumns()) {
            if (!mappers.isLeftOut(column) && ignoredColumns.add(column)) {
                LOG.info("{}: a column that occurs only in Heymarket's answers is left out: {}", name, column);
            }
        }
    }

    /** @return whether the contact was not sent yet; then it will not be sent, and {@code whenEnded} is not called */
    public boolean withdraw(CoalescedRow row) {
        return coalescer.withdraw(row);
    }

    /** How many contacts wait or are being sent. */
    public QueueState state() {
        return coalescer.state();
    }

    /** Ends the wait for a contact: its sender receives what is known of it now. Does nothing if the contact has ended. */
    public void giveUp(CoalescedRow row) {
        coalescer.giveUp(row);
    }

    /** For some time, sends contacts without waiting for others. */
    public void hurry(Duration howLong) {
        coalescer.hurry(howLong);
    }

    /** Sends the waiting contacts and waits for the results, for at most {@code patience}. Then every contact has ended. */
    public void close(Duration patience) {
        coalescer.close(patience);
    }

    /**
     * The result of the exchange.
     *
     * @param rejected receives a contact that is unsuccessful, {@code null} for none
     * @return the {@code RowResult} of the contact
     * @throws HeymarketPartialException if the contact is unsuccessful, with {@code failOnPartial}
     * @throws io.github.camelheymarket.exception.HeymarketStoppedException if the call stopped before the contact was done
     * @throws HeymarketColumnsException if the columns of the contact cannot be mapped
     */
    public OperationResult result(CoalescedResult end, @Nullable RejectedRows rejected) {
        RowResult row = end.result();
        boolean success = row.outcome().isSuccess();
        if (!success && rejected != null) {
            try {
                rejected.accept(end.source(), row);
            } catch (Exception e) {
                throw new RuntimeCamelException("A contact could not be delivered to rejectedUri", e);
            }
        }
        if (end.failure() != null) {
            throw end.failure();
        }
        if (!success && settings.isFailOnPartial()) {
            throw new HeymarketPartialException(
                    name + ": the contact is unsuccessful: " + row.outcome() + " (" + row.reason()
                            + "). getResult() of the exception has the row; with failOnPartial=false the body is the row's result instead.",
                    end.asBulk());
        }
        return OperationResult.of(row)
                .with(Fact.TOTAL, 1L)
                .with(Fact.UNSUCCESSFUL, success ? 0L : 1L)
                .with(Fact.REQUESTS, end.requests());
    }
}
