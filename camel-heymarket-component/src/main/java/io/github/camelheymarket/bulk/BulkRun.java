package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.lock.WaitGraph;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.storage.ResultSpool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One walk over an input, chunk by chunk. */
final class BulkRun {

    private final RowMapping mapping;
    private final BulkSettings settings;
    private final KeyLocks.Run held;
    private final InstantSource clock;

    private final RunObserver monitor;
    private final BulkCalls calls;
    private final SplitBudget splits;
    private final RunRecorder log;
    private final RowPlanner planner;
    private final CachedRows cached;
    private final CorrectedPhones corrections;
    private final Resolver resolver;
    private final DirectWritePlanner rawPlanner;
    private final PhoneChange phones;
    private final BulkWriter writer;
    private final WriteBuffer pool;
    private final OptOuts optOuts = new OptOuts();
    private final OptIns optIns;
    private final RejectedOptOuts rejectedOptOuts;

    /** Rows that were read and whose keys are not taken yet. */
    private final List<Row> chunk = new ArrayList<>();
    /** Rows that were not acceptable, and opt somebody out. */
    private final List<RowGroup> rejected = new ArrayList<>();

    private long nextIndex;
    private Throwable inputFailure;

    BulkRun(
            JobContext context,
            RowMapping mapping,
            BulkSettings settings,
            RowListener listener,
            RunObserver monitor,
            ContactCache cache) {
        this.mapping = mapping;
        this.settings = settings;
        this.held = context.locks().newRun(context.job(), settings.maxKeyWait());
        this.clock = context.clock();
        ObservedFields seen = new ObservedFields();
        this.calls = new BulkCalls(context.client(), seen);
        this.splits = new SplitBudget(settings.maxSplitCalls());
        this.monitor = monitor;
        this.planner = new RowPlanner(settings, calls, seen);
        this.corrections = new CorrectedPhones(monitor);
        ContactFinder finder = new ContactFinder(calls, splits, settings.bulkSize());
        this.rejectedOptOuts = new RejectedOptOuts(settings, calls, finder, planner.consent());
        this.log = new RunRecorder(
                new ResultSpool(settings.spool()),
                listener,
                monitor,
                mapping,
                held,
                rejectedOptOuts,
                settings.dryRun());
        this.cached = new CachedRows(cache, settings, calls, planner, log, monitor);
        this.resolver = new Resolver(calls, finder, planner, log, settings.tagMode());
        Relook relook = new Relook(calls, finder, log);
        this.rawPlanner = new DirectWritePlanner(settings, planner, relook, planner.consent(), log);
        this.phones = new PhoneChange(calls, log, splits);
        LookPauses pauses = new LookPauses(context.sleeper());
        BatchVerification verification = new BatchVerification(calls, finder, planner, log, splits, pauses);
        this.writer = new BulkWriter(
                calls,
                new WriteAnswers(verification, calls.written(), log, splits),
                new FateSettler(calls, relook, planner, log, splits, pauses),
                relook,
                planner,
                phones,
                log,
                splits,
                monitor);
        this.pool = new WriteBuffer(settings.bulkSize());
        this.optIns = new OptIns(calls, planner.consent(), optOuts, log, held, settings.dryRun());
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
            more = read(input);
            handle(RowGroups.of(chunk, settings.matchBy(), settings.tagMode()));
        }
        flush();
        log.stopIfBroken();
        handleHeldBack();
        flush();
        log.stopIfBroken();
        if (inputFailure != null) {
            throw new JobAbortedException("the input could not be read to its end", inputFailure);
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
            if (same && inputFailure != null) {
                // Who is missing may come in the part that was not read; the next run knows.
                log.settled(
                        group,
                        GroupResult.unsent(Outcome.FAILED, "RUN_STOPPED", "the source was not read to its end", null));
                continue;
            }
            if (same || chunk.size() >= settings.bulkSize() || !phones.add(group.phoneKey())) {
                handle(RowGroups.of(chunk, settings.matchBy(), settings.tagMode()));
                phones.clear();
                phones.add(group.phoneKey());
            }
            chunk.addAll(group.rows());
            if (same) {
                handle(RowGroups.of(chunk, settings.matchBy(), settings.tagMode()).stream()
                        .map(one -> one.alsoBy(corrected.get(group), settings.tagMode()))
                        .toList());
            }
        }
        handle(RowGroups.of(chunk, settings.matchBy(), settings.tagMode()));
    }

    /** @return whether there may be more to read */
    private boolean read(Iterator<?> input) {
        for (int taken = 0; taken < settings.bulkSize(); ) {
            Object source;
            try {
                if (!input.hasNext()) {
                    return false;
                }
                source = input.next();
            } catch (RuntimeException | Error e) {
                inputFailure = e;
                return false;
            }
            taken += map(nextIndex++, source) ? 1 : 0;
            log.checkpoint();
            flushIfOld();
        }
        return true;
    }

    /** @return whether the row counts in its chunk */
    private boolean map(long index, Object source) {
        try {
            Row row = mapping.map(index, source);
            log.ignored(row);
            if (Boolean.TRUE.equals(row.optedOut())) {
                optOuts.add(
                        RowGroup.of(row, settings.matchBy(), settings.tagMode()).keys());
            }
            if (cached.settle(row)) {
                return false;
            }
            chunk.add(row);
        } catch (HeymarketColumnsException e) {
            log.rejected(index, source, e);
            throw new JobAbortedException(
                    "the columns of the input cannot be understood, and nothing more was carried out, opt-outs included",
                    e);
        } catch (HeymarketValidationException e) {
            rejected(index, source, e);
        }
        return true;
    }

    private void rejected(long index, Object source, HeymarketValidationException e) {
        Row row = mapping.optOutOf(index, source);
        if (row == null) {
            log.rejected(index, source, e);
        } else if (row.matchBy() == null) {
            log.rejectedWithOptOut(index, source, e);
        } else {
            RowGroup group = RowGroup.of(row, settings.matchBy(), settings.tagMode());
            group.rejection = GroupResult.rejected(e);
            optOuts.add(group.keys());
            rejected.add(group);
        }
    }

    /** From groups to results, or to writes in the pool. */
    private void handle(List<RowGroup> groups) {
        if (groups.isEmpty() && rejected.isEmpty()) {
            return;
        }
        List<RowGroup> ended = List.copyOf(rejected);
        takeKeys(Stream.concat(ended.stream(), groups.stream()).toList());
        log.opened(ended);
        log.opened(groups);
        rejected.clear();
        chunk.clear();
        carryOut(ended);
        groups.forEach(group -> noteConsent(group, null));
        try {
            if (settings.resolve()) {
                resolve(groups);
            } else {
                rawPlanner.plan(groups).forEach(this::toBeSent);
            }
        } catch (HeymarketException e) {
            log.endAllBut(pool.groups(), GroupResult.notSent(e, e.getAttempts()));
            calls.stopIfHopeless(e);
        }
        log.checkpoint();
        while (sendOne(pool.takeFull())) {
            log.checkpoint();
        }
    }

    private void carryOut(List<RowGroup> ended) {
        try {
            rejectedOptOuts.carryOut(ended, log);
        } catch (HeymarketException e) {
            ended.stream()
                    .filter(log::isOpen)
                    .forEach(group -> log.end(group, GroupResult.notSent(e, e.getAttempts())));
            calls.stopIfHopeless(e);
        }
    }

    /** A key with a write in the pool, or in another run's hands, must not be searched before that is done (R1.5). */
    private void takeKeys(List<RowGroup> groups) {
        KeyLocks.Wanted wanted = new KeyLocks.Wanted(new ArrayList<>(), new ArrayList<>());
        Set<String> touched = new TreeSet<>();
        for (RowGroup group : groups) {
            wanted.addAll(group.claims());
            touched.addAll(group.keys());
            if (group.phoneKey() != null) {
                touched.add(group.phoneKey());
            }
        }
        if (pool.touches(touched) || !held.tryTakeKeys(wanted)) {
            // Whoever waits for keys must not hold any.
            flush();
            try {
                held.takeKeys(wanted);
            } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
                throw cannotWait(e);
            }
        }
    }

    static JobAbortedException cannotWait(Exception e) {
        if (!(e instanceof InterruptedException)) {
            return new JobAbortedException(e.getMessage(), null);
        }
        Thread.currentThread().interrupt();
        return new JobAbortedException("the run was interrupted", e);
    }

    private void resolve(List<RowGroup> groups) {
        Map<RowGroup, Optional<StoredContact>> resolved;
        held.look();
        try {
            resolved = resolver.resolve(groups);
            List<RowGroup> stale = takeContacts(resolved);
            while (!stale.isEmpty()) {
                resolveAgain(stale, resolved);
                stale = takeContacts(resolved);
            }
        } finally {
            held.lookNoMore();
        }
        resolved.forEach(this::plan);
    }

    /** @return those of whose contacts what was read will not hold, because of a write of this run or of another */
    private List<RowGroup> takeContacts(Map<RowGroup, Optional<StoredContact>> resolved) {
        List<RowGroup> stale = new ArrayList<>();
        resolved.forEach((group, stored) -> {
            List<String> identity = stored.map(StoredContact::identity).orElse(List.of());
            if (group.contact.containsAll(identity)) {
                return;
            }
            if (!pool.touches(identity) && held.tryTakeContact(identity)) {
                held.giveBackContacts(without(group.contact, identity));
                group.contact = identity;
            } else {
                stale.add(group);
            }
        });
        return stale;
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(id -> !others.contains(id)).toList();
    }

    /** Writes what waits, for whoever waits for contacts must not hold any; waits for them all, and reads them again. */
    private void resolveAgain(List<RowGroup> stale, Map<RowGroup, Optional<StoredContact>> resolved) {
        flush();
        Set<String> ids = new TreeSet<>();
        resolved.forEach((group, stored) -> {
            held.giveBackContacts(group.contact);
            group.contact = List.of();
            stored.ifPresent(found -> ids.addAll(found.identity()));
        });
        Set<String> missed;
        try {
            missed = held.takeContacts(ids);
        } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
            throw cannotWait(e);
        }
        resolved.forEach((group, stored) ->
                group.contact = stored.map(StoredContact::identity).orElse(List.of()));
        List<RowGroup> again = resolved.keySet().stream()
                .filter(group -> stale.contains(group) || group.contact.stream().anyMatch(missed::contains))
                .toList();
        again.forEach(resolved::remove);
        resolved.putAll(resolver.resolve(again));
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
        Plan plan;
        try {
            plan = stored.isPresent() ? planner.update(group, stored.get()) : planner.create(group);
        } catch (HeymarketException e) {
            log.end(group, GroupResult.notSent(e, e.getAttempts()));
            calls.stopIfHopeless(e);
            return;
        }
        if (plan instanceof Plan.Done done) {
            log.end(group, done.verdict());
        } else if (plan instanceof Plan.Send send) {
            send(send.write());
        } else if (plan instanceof Plan.ChangePhone change) {
            if (settings.dryRun()) {
                log.end(
                        group,
                        GroupResult.unsent(Outcome.UPDATED, change.write().stored()));
            } else {
                phones.send(change.write());
            }
        }
    }

    private void send(PendingWrite write) {
        try {
            (write.creates() ? rawPlanner.carrying(write) : Optional.of(write)).ifPresent(this::toBeSent);
        } catch (HeymarketException e) {
            log.end(write.group(), GroupResult.notSent(e, e.getAttempts()));
            calls.stopIfHopeless(e);
        }
    }

    private void toBeSent(PendingWrite write) {
        if (settings.dryRun()) {
            log.end(write.group(), GroupResult.unsent(write.success(), write.stored()));
        } else {
            pool.add(write, clock.instant());
        }
    }

    private void flushIfOld() {
        Instant oldest = pool.oldest();
        if (oldest != null && !clock.instant().isBefore(oldest.plus(settings.maxPoolAge()))) {
            flush();
        }
    }

    private void flush() {
        while (sendOne(pool.takeAny())) {
            log.checkpoint();
        }
    }

    private boolean sendOne(List<PendingWrite> writes) {
        writer.send(writes);
        return !writes.isEmpty();
    }

    private BulkResult result() {
        return log.result(calls, splits, settings.dryRun());
    }

    private HeymarketStoppedException stopped(JobAbortedException stop) {
        rejected.forEach(group ->
                log.settled(group, group.rejection.adding("Its opt-out was not carried out: the run ended before.")));
        chunk.forEach(row -> log.stopped(row, stop));
        corrections.take().forEach(group -> group.rows().forEach(row -> log.stopped(row, stop)));
        log.endAll(stop);
        return stop.reported("The bulk run", nextIndex, result());
    }
}
