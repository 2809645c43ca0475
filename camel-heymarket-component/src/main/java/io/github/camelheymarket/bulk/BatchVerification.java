package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ContactIndex;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.LagPauses;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.find.ContactFinder;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the writes of a v1 batch. A text such as {@code ok} or an empty answer says nothing about a row, and an array may list
 * the failed or the stored contacts (C5.10). A row is stored if a search shows it. A search may lag behind a write, so a row that
 * it does not show is searched for again after 2 s and after 10 s.
 */
final class BatchVerification {

    private static final String REFUSED_ITEM =
            "REFUSED: Heymarket named the row among those that failed, without a reason";

    private final JobReads reads;
    private final ContactFinder finder;
    private final RowPlanner planner;
    private final WriteResults results;
    private final LagPauses pauses;

    BatchVerification(
            JobReads reads, ContactFinder finder, RowPlanner planner, WriteResults results, LagPauses pauses) {
        this.reads = reads;
        this.finder = finder;
        this.planner = planner;
        this.results = results;
        this.pauses = pauses;
    }

    /** Ends each of the writes. */
    void verify(List<PendingWrite> writes, ApiAnswer<BatchAnswer> answer) {
        Round round = new Round(
                answer.response(),
                answer.content(),
                ContactIndex.of(answer.content().items()));
        try {
            long written = pauses.now();
            List<PendingWrite> open = search(writes, round, false);
            if (!open.isEmpty()) {
                pauses.beforeFirst(written);
                open = search(open, round, false);
            }
            if (!open.isEmpty()) {
                pauses.beforeSecond(written);
                search(open, round, true);
            }
        } catch (HeymarketException e) {
            writes.stream().filter(results::isOpen).forEach(write -> notVerified(write, e));
            results.stopIfHopeless(e);
        } catch (JobAbortedException stop) {
            writes.stream()
                    .filter(results::isOpen)
                    .forEach(write -> results.ended(write, GroupResult.notVerified(round.response())));
            throw stop;
        }
    }

    /** The answer to the call, and the contacts that its array lists. */
    private record Round(ApiResponse response, BatchAnswer answer, ContactIndex items) {}

    private void notVerified(PendingWrite write, HeymarketException e) {
        end(write, GroupResult.failed(Outcome.UNKNOWN, "NOT_VERIFIED", e));
    }

    /** @return the writes that a later search may show */
    private List<PendingWrite> search(List<PendingWrite> writes, Round round, boolean last) {
        ContactFinder.Found found =
                finder.findShown(writes.stream().map(BatchVerification::phoneOf).toList());
        List<PendingWrite> open = new ArrayList<>();
        for (PendingWrite write : writes) {
            HeymarketException failure = found.failure(List.of(phoneOf(write)));
            if (failure != null) {
                notVerified(write, failure);
                continue;
            }
            List<StoredContact> shown = found.index().get(List.of(phoneOf(write)));
            Optional<GroupResult> result =
                    shown(write, shown, round, last).or(() -> notShown(write, shown, round, last));
            if (result.isPresent()) {
                end(write, result.get());
            } else {
                open.add(write);
            }
        }
        return open;
    }

    private static String phoneOf(PendingWrite write) {
        return Objects.requireNonNull(
                MatchKeys.phone(write.item().path("phone").asText()), "the phone of a write of version 1");
    }

    private Optional<GroupResult> shown(PendingWrite write, List<StoredContact> found, Round round, boolean last) {
        Optional<StoredContact> fulfilling = fulfilling(write, found, round, last);
        if (fulfilling.isEmpty()) {
            return Optional.empty();
        }
        StoredContact stored = fulfilling.get();
        GroupResult good = GroupResult.answered(write.success(), stored.id(), stored.uuid(), round.response());
        return Optional.of(planner.isShown(write, stored) ? good : byMention(write, stored, round, good));
    }

