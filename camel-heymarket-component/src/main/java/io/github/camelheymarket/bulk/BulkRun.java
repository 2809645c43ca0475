package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.api.LagPauses;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.find.ContactFinder;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.find.SingleReads;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.job.ReportedRun;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.job.SplitBudget;
import io.github.camelheymarket.merge.ContactConsent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.Comparisons;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.plan.RowPlanner;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.storage.ResultSpool;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run over an input, chunk by chunk: read, lock, find, plan, write, report. */
final class BulkRun {

    private final BulkSettings settings;
    private final RunObserver observer;
    private final JobClient job;
    private final ObservedFields seen = new ObservedFields();
    private final SplitBudget splits;
    private final HeldKeys held;
    private final RowReport report;
    private final RunRecorder recorder;

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
            RunObserver observer,
            @Nullable ContactCache cache) {
        this.settings = settings;
        this.observer = observer;
        this.job = JobClient.aborting("contacts/bulk-upsert", context.client());
        this.splits = new SplitBudget(settings.maxSplitCalls());
        this.held = new HeldKeys(context.locks().newRun(context.job(), settings.maxLockWait()));
        this.report = new RowReport(new ResultSpool(settings.spool()), listener, observer, mapping);
        SendLog sends = new SendLog();
        JobReads reads = new JobReads(job, seen);
        WriteMemory memory = new WriteMemory(job.memory().writes());
        StatusWrites statuses = new StatusWrites(reads, memory);
        ContactConsent consent = new ContactConsent(reads::status, seen);
        ContactFinder finder = new ContactFinder(reads, splits, settings.bulkSize());
        this.rejectedOptOuts = new RejectedOptOuts(settings, reads, finder, consent, statuses);
        this.recorder = new RunRecorder(report, held, sends, memory, rejectedOptOuts, settings.dryRun());

        Comparisons comparisons = new Comparisons(settings, seen);
        RowPlanner rows = new RowPlanner(settings, comparisons, new SingleReads(reads, seen), consent);
        WriteSearch search = new WriteSearch(reads, finder);
        this.reader = new ChunkReader(
                mapping, settings, new CachedRows(cache, settings, reads, rows, report, observer), report, optOuts);

        WriteResults results = new WriteResults(memory, recorder, splits, job.policy());
        PhoneChange phones = new PhoneChange(reads, sends, results);
        LagPauses pauses = new LagPauses(context.sleeper());
        WriteReconciliation outcomes = new WriteReconciliation(pauses, search, rows, results, sends, phones);
        BatchVerification verification = new BatchVerification(reads, finder, rows, results, pauses);
        WriteCall call =
                new WriteCall(job, new WriteAnswers(context.client(), verification, results), results, sends, observer);
        PartialCalls parts = new PartialCalls(call::send, outcomes, results, splits);
        RejectedBatchSplitter splitter =
                new RejectedBatchSplitter(parts, outcomes, new UnansweredBatchSplitter(parts, outcomes));
        BulkWriter writer = new BulkWriter(call, outcomes, results, splitter);
        this.queue = new WriteQueue(writer, phones, recorder, report, settings, context.sleeper());

        this.corrections = new CorrectedPhones(observer);
        this.locks =
                new GroupLocks(held, new Resolver(reads, finder, comparisons, recorder, settings.tagMode()), queue);
        DirectWritePlanner direct = new DirectWritePlanner(settings, rows, search, consent, recorder);
        this.planner = new GroupPlanner(rows, direct, queue, recorder, job.policy());
        this.optIns = new OptIns(job.policy(), consent, statuses, optOuts, recorder, held);
    }

    BulkResult run(Iterator<?> input) {
        try (held) {
            return ReportedRun.of(() -> toEnd(input), report::discard);
        }
    }

    private BulkResult toEnd(Iterator<?> input) {
        try {
            process(input);
        } catch (RuntimeException | Error e) {
            throw stopped(JobAbortedException.of(e));
        }
        return result();
    }

    private void process(Iterator<?> input) {
        boolean more = true;
        while (more) {
            more = reader.read(input, queue::flushIfOld);
            handle(reader.groups());
        }
        queue.flush();
        handleHeldBack();
        queue.flush();
        report.stopIfBroken();
        if (reader.failure() != null) {
            throw new JobAbortedException("the input could not be read to its end", reader.failure());
        }
        optIns.carryOut(settings.dryRun(), report::checkpoint);
    }

    /** Each group that was held back creates a contact, or corrects the phone of the contact that it turns out to be. */
    private void handleHeldBack() {
        List<RowGroup> groups = corrections.waiting();
        Map<RowGroup, String> corrected;
        try {
            corrected = corrections.corrected(groups);
        } catch (HeymarketException e) {
            groups.forEach(group -> endHeldBack(group, GroupResult.notSent(e)));
            job.policy().stopIfHopeless(e);
            return;
        }
        Set<String> phones = new TreeSet<>();
        for (RowGroup group : groups) {
            String present = corrected.get(group);
            if (present != null && reader.failure() != null) {
                // The contact may be in the part of the source that was not read; the next run knows.
                endHeldBack(
                        group,
                        GroupResult.unsent(Outcome.FAILED, "RUN_STOPPED", "the source was not read to its end", null));
                continue;
            }
            if (present != null || reader.isFull() || !phones.add(group.phoneKey())) {
                handle(reader.groups());
                phones.clear();
                phones.add(group.phoneKey());
            }
            reader.add(group.rows());
            corrections.waitsNoLonger(group);
            if (present != null) {
                handle(reader.groups().stream().map(one -> one.alsoBy(present)).toList());
            }
        }
        handle(reader.groups());
    }

    private void endHeldBack(RowGroup group, GroupResult result) {
        corrections.waitsNoLonger(group);
        report.ended(group, result);
    }

    /** From groups to results, or to writes in the queue. */
    private void handle(List<RowGroup> groups) {
        List<RowGroup> rejected = reader.rejected();
        if (groups.isEmpty() && rejected.isEmpty()) {
            return;
        }
        locks.takeKeys(Stream.concat(rejected.stream(), groups.stream()).toList());
        recorder.opened(rejected);
        recorder.opened(groups);
        reader.clear();
        carryOut(rejected);
        // A row that opts out may have only some of the keys of its person, and the group may end before its contact is
        // known.
        groups.stream().filter(RowGroup::optsOut).forEach(group -> optOuts.add(group.keys()));
        try {
            if (settings.resolve()) {
                locks.resolve(groups).forEach(this::plan);
            } else {
                planner.planDirect(groups.stream()
                        .map(group -> withConsent(Match.none(group)))
                        .toList());
            }
        } catch (HeymarketException e) {
            recorder.endAllBut(queue.groups(), GroupResult.notSent(e));
            job.policy().stopIfHopeless(e);
        }
        report.checkpoint();
        queue.sendFull();
    }

    private void carryOut(List<RowGroup> rejected) {
        try {
            rejectedOptOuts.carryOut(rejected, recorder);
        } catch (HeymarketException e) {
            rejected.stream().filter(recorder::isOpen).forEach(group -> recorder.end(group, GroupResult.notSent(e)));
            job.policy().stopIfHopeless(e);
        }
    }

    /** An opt-out wins over the other rows of the whole run, whichever key their rows have. */
    private Match withConsent(Match match) {
        Set<String> names = OptOuts.names(match.group(), match.stored());
        if (match.group().optsOut()) {
            optOuts.add(names);
            return match;
        }
        // A dry run writes nothing, and each row reports its own changes alone.
        return match.optedOut(!settings.dryRun() && optOuts.hasAny(names));
    }

    private void plan(Match found) {
        RowGroup group = found.group();
        if (found.stored() == null && corrections.holdBack(group)) {
            recorder.heldBack(group);
            return;
        }
        Match match = withConsent(found);
        if (match.stored() != null) {
            observer.found(group.keys(), match.stored().contact());
        }
        planner.plan(match);
    }

    private BulkResult result() {
        return report.result(
                job.counted().requests(), job.extraRequests(), splits.calls(), settings.dryRun(), seen.showedConsent());
    }

    private HeymarketStoppedException stopped(JobAbortedException stop) {
        reader.stopped(stop);
        corrections.waiting().forEach(group -> group.rows().forEach(row -> report.stopped(row, stop)));
        recorder.endAll(stop);
        return stop.reported("The bulk run", reader.count(), result());
    }
}
