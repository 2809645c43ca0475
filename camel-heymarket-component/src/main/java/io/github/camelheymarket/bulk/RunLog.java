package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.Row;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Knows which groups are under way and what became of the others, and lets go of their keys. */
final class RunLog {

    private final ResultSpool spool;
    private final RowListener listener;
    private final KeyLocks.Run held;
    private final Set<RowGroup> open = new LinkedHashSet<>();
    private final Set<String> ignoredColumns = new TreeSet<>();
    private long optInsWithheld;

    RunLog(ResultSpool spool, RowListener listener, KeyLocks.Run held) {
        this.spool = spool;
        this.listener = listener;
        this.held = held;
    }

    /** Groups whose keys are held from here on. */
    void opened(Collection<RowGroup> groups) {
        open.addAll(groups);
    }

    void merged(Collection<RowGroup> parts, RowGroup whole) {
        open.removeAll(Set.copyOf(parts));
        open.add(whole);
    }

    void ignored(Row row) {
        ignoredColumns.addAll(row.ignoredColumns());
    }

    /** A row that never came to be one. */
    void rejected(long index, Object source, HeymarketValidationException e) {
        String reason = e.getReason() + ": " + e.getMessage();
        RowResult result =
                new RowResult(index, null, Outcome.REJECTED, null, null, reason, e.getField(), null, null, 0, null);
        spool.add(result);
        tell(source, result);
        spool.stopIfBroken();
    }

    void end(RowGroup group, Verdict verdict) {
        open.remove(group);
        held.giveBackContacts(group.contact);
        held.giveBackKeys(group.claims());
        if (verdict.outcome().isWell() && !group.optedIn) {
            optInsWithheld += group.optInWishes();
        }
        Row carrier = group.rows().get(0);
        List<RowResult> results = group.rows().stream()
                .map(row -> result(row, verdict, row == carrier ? null : carrier.index()))
                .toList();
        results.forEach(spool::add);
        for (int i = 0; i < results.size(); i++) {
            tell(group.rows().get(i).source(), results.get(i));
        }
        spool.stopIfBroken();
    }

    boolean isOpen(RowGroup group) {
        return open.contains(group);
    }

    /** Ends what is under way and not among those. */
    void endAllBut(Set<RowGroup> others, Verdict verdict) {
        for (RowGroup group : List.copyOf(open)) {
            if (!others.contains(group)) {
                end(group, verdict);
            }
        }
    }

    private static RowResult result(Row row, Verdict verdict, Long mergedWith) {
        return new RowResult(
                row.index(),
                Masks.key(row.key()),
                verdict.outcome(),
                verdict.contactId(),
                verdict.uuid(),
                verdict.reason(),
                verdict.field(),
                verdict.status(),
                verdict.requestId(),
                verdict.attempts(),
                mergedWith);
    }

    private void tell(Object source, RowResult result) {
        try {
            listener.onRow(source, result);
        } catch (RuntimeException e) {
            throw new StopRun("a row's result could not be delivered", e);
        }
    }

    /** A row that was read, and then the run stopped. */
    void stopped(Row row, StopRun stop) {
        RowResult result = result(row, stopped(stop), null);
        spool.add(result);
        try {
            tell(row.source(), result);
        } catch (StopRun e) {
            stop.addSuppressed(e);
        }
    }

    /** Ends every group that is under way: their writes were not sent, or nobody knows what became of them. */
    void endAll(StopRun stop) {
        for (RowGroup group : List.copyOf(open)) {
            try {
                end(group, unfinished(group, stop));
            } catch (StopRun e) {
                stop.addSuppressed(e);
            }
        }
    }

    private static Verdict unfinished(RowGroup group, StopRun stop) {
        if (group.doubt != null) {
            return Verdict.failed(Outcome.UNKNOWN, "FATE_UNKNOWN", group.doubt, group.attempts);
        }
        return stopped(stop);
    }

    private static Verdict stopped(StopRun stop) {
        return Verdict.unsent(
                Outcome.FAILED,
                "RUN_STOPPED",
                stop.getMessage()
                        + (stop.details().status() == 0
                                ? ""
                                : " (HTTP " + stop.details().status() + ")"),
                null);
    }

    BulkResult result(BulkCalls calls, Splits splits, boolean dryRun) {
        return new BulkResult(
                spool.toStore(),
                calls.requests(),
                calls.extraRequests(),
                splits.calls(),
                optInsWithheld,
                ignoredColumns,
                dryRun);
    }
}
