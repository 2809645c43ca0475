package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.storage.ResultSpool;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One walk over an input, chunk by chunk. */
final class BulkRun {

    private final BulkSettings settings;
    private final KeyLocks.Run held;
    private final RunObserver monitor;
    private final BulkCalls calls;
    private final SplitBudget splits;
    private final RunRecorder log;

    private final ChunkReader reader;
    private final GroupLocks locks;
    private final GroupPlanner planner;
    private final WriteQueue queue;
    private final CorrectedPhones corrections;
    private final OptOuts optOuts = new OptOuts();
    private final OptIns optIns;
    private final RejectedOptOuts rejectedOptOuts;

    BulkRun(
            JobContext context,
            RowMapping mapping,
            BulkSettings settings,
            RowListener listener,
            RunObserver monitor,
            ContactCache cache) {
        this.settings = settings;
        this.held = context.locks().newRun(context.job(), settings.maxKeyWait());
        this.monitor = monitor;
        ObservedFields seen = new ObservedFields();
        this.calls = new BulkCalls(context.client(), seen);
        this.splits = new SplitBudget(settings.maxSplitCalls());
        RowPlanner rows = new RowPlanner(settings, calls, seen);
        this.corrections = new CorrectedPhones(monitor);
        ContactFinder finder = new ContactFinder(calls, splits, settings.bulkSize());
        this.rejectedOptOuts = new RejectedOptOuts(settings, calls, finder, rows.consent());
        this.log = new RunRecorder(
                new ResultSpool(settings.spool()),
                listener,
                monitor,
                mapping,
                held,
                rejectedOptOuts,
                settings.dryRun());
        this.reader = new ChunkReader(
                mapping, settings, new CachedRows(cache, settings, calls, rows, log, monitor), log, optOuts);
        Relook relook = new Relook(calls, finder, log);
        PhoneChange phones = new PhoneChange(calls, log, splits);
        LookPauses pauses = new LookPauses(context.sleeper());
        FateSettler outcomes = new FateSettler(calls, relook, rows, log, splits, pauses);
        EndedWrites ended = new EndedWrites(calls.written(), log, splits);
        BatchVerification verification = new BatchVerification(calls, finder, rows, log, ended, pauses);
        WriteCalls writes = new WriteCalls(calls, new WriteAnswers(verification, ended), log, monitor);
        PartialCalls parts = new PartialCalls(writes::send, outcomes, log, splits);
        RejectedBatchSplitter splitter = new RejectedBatchSplitter(
                parts,
                new RejectedBatchLook(calls, relook, rows, phones, log, splits),
                new UnansweredBatchSplitter(parts, outcomes));
        this.queue = new WriteQueue(new BulkWriter(writes, outcomes, splitter), phones, log, settings, context.clock());
        this.locks = new GroupLocks(held, new Resolver(calls, finder, rows, log, settings.tagMode()), queue);
        DirectWritePlanner direct = new DirectWritePlanner(settings, rows, relook, rows.consent(), log);
        this.planner = new GroupPlanner(rows, direct, queue, log, calls);
        this.optIns = new OptIns(calls, rows.consent(), optOuts, log, held, settings.dryRun());
    }

    BulkResult run(Iterator<?> input) {
        boolean told = false;
        try {
            BulkResult result = toEnd(input);
            told = true;
            return result;
        } catch (HeymarketStoppedException e) {
            told = true;
            throw e;
        } finally {
            // Also after an Error of whatever is called here.
            held.close();
            if (!told) {
                log.discard();
            }
        }
    }

    private BulkResult toEnd(Iterator<?> input) {
        try {
            walk(input);
        } catch (JobAbortedException stop) {
            throw stopped(stop);
        } catch (RuntimeException | Error e) {
            throw stopped(new JobAbortedException("the run failed", e));
        }
        return result();
    }

