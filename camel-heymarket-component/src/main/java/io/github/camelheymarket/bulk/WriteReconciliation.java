package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.LagPauses;
import io.github.camelheymarket.api.Reconciler;
import io.github.camelheymarket.api.Reconciler.Finding;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.Plan;
import io.github.camelheymarket.plan.RowPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what became of bulk writes whose call failed, by the {@link Reconciler}. What is stored is adopted; what is there
 * and differs is planned anew; what is absent may be sent once more (R8.2).
 */
final class WriteReconciliation {

    private final Reconciler reconciler;
    private final LagPauses pauses;
    private final WriteSearch search;
    private final RowPlanner planner;
    private final WriteResults results;
    private final SendLog sends;
    private final PhoneChange phones;

    /** When the last call failed whose writes may be stored. */
    private long lastDoubt;

    WriteReconciliation(
            LagPauses pauses,
            WriteSearch search,
            RowPlanner planner,
            WriteResults results,
            SendLog sends,
            PhoneChange phones) {
        this.reconciler = new Reconciler(pauses);
        this.pauses = pauses;
        this.search = search;
        this.planner = planner;
        this.results = results;
        this.sends = sends;
        this.phones = phones;
    }

    /** From here on the writes end as UNKNOWN, unless an answer or a read shows more. */
    void doubt(List<PendingWrite> writes, HeymarketUnknownOutcomeException doubt) {
        lastDoubt = pauses.now();
        writes.forEach(write -> sends.doubted(write, doubt));
    }

    /** Whether the write was sent twice without an answer. */
    boolean isSpent(PendingWrite write) {
        return sends.isSpent(write);
    }

    /** Ends rows that got no answer in a call of their own either, and that a search does not show. */
    void endAlone(List<PendingWrite> writes) {
        for (PendingWrite write : writes) {
            results.unknown(write, GroupResult.unknownAlone(doubt(write)));
        }
    }

    /**
     * After calls without an answer.
     *
     * @return what is to be sent, planned anew where its contact is there now; the rest has ended
     */
    List<PendingWrite> afterNoAnswer(List<PendingWrite> writes) {
        Unanswered unanswered = new Unanswered();
        try {
            reconciler.afterNoAnswer(writes, lastDoubt, unanswered);
            return unanswered.left;
        } catch (HeymarketException e) {
            writes.stream().filter(results::isOpen).forEach(write -> unseen(write, e));
            results.stopIfHopeless(e);
            return List.of();
        }
    }

    /**
     * After a call that was refused: searches for the contacts that it would have created.
     *
     * @param isWhole no part of the writes was searched for before
     * @return what is to be sent, planned anew where its contact is there now; the rest has ended
     */
    List<PendingWrite> afterRefusal(List<PendingWrite> writes, boolean isWhole) {
        List<PendingWrite> creates =
                writes.stream().filter(PendingWrite::creates).toList();
        Refused refused = new Refused();
        writes.stream().filter(write -> !write.creates()).forEach(refused.left::add);
        try {
            reconciler.afterRefusal(creates, isWhole, refused);
            return refused.left;
        } catch (HeymarketException e) {
            writes.stream().filter(results::isOpen).forEach(write -> results.ended(write, GroupResult.notSent(e)));
            results.stopIfHopeless(e);
            return List.of();
        }
    }

    /** A write whose rows are planned anew is known not to be stored as it was sent. */
    private void unseen(PendingWrite write, HeymarketException failure) {
        if (sends.doubt(write).isPresent()) {
            unknown(write);
        } else {
            results.ended(write, GroupResult.notSent(failure));
        }
    }

    private void unknown(PendingWrite write) {
        results.unknown(write, GroupResult.unknown(doubt(write)));
    }

    private HeymarketException doubt(PendingWrite write) {
        return sends.doubt(write).orElseThrow();
    }

    /** What both kinds of failed calls have in common. */
    private abstract class Failed implements Reconciler.Writes<PendingWrite, StoredContact> {

        final List<PendingWrite> left = new ArrayList<>();

        @Override
        public Map<PendingWrite, List<StoredContact>> search(List<PendingWrite> writes) {
            return search.now(writes, this::unsearchable);
        }

