package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the groups in progress; when one ends, it releases the group's locks and reports its rows. */
final class RunRecorder {

    /** A run opts in at most this many contacts; the others are withheld, and a later run opts them in. */
    static final int MAX_POSTPONED = 20_000;

    /** A group that has ended but for its opt-in, which waits for the end of the input. */
    record Postponed(Match match, GroupResult result, boolean mayUndoOptOut) {
        RowGroup group() {
            return match.group();
        }
    }

    private final RowReport report;
    private final HeldKeys held;
    private final SendLog sends;
    private final WriteMemory memory;
    private final RejectedOptOuts optOuts;
    private final boolean dryRun;
    private final Set<RowGroup> open = new LinkedHashSet<>();
    private final Deque<Postponed> postponed = new ArrayDeque<>();

    RunRecorder(
            RowReport report,
            HeldKeys held,
            SendLog sends,
            WriteMemory memory,
            RejectedOptOuts optOuts,
            boolean dryRun) {
        this.report = report;
        this.held = held;
        this.sends = sends;
        this.memory = memory;
        this.optOuts = optOuts;
        this.dryRun = dryRun;
    }

    /** Groups whose keys are locked from here on. */
    void opened(Collection<RowGroup> groups) {
        open.addAll(groups);
    }

    void merged(Collection<RowGroup> parts, RowGroup whole) {
        open.removeAll(Set.copyOf(parts));
        open.add(whole);
        held.merged(parts, whole);
    }

    boolean isOpen(RowGroup group) {
        return open.contains(group);
    }

    /** A group whose contact is not known. */
    void end(RowGroup group, GroupResult end) {
        end(Match.none(group), end, false);
    }

    /** A group that needed no write. @param optsIn its contact is to be opted in */
    void end(Match match, GroupResult end, boolean optsIn) {
        end(match, end, optsIn, false);
    }

    /** A group whose write has ended. */
    void end(PendingWrite write, GroupResult end) {
        int attempts = sends.attempts(write);
        List<FieldChange> changes = isStored(end) ? write.effects().changes() : end.changes();
        GroupResult result = end.changing(changes).attempts(attempts == 0 ? end.attempts() : attempts);
        end(write.match(), result, write.effects().optsIn(), write.effects().mayUndoOptOut());
    }

    /** A group whose write may be stored or not, which a search may not show yet. */
    void unknown(PendingWrite write, GroupResult end) {
        write.mayBeStored(memory);
        end(write, end);
    }

    private static boolean isStored(GroupResult end) {
        return end.outcome() == Outcome.CREATED || end.outcome() == Outcome.UPDATED;
    }

    private void end(Match match, GroupResult end, boolean optsIn, boolean mayUndoOptOut) {
        // First, since it may fail: the group is in progress until it has a result.
        GroupResult result = optOuts.ended(match, end, this);
        open.remove(match.group());
        sends.remove(match.group());
        held.release(match.group());
        boolean mayWait = result.outcome() == Outcome.UPDATED || result.outcome() == Outcome.UNCHANGED;
        if (optsIn && mayWait && postponed.size() < MAX_POSTPONED) {
            postponed.add(new Postponed(match, result, mayUndoOptOut));
        } else {
            report.ended(match.group(), result, mayUndoOptOut, false);
        }
    }

    /** The next group that waits for its opt-in; {@code null} where none does. */
    @Nullable
    Postponed postponed() {
        return postponed.peek();
    }

    /** The result of the group that {@link #postponed()} gave. */
    void ended(Postponed waited, GroupResult result, boolean optedIn) {
        postponed.remove(waited);
        report.ended(waited.group(), result, waited.mayUndoOptOut(), optedIn);
    }

    /** Releases a group whose rows are processed later. */
    void heldBack(RowGroup group) {
        open.remove(group);
        held.release(group);
    }

    /** Stops the run at the next checkpoint. */
    void defer(JobAbortedException stop) {
        report.defer(stop);
    }

    /** Ends the groups in progress, except the others. */
    void endAllBut(Set<RowGroup> others, GroupResult result) {
        for (RowGroup group : List.copyOf(open)) {
            if (!others.contains(group)) {
                end(group, result);
            }
        }
    }

    /** Ends every group in progress: its write was not sent, or its outcome is unknown. */
    void endAll(JobAbortedException stop) {
        List.copyOf(open).forEach(group -> end(group, stop));
        for (Postponed waiting : List.copyOf(postponed)) {
            boolean isStored = waiting.result().outcome() == Outcome.UPDATED && !dryRun;
            GroupResult end = RowReport.stop(stop)
                    .of(waiting.result())
                    .changing(waiting.result().changes())
                    .adding(
                            isStored
                                    ? "The row's other values are stored; the contact was not opted in"
                                    : "The contact was not opted in");
            ended(waiting, end, false);
        }
        report.addDeferred(stop);
    }

    private void end(RowGroup group, JobAbortedException stop) {
        SendLog.Sends sent = sends.of(group);
        if (sent != null && sent.doubt() != null) {
            unknown(sent.write(), GroupResult.unknown(sent.doubt()));
        } else {
            end(group, RowReport.optOutLost(RowReport.stop(stop), group.optsOut()));
        }
    }
}
