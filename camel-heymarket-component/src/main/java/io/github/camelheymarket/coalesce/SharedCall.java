package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.bulk.BulkUpsert;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.spi.Sleeper;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Upserts rows of several senders in one job of one chunk, and reports to each sender the result of its own row. */
public final class SharedCall implements RowsCall {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCall.class);

    private static final RowMapping MAPPING = new RowMapping() {
        @Override
        public Row map(long index, Object row) {
            return ((CoalescedRow) row).accepted(index);
        }

        @Override
        public Row optOutOf(long index, Object row) {
            return ((CoalescedRow) row).at(index);
        }
    };

    private final ApiClient client;
    private final BulkSettings settings;
    private final KeyLocks locks;
    private final Sleeper sleeper;

    /**
     * @param locks of all jobs of the context
     * @param sleeper waits before a search for writes that had no response
     */
    public SharedCall(ApiClient client, BulkSettings settings, KeyLocks locks, Sleeper sleeper) {
        this.client = client;
        this.settings = settings;
        this.locks = locks;
        this.sleeper = sleeper;
    }

    /**
     * @param ended receives the result of each row, once: of a successful row as soon as it is known, of the other rows after the
     *     call, when it is known whether the call stopped
     */
    @Override
    public void run(List<CoalescedRow> rows, BiConsumer<CoalescedRow, CoalescedResult> ended) {
        RowResult[] results = new RowResult[rows.size()];
        HeymarketException stop = null;
        CountedClient counted = CountedClient.of(client);
        BulkUpsert upsert =
                new BulkUpsert(new JobContext(counted, locks, "coalesced exchanges", sleeper), MAPPING, settings);
        try {
            upsert.run(rows.iterator(), (source, result) -> {
                int index = (int) result.index();
                results[index] = result;
                if (result.outcome().isSuccess()) {
                    report(rows.get(index), CoalescedResult.of(source, result, counted.requests()), ended);
                }
            });
        } catch (HeymarketStoppedException e) {
            stop = e.getCause() instanceof HeymarketException cause ? cause : e;
        } catch (RuntimeException | Error e) {
            stop = new HeymarketException("the call failed", e);
        }
        for (int i = 0; i < results.length; i++) {
            if (results[i] == null || !results[i].outcome().isSuccess()) {
                report(rows.get(i), unsuccessful(rows.get(i), results[i], stop, counted.requests()), ended);
            }
        }
    }

    /** A sender that throws does not affect the others. */
    private static void report(CoalescedRow row, CoalescedResult end, BiConsumer<CoalescedRow, CoalescedResult> ended) {
        try {
            ended.accept(row, end);
        } catch (RuntimeException | Error e) {
            LOG.error("The outcome of a coalesced row could not be reported to its exchange", e);
        }
    }

    private static CoalescedResult unsuccessful(
            CoalescedRow row, RowResult result, @Nullable HeymarketException stop, long requests) {
        if (result == null) {
            HeymarketException cause =
                    stop == null ? new HeymarketException("the run reported no outcome of the row") : stop;
            return CoalescedResult.unreported(
                    row.source(), Outcome.UNKNOWN, "OUTCOME_UNKNOWN: the run reported no outcome of the row", cause);
        }
        boolean ofItsOwn = result.outcome() == Outcome.REJECTED || result.outcome() == Outcome.AMBIGUOUS;
        return stop == null || ofItsOwn
                ? CoalescedResult.of(row.source(), result, requests)
                : CoalescedResult.stopped(row.source(), result, stop, requests);
    }
}