    private void walk(Iterator<?> input) {
        boolean more = true;
        while (more) {
            more = reader.read(input, queue::flushIfOld);
            handle(reader.groups());
        }
        queue.flush();
        log.stopIfBroken();
        handleHeldBack();
        queue.flush();
        log.stopIfBroken();
        if (reader.failure() != null) {
            throw new JobAbortedException("the input could not be read to its end", reader.failure());
        }
        optIns.carryOut();
    }

    /** Whoever is missing from the source now may have changed the phone only. */
    private void handleHeldBack() {
        List<RowGroup> groups = corrections.take();
        Map<RowGroup, String> corrected;
        try {
            corrected = corrections.corrected(groups);
        } catch (HeymarketException e) {
            groups.forEach(group -> log.settled(group, GroupResult.notSent(e, e.getAttempts())));
            calls.stopIfHopeless(e);
            return;
        }
        Set<String> phones = new TreeSet<>();
        for (RowGroup group : groups) {
            boolean same = corrected.containsKey(group);
            if (same && reader.failure() != null) {
                // Who is missing may come in the part that was not read; the next run knows.
                log.settled(
                        group,
                        GroupResult.unsent(Outcome.FAILED, "RUN_STOPPED", "the source was not read to its end", null));
                continue;
            }
            if (same || reader.isFull() || !phones.add(group.phoneKey())) {
                handle(reader.groups());
                phones.clear();
                phones.add(group.phoneKey());
            }
            reader.add(group.rows());
            if (same) {
                handle(reader.groups().stream()
                        .map(one -> one.alsoBy(corrected.get(group), settings.tagMode()))
                        .toList());
            }
        }
        handle(reader.groups());
    }

    /** From groups to results, or to writes in the queue. */
    private void handle(List<RowGroup> groups) {
        List<RowGroup> rejected = reader.rejected();
        if (groups.isEmpty() && rejected.isEmpty()) {
            return;
        }
        locks.takeKeys(Stream.concat(rejected.stream(), groups.stream()).toList());
        log.opened(rejected);
        log.opened(groups);
        reader.clear();
        carryOut(rejected);
        groups.forEach(group -> noteConsent(group, null));
        try {
            if (settings.resolve()) {
                locks.resolve(groups).forEach(this::plan);
            } else {
                planner.planDirect(groups);
            }
        } catch (HeymarketException e) {
            log.endAllBut(queue.groups(), GroupResult.notSent(e, e.getAttempts()));
            calls.stopIfHopeless(e);
        }
        log.checkpoint();
        queue.sendFull();
    }

    private void carryOut(List<RowGroup> rejected) {
        try {
            rejectedOptOuts.carryOut(rejected, log);
        } catch (HeymarketException e) {
            rejected.stream()
                    .filter(log::isOpen)
                    .forEach(group -> log.end(group, GroupResult.notSent(e, e.getAttempts())));
            calls.stopIfHopeless(e);
        }
    }

    /** True wins over the whole run, by whatever key its rows name the person. */
    private void noteConsent(RowGroup group, StoredContact stored) {
        Set<String> names = OptOuts.names(group, stored);
        if (Boolean.TRUE.equals(group.saysOptedOut())) {
            optOuts.add(names);
        } else {
            // In a dry run nothing is written, and a row tells of its own changes alone.
            group.optedOutElsewhere |= !settings.dryRun() && optOuts.hasAny(names);
        }
    }

    private void plan(RowGroup group, Optional<StoredContact> stored) {
        if (stored.isEmpty() && corrections.holdBack(group)) {
            log.heldBack(group);
            return;
        }
        noteConsent(group, stored.orElse(null));
        stored.ifPresent(found -> monitor.found(group.keys(), found.contact()));
        planner.plan(group, stored);
    }

    private BulkResult result() {
        return log.result(calls, splits, settings.dryRun());
    }

    private HeymarketStoppedException stopped(JobAbortedException stop) {
        reader.stopped(stop);
        corrections.take().forEach(group -> group.rows().forEach(row -> log.stopped(row, stop)));
        log.endAll(stop);
        return stop.reported("The bulk run", reader.count(), result());
    }
}
