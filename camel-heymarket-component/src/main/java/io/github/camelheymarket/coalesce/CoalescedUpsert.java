package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.bulk.BulkSettings;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code contacts/bulk-upsert} with {@code coalesce=true} (R8.3): one contact in, its own {@code RowResult} out, and the
 * calls shared with whoever else has a contact for the same endpoint. What is wrong with a body shows before the contact
 * joins the others, and so fails nobody but its own exchange.
 */
public final class CoalescedUpsert {

    private static final Logger LOG = LoggerFactory.getLogger(CoalescedUpsert.class);

    private final String name;
    private final OperationConfiguration settings;
    private final RowMappers mappers;
    private final Coalescer coalescer;
    private final Set<String> ignoredColumns = ConcurrentHashMap.newKeySet();

    /**
     * @param setup its {@code rejected} is not used: each exchange brings its own
     * @param calls makes the calls, on {@link Coalescer#CALLS_AT_ONCE} threads that nobody else uses
     * @param timer wakes what has waited long enough
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
     * Reads the one contact of a body, in the caller's thread, and sends it with others.
     *
     * @param whenEnded is told once: at once of a contact that cannot be read, else in a thread that makes calls; it must
     *     neither block nor throw
     * @return for {@link #withdraw}
     * @throws HeymarketException when the body is no contact or several, or the team's fields or tags cannot be had;
     *     {@code whenEnded} is told nothing then
     * @throws io.github.camelheymarket.exception.HeymarketStoppedException when it is closed
     */
    public CoalescedRow submit(Object body, Exchange exchange, Consumer<CoalescedResult> whenEnded) {
        Object source = theOne(body, exchange);
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

    private Object theOne(Object body, Exchange exchange) {
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
        String reason = e.getReason() + ": " + e.getMessage()
                + (optsOut ? " Its opt-out was not applied: the row does not identify a contact." : "");
        RowResult result = RowResult.builder(0, Outcome.REJECTED)
                .reason(reason, e.getField())
                .build();
        return new CoalescedResult(source, result, e instanceof HeymarketColumnsException ? e : null, 0);
    }

    /** Each column once, not with each exchange (R1.1). */
    private void noteIgnored(Row row) {
        for (String column : row.ignoredColumns()) {
            if (!mappers.isLeftOut(column) && ignoredColumns.add(column)) {
                LOG.info("{}: a column that occurs only in Heymarket's answers is left out: {}", name, column);
            }
        }
    }

    /** @return whether the contact was not sent yet, and now will not be; {@code whenEnded} is told nothing then */
    public boolean withdraw(CoalescedRow row) {
        return coalescer.withdraw(row);
    }

    /** How many contacts are there now. */
    public QueueState state() {
        return coalescer.state();
    }

    /** Ends the wait for a contact, whose sender is told what is known of it by now; nothing if it has ended. */
    public void giveUp(CoalescedRow row) {
        coalescer.giveUp(row);
    }

    /** Lets contacts go without waiting for others, for so long. */
    public void hurry(Duration howLong) {
        coalescer.hurry(howLong);
    }

    /** Sends what waits and waits for it, so long at most; then every contact has ended. */
    public void close(Duration patience) {
        coalescer.close(patience);
    }

    /**
     * What the exchange gets.
     *
     * @param rejected where a contact goes that did not end well, {@code null} for nowhere
     * @return its {@code RowResult}
     * @throws HeymarketPartialException with {@code failOnPartial}, when it did not end well
     * @throws io.github.camelheymarket.exception.HeymarketStoppedException when its call could not go on
     * @throws HeymarketColumnsException when its columns cannot be understood
     */
    public OperationResult result(CoalescedResult end, RejectedRows rejected) {
        RowResult row = end.result();
        boolean well = row.outcome().isSuccess();
        if (!well && rejected != null) {
            try {
                rejected.accept(end.source(), row);
            } catch (Exception e) {
                throw new RuntimeCamelException("A contact could not be delivered to rejectedUri", e);
            }
        }
        if (end.failure() != null) {
            throw end.failure();
        }
        if (!well && settings.isFailOnPartial()) {
            throw new HeymarketPartialException(
                    name + ": the contact is unsuccessful: " + row.outcome() + " (" + row.reason()
                            + "). getResult() of the exception has the row; with failOnPartial=false the body is the row's result instead.",
                    end.asBulk());
        }
        return OperationResult.of(row)
                .with(Fact.TOTAL, 1L)
                .with(Fact.UNSUCCESSFUL, well ? 0L : 1L)
                .with(Fact.REQUESTS, end.requests());
    }
}