    /**
     * The contact with all that was written: as the search shows it; else, since a search may lag, as the answer to the write
     * shows it with an id; and in the last round as a read of that contact shows it.
     */
    private Optional<StoredContact> fulfilling(
            PendingWrite write, List<StoredContact> found, Round round, boolean last) {
        if (found.size() > 1) {
            return Optional.empty();
        }
        StoredContact shown = found.isEmpty() ? null : found.get(0);
        if (shown != null && planner.isFulfilled(write, shown)) {
            return Optional.of(shown);
        }
        List<StoredContact> named =
                round.items().get(WriteAnswers.namesOf(write).toList());
        if (named.size() == 1 && named.get(0).id() != null && planner.isFulfilled(write, named.get(0))) {
            return Optional.of(named.get(0));
        }
        boolean mayBeStored = named.isEmpty() ? !round.items().hasIds() : !isRefusal(named);
        return last && mayBeStored
                ? readAnew(write, shown).filter(read -> planner.isFulfilled(write, read))
                : Optional.empty();
    }

    private Optional<StoredContact> readAnew(PendingWrite write, @Nullable StoredContact shown) {
        StoredContact known = write.stored() == null ? shown : write.stored();
        if (known != null && !known.identity().isEmpty()) {
            return reads.read(known.id(), known.uuid())
                    .map(contact -> StoredContact.byId(contact, known.id(), known.uuid()));
        }
        return Optional.ofNullable(MatchKeys.digits(write.item().path("phone").asText()))
                .flatMap(reads::lookup)
                .map(StoredContact::byLookup);
    }

    /**
     * The search cannot show all that was written, so the answer decides. Items of an array without an id failed, and items
     * with an id are stored.
     */
    private GroupResult byMention(PendingWrite write, StoredContact stored, Round round, GroupResult good) {
        List<StoredContact> named =
                round.items().get(WriteAnswers.namesOf(write).toList());
        if (!named.isEmpty()) {
            return isRefusal(named) ? good.but(Outcome.REJECTED, REFUSED_ITEM) : good;
        }
        if (round.answer().plain()) {
            return good;
        }
        if (!round.items().isEmpty()) {
            return round.items().hasIds()
                    ? good.but(Outcome.FAILED, "VANISHED: Heymarket's answer does not mention the row")
                    : good;
        }
        boolean shownAlone = reads.reread(stored)
                .map(StoredContact::found)
                .filter(alone -> planner.isShown(write, alone))
                .isPresent();
        return shownAlone
                ? good
                : good.but(
                        Outcome.UNKNOWN,
                        "NOT_VERIFIED: Heymarket's answer is empty, and reads do not show what was written");
    }

    /** @return empty where a later search may show more */
    private static Optional<GroupResult> notShown(
            PendingWrite write, List<StoredContact> found, Round round, boolean last) {
        List<StoredContact> named =
                round.items().get(WriteAnswers.namesOf(write).toList());
        if (isRefusal(named)) {
            return Optional.of(refusedItem(round.response()));
        }
        if (named.isEmpty() && round.items().hasIds()) {
            return Optional.of(WriteAnswers.vanished(round.response()));
        }
        if (!last) {
            return Optional.empty();
        }
        return Optional.of(
                found.size() > 1
                        ? GroupResult.refused(
                                Outcome.UNKNOWN,
                                "NOT_VERIFIED",
                                "Heymarket accepted the call, and several contacts have the phone; one of them may show the "
                                        + "row's values: "
                                        + found.stream()
                                                .map(StoredContact::name)
                                                .collect(Collectors.joining(", ")),
                                round.response())
                        : GroupResult.refused(
                                Outcome.FAILED,
                                "NOT_STORED",
                                "Heymarket accepted the call, but the contact does not show the row's values",
                                round.response()));
    }

    static GroupResult refusedItem(ApiResponse response) {
        return GroupResult.answered(Outcome.REJECTED, null, null, response).but(Outcome.REJECTED, REFUSED_ITEM);
    }

    /** An item without an id only repeats the request: it failed (C5.10). */
    static boolean isRefusal(List<StoredContact> named) {
        return named.stream().anyMatch(item -> item.id() == null && item.uuid() == null);
    }

    private void end(PendingWrite write, GroupResult result) {
        results.answered(write, result, null);
    }
}
