package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.storage.ResultSpool;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which groups are under way and what became of the others, and lets go of their keys. */
final class RunRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private static final int MOST_SUPPRESSED = 10;
    /** A run opts in so many at most; the others are withheld, and a later run does them. */
    static final int MOST_POSTPONED = 20_000;

    /** A group that has ended but for its opt-in. */
    record Postponed(RowGroup group, GroupResult verdict) {}

    private final ResultSpool spool;
    private final RowListener listener;
    private final RunObserver monitor;
    private final RowMapping mapping;
    private final KeyLocks.Run held;
    private final RejectedOptOuts optOuts;
    private final boolean dryRun;
    private final Set<RowGroup> open = new LinkedHashSet<>();
    /** Groups that are written, and whose opt-in waits for the end of the run. */
    private final Deque<Postponed> postponed = new ArrayDeque<>();

    private final Set<String> ignoredColumns = new TreeSet<>();
    private long optInsWithheld;
    private final ConsentRecord consent = new ConsentRecord();
    /** What is to stop the run once nothing is half done. */
    private JobAbortedException deferred;

    RunRecorder(
            ResultSpool spool,
            RowListener listener,
            RunObserver monitor,
            RowMapping mapping,
            KeyLocks.Run held,
            RejectedOptOuts optOuts,
            boolean dryRun) {
        this.optOuts = optOuts;
        this.dryRun = dryRun;
        this.spool = spool;
        this.listener = listener;
        this.monitor = monitor;
        this.mapping = mapping;
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
        consent.read(row);
        ignoredColumns.addAll(row.ignoredColumns());
    }

    /** A row that never came to be one. */
    void rejected(long index, Object source, HeymarketValidationException e) {
        rejected(index, source, e, e.getReason() + ": " + e.getMessage());
    }

    /** The same for a row that opts somebody out, and tells nothing to find the person by. */
    void rejectedWithOptOut(long index, Object source, HeymarketValidationException e) {
        String reason = GroupResult.rejected(e)
                .adding("Its opt-out was not carried out: nothing tells whose it is.")
                .reason();
        rejected(index, source, e, reason);
    }

    private void rejected(long index, Object source, HeymarketValidationException e, String reason) {
        RowResult result = RowResult.builder(index, Outcome.REJECTED)
                .reason(reason, e.getField())
                .build();
        spool.add(result);
        tell(source, result);
    }

    void end(RowGroup group, GroupResult end) {
        open.remove(group);
        GroupResult verdict = optOuts.ended(group, end, this);
        held.giveBackContacts(group.contact);
        held.giveBackKeys(group.claims());
        if (!postpones(group, verdict)) {
            settled(group, verdict);
        }
    }

    private boolean postpones(RowGroup group, GroupResult verdict) {
        boolean waits = group.optsIn
                && (verdict.outcome() == Outcome.UPDATED || verdict.outcome() == Outcome.UNCHANGED)
                && postponed.size() < MOST_POSTPONED;
        if (waits) {
            group.partlyStored = verdict.outcome() == Outcome.UPDATED;
            postponed.add(new Postponed(group, verdict));
        }
        return waits;
    }

    /** The next group that waits for its opt-in; {@code null} where none does. */
    Postponed postponed() {
        return postponed.peek();
    }

    /** What became of the opt-in of the group that {@link #postponed()} gave. */
    void ended(Postponed waited, GroupResult verdict) {
        postponed.remove(waited);
        settled(waited.group(), verdict);
    }

    /** The same for a group whose keys were never held, because nothing was to be written. */
    void settled(RowGroup group, GroupResult verdict) {
        consent.ended(group, verdict.outcome());
        if (verdict.outcome().isSuccess() && !group.optedIn) {
            optInsWithheld += group.optInWishes();
        }
        Row carrier = group.rows().get(0);
        List<FieldChange> changes = changes(group, verdict);
        List<RowResult> results = group.rows().stream()
                .map(row -> row == carrier
                        ? result(row, verdict, null, changes)
                        : result(row, verdict, carrier.index(), List.of()))
                .toList();
        results.forEach(spool::add);
        for (int i = 0; i < results.size(); i++) {
            tell(group.rows().get(i).source(), results.get(i));
        }
        try {
            monitor.ended(group.keys(), verdict.outcome(), verdict.contactId(), verdict.uuid());
        } catch (RuntimeException | Error e) {
            defer("what became of a contact could not be noted", e);
        }
    }

    /** Between two calls: stops the run if somebody wants that, or could not be told. */
    void checkpoint() {
        stopIfBroken();
        String reason = monitor.stopReason();
        if (reason != null) {
            throw new JobAbortedException(reason, null);
        }
    }

    /** Stops the run if somebody could not be told. */
    void stopIfBroken() {
        if (deferred != null) {
            JobAbortedException stop = deferred;
            deferred = null;
            throw stop;
        }
        JobAbortedException.ifNotKept(spool);
    }

    /** An answer tells of many rows, and each of them gets its end before anything stops. */
    private void defer(String message, Throwable e) {
        if (deferred == null) {
            defer(new JobAbortedException(message, e));
        } else if (deferred.getSuppressed().length < MOST_SUPPRESSED) {
            deferred.addSuppressed(e);
        }
    }

    /** Lets go of a group whose rows come again later. */
    void heldBack(RowGroup group) {
        open.remove(group);
        held.giveBackContacts(group.contact);
        held.giveBackKeys(group.claims());
    }

    /** To stop the run at the next checkpoint. */
    void defer(JobAbortedException stop) {
        deferred = deferred == null ? stop : deferred;
    }

    boolean isOpen(RowGroup group) {
        return open.contains(group);
    }

    /** Ends what is under way and not among those. */
    void endAllBut(Set<RowGroup> others, GroupResult verdict) {
        for (RowGroup group : List.copyOf(open)) {
            if (!others.contains(group)) {
                end(group, verdict);
            }
        }
    }

    private List<FieldChange> changes(RowGroup group, GroupResult verdict) {
        return verdict.outcome() == Outcome.CREATED || verdict.outcome() == Outcome.UPDATED || group.partlyStored
                ? group.changes.stream().map(this::titled).toList()
                : List.of();
    }

    /** People know a custom field by its title. */
    private FieldChange titled(FieldChange change) {
        if (!change.field().matches("custom\\.\\d{1,18}")) {
            return change;
        }
        String title = mapping.title(Long.parseLong(change.field().substring("custom.".length())));
        return title == null ? change : new FieldChange("custom." + title, change.from(), change.to());
    }

    private static RowResult result(Row row, GroupResult verdict, Long mergedWith, List<FieldChange> changes) {
        return RowResult.builder(row.index(), verdict.outcome())
                .key(MatchKeys.masked(row.key()))
                .contact(verdict.contactId(), verdict.uuid())
                .reason(verdict.reason(), verdict.field())
                .answer(verdict.status(), verdict.requestId(), verdict.attempts())
                .mergedWith(mergedWith)
                .changes(changes)
                .build();
    }

    private void tell(Object source, RowResult result) {
        try {
            listener.onRow(source, result);
        } catch (RuntimeException | Error e) {
            defer("a row's result could not be delivered", e);
        }
    }

    /** A row that was read, and then the run stopped. */
    void stopped(Row row, JobAbortedException stop) {
        RowResult result = result(row, stopped(stop, Boolean.TRUE.equals(row.optedOut())), null, List.of());
        spool.add(result);
        tell(row.source(), result);
    }

    /** Ends every group that is under way: their writes were not sent, or nobody knows what became of them. */
    void endAll(JobAbortedException stop) {
        for (RowGroup group : List.copyOf(open)) {
            end(group, unfinished(group, stop));
        }
        for (Postponed waiting : List.copyOf(postponed)) {
            GroupResult end = stopped(stop).named(waiting.verdict());
            ended(
                    waiting,
                    end.adding(
                            waiting.group().partlyStored && !dryRun
                                    ? "The row's other values are stored; the contact was not opted in"
                                    : "The contact was not opted in"));
        }
        if (deferred != null) {
            stop.addSuppressed(deferred);
        }
    }

    private static GroupResult unfinished(RowGroup group, JobAbortedException stop) {
        if (group.doubt != null) {
            return GroupResult.failed(Outcome.UNKNOWN, "OUTCOME_UNKNOWN", group.doubt, group.attempts);
        }
        return stopped(stop, Boolean.TRUE.equals(group.saysOptedOut()));
    }

    private static GroupResult stopped(JobAbortedException stop, boolean optsOut) {
        GroupResult end = stopped(stop);
        return optsOut ? end.adding("Its opt-out was not carried out.") : end;
    }

    private static GroupResult stopped(JobAbortedException stop) {
        return GroupResult.unsent(
                Outcome.FAILED,
                "RUN_STOPPED",
                stop.getMessage()
                        + (stop.details().status() == 0
                                ? ""
                                : " (HTTP " + stop.details().status() + ")"),
                null);
    }

    /** Nobody is going to be told the results. */
    void discard() {
        IOHelper.close(spool);
    }

    BulkResult result(BulkCalls calls, SplitBudget splits, boolean dryRun) {
        ignoredColumns.addAll(mapping.leftOut());
        Set<String> unmet = mapping.unmetMapKeys();
        if (!unmet.isEmpty()) {
            LOG.warn(
                    "Options that no column has met: {}. If they were to leave a column out, it was stored: compare the spelling.",
                    unmet.stream().map(key -> "map." + Texts.visible(key)).toList());
        }
        BulkResult result = BulkResult.builder(spool.toStore())
                .requests(calls.requests(), calls.extraRequests(), splits.calls())
                .optInsWithheld(optInsWithheld)
                .columns(ignoredColumns, unmet)
                .dryRun(dryRun)
                .build();
        return consent.told(result, calls.showedConsent());
    }
}
