package io.github.camelheymarket.bulk;

import io.github.camelheymarket.bulk.RunRecorder.Postponed;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.lock.WaitGraph;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Outcome;

/**
 * Opts contacts in at the end of a run (R5.2), when every row has been read and written: only then is it known that no row
 * of the person says opted out. Each opt-in is preceded by a status call of its own, since the person may have written STOP
 * in the meantime, and its result is the row's result.
 */
final class OptIns {

    private final BulkCalls calls;
    private final ConsentGuard guard;
    private final OptOuts optOuts;
    private final RunRecorder log;
    private final KeyLocks.Run held;
    private final boolean dryRun;

    OptIns(BulkCalls calls, ConsentGuard guard, OptOuts optOuts, RunRecorder log, KeyLocks.Run held, boolean dryRun) {
        this.calls = calls;
        this.guard = guard;
        this.optOuts = optOuts;
        this.log = log;
        this.held = held;
        this.dryRun = dryRun;
    }

    /** The run must hold no locks. What a {@link JobAbortedException} leaves is ended with the run. */
    void carryOut() {
        for (Postponed next = log.postponed(); next != null; next = log.postponed()) {
            RowGroup group = next.group();
            if (optOuts.hasAny(OptOuts.names(group, group.found))) {
                log.ended(next, next.verdict());
            } else if (dryRun) {
                group.optedIn();
                log.ended(next, next.verdict().as(Outcome.UPDATED));
            } else {
                carryOut(next);
            }
            log.checkpoint();
        }
    }

    private void carryOut(Postponed next) {
        RowGroup group = next.group();
        try {
            held.takeKeys(group.claims());
        } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
            throw JobAbortedException.cannotWait(e);
        }
        try {
            held.takeContacts(group.found.identity());
            optIn(next);
        } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
            throw JobAbortedException.cannotWait(e);
        } finally {
            held.giveBackContacts(group.found.identity());
            held.giveBackKeys(group.claims());
        }
    }

    private void optIn(Postponed next) {
        HeymarketException failure;
        try {
            log.ended(next, optedIn(next));
            return;
        } catch (JobAbortedException stop) {
            failure = stop.getCause() instanceof HeymarketException e ? e : new HeymarketException(stop.getMessage());
            log.ended(next, failed(next.verdict(), failure));
            throw stop;
        } catch (HeymarketException e) {
            failure = e;
            log.ended(next, failed(next.verdict(), failure));
        }
        calls.stopIfHopeless(failure);
    }

    private GroupResult optedIn(Postponed next) {
        RowGroup group = next.group();
        ContactStatus status = guard.status(group.found);
        if (Consent.of(status) != Consent.OPTED_OUT || !Consent.allowsOptIn(status)) {
            return next.verdict();
        }
        ApiResponse response = new StatusWrites(calls).subscribe(group.found);
        group.optedIn();
        GroupResult verdict = next.verdict();
        return verdict.outcome() == Outcome.UPDATED
                ? verdict
                : GroupResult.answered(
                        Outcome.UPDATED, verdict.contactId(), verdict.uuid(), response, response.attempts());
    }

    private static GroupResult failed(GroupResult verdict, HeymarketException e) {
        String rest = verdict.outcome() == Outcome.UPDATED ? "the row's other values are stored; " : "";
        GroupResult failed = e.isMaybeApplied()
                ? GroupResult.failed(
                        Outcome.UNKNOWN,
                        "OUTCOME_UNKNOWN: " + rest + "whether the contact was opted in is not known",
                        e,
                        verdict.attempts() + e.getAttempts())
                : GroupResult.failed(
                        Outcome.FAILED,
                        "NOT_OPTED_IN: " + rest + "the contact was not opted in",
                        e,
                        verdict.attempts() + e.getAttempts());
        return failed.named(verdict);
    }
}
