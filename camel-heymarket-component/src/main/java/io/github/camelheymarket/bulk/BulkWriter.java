package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.bulk.BulkCalls.Answer;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownFateException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.BulkAnswer;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends bulk writes and stays with them until each row has an end: reads the answer, splits what is refused whole (R8.1),
 * finds out about what got no answer (R8.2).
 */
final class BulkWriter {

    private final BulkCalls calls;
    private final WriteAnswers answers;
    private final FateSettler fates;
    private final Relook relook;
    private final RowPlanner planner;
    private final PhoneChange phones;
    private final RunLog log;
    private final Splits splits;
    private final RunMonitor monitor;

    BulkWriter(
            BulkCalls calls,
            WriteAnswers answers,
            FateSettler fates,
            Relook relook,
            RowPlanner planner,
            PhoneChange phones,
            RunLog log,
            Splits splits,
            RunMonitor monitor) {
        this.calls = calls;
        this.answers = answers;
        this.fates = fates;
        this.relook = relook;
        this.planner = planner;
        this.phones = phones;
        this.log = log;
        this.splits = splits;
        this.monitor = monitor;
    }

    /**
     * Sends writes of one route in one call.
     *
     * @return whether the call was taken, {@code false} where it was refused whole
     */
    boolean send(List<PendingWrite> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        Route route = writes.get(0).route();
        List<ObjectNode> items = writes.stream().map(PendingWrite::item).toList();
        List<Set<String>> creations = writes.stream()
                .filter(PendingWrite::creates)
                .map(write -> write.group().keys())
                .toList();
        if (!creations.isEmpty()) {
            monitor.creating(creations);
        }
        try {
            if (route.isV2()) {
                Answer<BulkAnswer> answer = calls.write(route, items, Answers::bulk);
                sent(writes, answer.response().attempts());
                answers.bulk(writes, answer);
            } else {
                Answer<BatchAnswer> answer = calls.write(route, items, Answers::batch);
                sent(writes, answer.response().attempts());
                answers.batch(writes, answer);
            }
        } catch (HeymarketBadRequestException e) {
            sent(writes, e.getAttempts());
            split(writes, e);
            return false;
        } catch (HeymarketUnknownFateException e) {
            sent(writes, e.getAttempts());
            byRoute(fates.settle(writes, e)).values().forEach(this::send);
        } catch (HeymarketException e) {
            sent(writes, e.getAttempts());
            writes.forEach(write -> log.end(write.group(), Verdict.notSent(e, write.group().attempts)));
            calls.stopIfHopeless(e);
        }
        return true;
    }

    private static void sent(List<PendingWrite> writes, int attempts) {
        writes.forEach(write -> write.group().attempts += attempts);
    }

    private static Map<Route, List<PendingWrite>> byRoute(List<PendingWrite> writes) {
        return writes.stream()
                .collect(Collectors.groupingBy(
                        PendingWrite::route, () -> new EnumMap<>(Route.class), Collectors.toList()));
    }

    private void split(List<PendingWrite> writes, HeymarketBadRequestException e) {
        if (writes.size() == 1) {
            RowGroup group = writes.get(0).group();
            log.end(group, Verdict.failed(Outcome.REJECTED, "REFUSED", e, group.attempts));
            splits.refusedAlone(e);
            return;
        }
        byRoute(lookAgain(writes, e)).values().forEach(rest -> halves(rest, e));
    }

    private void halves(List<PendingWrite> writes, HeymarketBadRequestException e) {
        if (writes.size() == 1) {
            splits.spend(e);
            send(writes);
            return;
        }
        List<List<PendingWrite>> halves = ContactFinder.halves(writes);
        splits.spend(e);
        boolean firstIsGood = send(halves.get(0));
        if (firstIsGood && e.getStatus() == 400) {
            // The fault is in the other half then, so that sending it whole would only be refused again.
            halves(halves.get(1), e);
        } else {
            splits.spend(e);
            send(halves.get(1));
        }
    }

    /** A call that was refused may have been applied in part: what it would have created is looked for again. */
    private List<PendingWrite> lookAgain(List<PendingWrite> writes, HeymarketBadRequestException refusal) {
        List<PendingWrite> creates =
                writes.stream().filter(PendingWrite::creates).toList();
        if (creates.isEmpty()) {
            return writes;
        }
        List<PendingWrite> rest = new ArrayList<>(
                writes.stream().filter(write -> !write.creates()).toList());
        try {
            splits.spend(refusal);
            relook.at(creates).forEach((write, candidates) -> {
                if (candidates.isEmpty()) {
                    rest.add(write);
                } else if (candidates.size() > 1) {
                    relook.ambiguous(write.group(), candidates);
                } else {
                    appeared(write, candidates.get(0), rest);
                }
            });
        } catch (HeymarketException e) {
            writes.stream()
                    .map(PendingWrite::group)
                    .filter(log::isOpen)
                    .forEach(group -> log.end(group, Verdict.notSent(e, group.attempts)));
            calls.stopIfHopeless(e);
            return List.of();
        }
        return rest;
    }

    private void appeared(PendingWrite write, Stored stored, List<PendingWrite> rest) {
        RowGroup group = write.group();
        if (write.route().isRaw()) {
            rest.add(write);
            return;
        }
        Plan plan = planner.update(group, stored);
        if (plan instanceof Plan.Send send) {
            rest.add(send.write());
        } else if (plan instanceof Plan.ChangePhone change) {
            phones.send(change.write());
        } else if (plan instanceof Plan.Done done) {
            boolean created = done.verdict().outcome() == Outcome.UNCHANGED;
            if (created) {
                splits.stored();
            }
            log.end(group, created ? Verdict.unsent(Outcome.CREATED, stored).after(group.attempts) : done.verdict());
        }
    }
}