        @Override
        public Map<PendingWrite, List<StoredContact>> newest(List<PendingWrite> writes) {
            return search.among(writes);
        }

        @Override
        public boolean creates(PendingWrite write) {
            return write.creates();
        }

        @Override
        public void found(PendingWrite write, Finding<StoredContact> finding) {
            if (finding instanceof Finding.Present<StoredContact> present) {
                results.adopted(write, present.contact(), write.success());
            } else if (!(finding instanceof Finding.Ambiguous<StoredContact> several)) {
                absent(write);
            } else if (several.candidates().size() > 1) {
                several(write, several.candidates());
            } else {
                differs(write, several.candidates().get(0));
            }
        }

        abstract void unsearchable(PendingWrite write, HeymarketException e);

        abstract void absent(PendingWrite write);

        abstract void several(PendingWrite write, List<StoredContact> candidates);

        /** One contact is there, which is not known to have all that was written. */
        abstract void differs(PendingWrite write, StoredContact stored);
    }

    private final class Unanswered extends Failed {

        @Override
        public Optional<StoredContact> written(PendingWrite write, List<StoredContact> candidates) {
            return candidates.size() == 1
                            && planner.isShown(write, candidates.get(0))
                            && planner.isFulfilled(write, candidates.get(0))
                    ? Optional.of(candidates.get(0))
                    : Optional.empty();
        }

        @Override
        void unsearchable(PendingWrite write, HeymarketException e) {
            unknown(write);
        }

        @Override
        void absent(PendingWrite write) {
            if (write.creates()) {
                left.add(write);
            } else {
                unknown(write);
            }
        }

        /** One of them may be what was written. */
        @Override
        void several(PendingWrite write, List<StoredContact> candidates) {
            unknown(write);
        }

        @Override
        void differs(PendingWrite write, StoredContact stored) {
            if (write.endpoint().isRaw()) {
                rawDiffers(write);
                return;
            }
            Plan plan = planner.replan(write, stored);
            if (plan instanceof Plan.Send send) {
                if (!isSpent(write)) {
                    sends.cleared(write);
                }
                left.add(send.write());
            } else if (plan instanceof Plan.Done done) {
                done(write, stored, done);
            } else {
                unknown(write);
            }
        }

        /** A write that overwrites a known contact may be sent again; one that may have created a contact may not. */
        private void rawDiffers(PendingWrite write) {
            if (write.endpoint().overwrites() || write.item().has("contact_id")) {
                left.add(write);
            } else {
                unknown(write);
            }
        }

        private void done(PendingWrite write, StoredContact stored, Plan.Done done) {
            // With fill-empty a contact may have all that the mode asks for, and still not be what was sent.
            boolean isAsSent = !write.creates() || planner.isFulfilled(write, stored);
            if (done.result().outcome() == Outcome.UNCHANGED && isAsSent) {
                results.adopted(write.optingIn(done.optsIn()), stored, write.success());
            } else {
                results.ended(done);
            }
        }
    }

    private final class Refused extends Failed {

        /** Only a new plan shows whether the contact existed before or was created by the refused call. */
        @Override
        public Optional<StoredContact> written(PendingWrite write, List<StoredContact> candidates) {
            return Optional.empty();
        }

        @Override
        void unsearchable(PendingWrite write, HeymarketException e) {
            results.ended(write, GroupResult.notSent(e));
        }

        @Override
        void absent(PendingWrite write) {
            left.add(write);
        }

        @Override
        void several(PendingWrite write, List<StoredContact> candidates) {
            results.ended(write, GroupResult.ambiguous("several contacts fit the row", candidates));
        }

        @Override
        void differs(PendingWrite write, StoredContact stored) {
            if (write.endpoint().isRaw()) {
                left.add(write);
                return;
            }
            Plan plan = planner.replan(write, stored);
            if (plan instanceof Plan.Send send) {
                left.add(send.write());
            } else if (plan instanceof Plan.ChangePhone change) {
                phones.send(change.write());
            } else if (plan instanceof Plan.Done done) {
                if (done.result().outcome() == Outcome.UNCHANGED) {
                    results.adopted(write.optingIn(done.optsIn()), stored, Outcome.CREATED);
                } else {
                    results.ended(done);
                }
            }
        }
    }
}
