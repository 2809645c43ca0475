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
import java.util.Optional;

/**
 * Looks after a v1 batch whether it did what was asked. A text such as {@code ok} or an empty answer tells of no row, and an
 * array may be of the failed or of the stored (C5.10). A row is stored once a search shows it; since searches may lag behind
 * writes, one that is not shown is looked for again after 2 s and after 10 s.
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

    /** @param writes each has ended afterwards */
    void verify(List<PendingWrite> writes, ApiAnswer<BatchAnswer> answer) {
        Look look = new Look(
                answer.response(),
                answer.content(),
                ContactIndex.of(answer.content().items()));
        try {
            long written = pauses.now();
            List<PendingWrite> open = look(writes, look, false);
            if (!open.isEmpty()) {
                pauses.beforeFirst(written);
                open = look(open, look, false);
            }
            if (!open.isEmpty()) {
                pauses.beforeSecond(written);
                look(open, look, true);
            }
        } catch (HeymarketException e) {
            writes.stream().filter(results::isOpen).forEach(write -> notVerified(write, e));
            results.stopIfHopeless(e);
        } catch (JobAbortedException stop) {
            writes.stream()
                    .filter(results::isOpen)
                    .forEach(write -> results.ended(
                            write,
                            GroupResult.refused(
                                    Outcome.UNKNOWN,
                                    "NOT_VERIFIED",
                                    "the run stopped before a search verified the write",
                                    look.response())));
            throw stop;
        }
    }

    /** What the call was answered, and the contacts that an array named. */
    private record Look(ApiResponse response, BatchAnswer answer, ContactIndex items) {}

    private void notVerified(PendingWrite write, HeymarketException e) {
        end(write, GroupResult.failed(Outcome.UNKNOWN, "NOT_VERIFIED", e));
    }

    /** @return those that may show later */
    private List<PendingWrite> look(List<PendingWrite> writes, Look look, boolean last) {
        ContactFinder.Found found =
                finder.findShown(writes.stream().map(BatchVerification::phoneOf).toList());
        List<PendingWrite> open = new ArrayList<>();
        for (PendingWrite write : writes) {
            HeymarketException failure = found.failure(List.of(phoneOf(write)));
            if (failure != null) {
                notVerified(write, failure);
                continue;
            }
            Optional<GroupResult> verdict = shown(write, found, look, last).or(() -> named(write, look, last));
            if (verdict.isPresent()) {
                end(write, verdict.get());
            } else {
                open.add(write);
            }
        }
        return open;
    }

    private static String phoneOf(PendingWrite write) {
        return MatchKeys.phone(write.item().path("phone").asText());
    }

    private Optional<GroupResult> shown(PendingWrite write, ContactFinder.Found found, Look look, boolean last) {
        Optional<StoredContact> fulfilling = fulfilling(write, found.index().get(List.of(phoneOf(write))), look, last);
        if (fulfilling.isEmpty()) {
            return Optional.empty();
        }
        StoredContact stored = fulfilling.get();
        GroupResult good = GroupResult.answered(write.success(), stored.id(), stored.uuid(), look.response());
        return Optional.of(planner.isShown(write, stored) ? good : byMention(write, stored, look, good));
    }

    /**
     * The contact with what was written: as the search shows it, else, because a search may lag behind the write, as the
     * answer to the write shows it with an id of the server's, and at last as a read of that one contact does.
     */
    private Optional<StoredContact> fulfilling(PendingWrite write, List<StoredContact> found, Look look, boolean last) {
        if (found.size() > 1) {
            return Optional.empty();
        }
        StoredContact shown = found.isEmpty() ? null : found.get(0);
        if (shown != null && planner.isFulfilled(write, shown)) {
            return Optional.of(shown);
        }
        List<StoredContact> named = look.items().get(WriteAnswers.namesOf(write).toList());
        if (named.size() == 1 && named.get(0).id() != null && planner.isFulfilled(write, named.get(0))) {
            return Optional.of(named.get(0));
        }
        boolean mayBeStored = named.isEmpty() ? !look.items().hasIds() : !isRefusal(named);
        return last && mayBeStored
                ? readAnew(write, shown).filter(read -> planner.isFulfilled(write, read))
                : Optional.empty();
    }

    private Optional<StoredContact> readAnew(PendingWrite write, StoredContact shown) {
        StoredContact known = write.stored() == null ? shown : write.stored();
        if (known != null && !known.identity().isEmpty()) {
            return reads.read(known.id(), known.uuid())
                    .map(contact -> StoredContact.byId(contact, known.id(), known.uuid()));
        }
        return reads.lookup(MatchKeys.digits(write.item().path("phone").asText()))
                .map(StoredContact::byLookup);
    }

    /**
     * The search cannot show all that was written, so the answer decides. Of an array, items without an id of the server's
     * are those that failed, items with one are those that were stored.
     */
    private GroupResult byMention(PendingWrite write, StoredContact stored, Look look, GroupResult good) {
        List<StoredContact> named = look.items().get(WriteAnswers.namesOf(write).toList());
        if (!named.isEmpty()) {
            return isRefusal(named) ? good.but(Outcome.REJECTED, REFUSED_ITEM) : good;
        }
        if (look.answer().plain()) {
            return good;
        }
        if (!look.items().isEmpty()) {
            return look.items().hasIds()
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

    /** @return empty where a later look may show more */
    private static Optional<GroupResult> named(PendingWrite write, Look look, boolean last) {
        List<StoredContact> named = look.items().get(WriteAnswers.namesOf(write).toList());
        if (isRefusal(named)) {
            return Optional.of(refusedItem(look.response()));
        }
        if (named.isEmpty() && look.items().hasIds()) {
            return Optional.of(WriteAnswers.vanished(look.response()));
        }
        return last
                ? Optional.of(GroupResult.refused(
                        Outcome.FAILED,
                        "NOT_STORED",
                        "Heymarket accepted the call, but the contact does not show the row's values",
                        look.response()))
                : Optional.empty();
    }

    static GroupResult refusedItem(ApiResponse response) {
        return GroupResult.answered(Outcome.REJECTED, null, null, response).but(Outcome.REJECTED, REFUSED_ITEM);
    }

    /** An item that is only an echo of the request is one of those that failed (C5.10). */
    static boolean isRefusal(List<StoredContact> named) {
        return named.stream().anyMatch(item -> item.id() == null && item.uuid() == null);
    }

    private void end(PendingWrite write, GroupResult result) {
        results.answered(write, result, null);
    }
}
