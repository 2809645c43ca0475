package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.plan.RowGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R1.5: what a run locks, and that each lock is released. */
class HeldKeysTest {

    private final RunParts parts = new RunParts();
    private final HeldKeys held = parts.held;
    private final RowGroup mara = group(row(0, "12025550143", null));
    private final RowGroup nils = group(row(1, "12025550199", null));
    private final StoredContact seven = stored(7, "12025550143");
    private final StoredContact eight = stored(8, "12025550199");

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void theKeysOfRowsAreThoseOfOneRunUntilTheRowsHaveEnded() {
        assertThat(held.tryTake(mara.claims())).isTrue();
        assertThat(parts.isFree(mara)).isFalse();
        assertThat(parts.isFree(nils)).isTrue();
        held.release(mara);
        assertThat(parts.isFree(mara)).isTrue();
    }

    @Test
    void aRunThatFindsAKeyTakenGetsNone() {
        try (KeyLocks.Run other = parts.locks.newRun("a job", Duration.ofMinutes(5))) {
            assertThat(other.tryTakeKeys(nils.claims())).isTrue();
            RowGroup both = mara.with(nils, TagMode.ADD);
            assertThat(held.tryTake(both.claims())).isFalse();
            assertThat(parts.isFree(mara)).isTrue();
        }
    }

    @Test
    void waitingForAFreeKeyTakesIt() {
        held.take(mara.claims());
        assertThat(parts.isFree(mara)).isFalse();
    }

    @Test
    void aRunThatIsInterruptedWhileItWaitsStopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> held.take(mara.claims()))
                .isInstanceOf(JobAbortedException.class)
                .hasMessageContaining("interrupted");
        assertThatThrownBy(() -> held.takeContacts(Map.of(mara, seven.identity())))
                .isInstanceOf(JobAbortedException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(parts.isFree(mara)).isTrue();
        assertThat(parts.isFree(seven)).isTrue();
    }

    @Test
    void aContactIsLockedWithItsRowsAndReleasedWithThem() {
        assertThat(held.has(mara, seven.identity())).isFalse();
        assertThat(held.tryTakeContact(mara, seven.identity())).isTrue();
        assertThat(held.has(mara, seven.identity())).isTrue();
        assertThat(held.has(nils, seven.identity())).isFalse();
        assertThat(parts.isFree(seven)).isFalse();
        held.tryTake(mara.claims());
        held.release(mara);
        assertThat(parts.isFree(seven)).isTrue();
        assertThat(held.has(mara, seven.identity())).isFalse();
    }

    @Test
    void rowsThatTurnOutToBeAboutAnotherContactLetGoOfTheOneBefore() {
        held.tryTakeContact(mara, seven.identity());
        assertThat(held.tryTakeContact(mara, eight.identity())).isTrue();
        assertThat(parts.isFree(seven)).isTrue();
        assertThat(parts.isFree(eight)).isFalse();
    }

    @Test
    void aContactKeepsItsLockWhenMoreOfItsIdsAreKnown() {
        held.tryTakeContact(mara, List.of("id:7"));
        assertThat(held.tryTakeContact(mara, List.of("id:7", "contact_id:u"))).isTrue();
        assertThat(parts.isFree(seven)).isFalse();
    }

    @Test
    void aContactOfAnotherRunIsNotTakenAndTheOneBeforeIsKept() {
        held.tryTakeContact(mara, seven.identity());
        try (KeyLocks.Run other = parts.locks.newRun("a job", Duration.ofMinutes(5))) {
            other.tryTakeContact(eight.identity());
            assertThat(held.tryTakeContact(mara, eight.identity())).isFalse();
        }
        assertThat(held.has(mara, seven.identity())).isTrue();
        assertThat(parts.isFree(seven)).isFalse();
    }

    @Test
    void theContactsOfManyRowsAreTakenTogetherAndThoseThatWereWrittenMeanwhileAreNamed() {
        try (KeyLocks.Run other = parts.locks.newRun("a job", Duration.ofMinutes(5))) {
            var missed = held.whileReading(() -> {
                other.tryTakeContact(eight.identity());
                other.giveBackContacts(eight.identity());
                return held.takeContacts(Map.of(mara, seven.identity(), nils, eight.identity()));
            });
            assertThat(missed).containsExactly("id:8");
        }
        assertThat(held.has(mara, seven.identity())).isTrue();
        assertThat(held.has(nils, eight.identity())).isTrue();
        assertThat(parts.isFree(eight)).isFalse();
    }

    @Test
    void whatOthersWriteAfterTheReadIsNoneOfItsConcern() {
        assertThat(held.<String>whileReading(() -> "found")).isEqualTo("found");
        try (KeyLocks.Run other = parts.locks.newRun("a job", Duration.ofMinutes(5))) {
            other.tryTakeContact(eight.identity());
        }
        assertThat(held.tryTakeContact(nils, eight.identity())).isTrue();
    }

    @Test
    void rowsThatBecomeOneGroupHaveTheLocksOfAllItsParts() {
        held.tryTake(mara.claims());
        held.tryTake(nils.claims());
        held.tryTakeContact(mara, seven.identity());
        held.tryTakeContact(nils, eight.identity());
        RowGroup both = mara.with(nils, TagMode.ADD);
        held.merged(List.of(mara, nils), both);
        assertThat(held.has(both, List.of("id:7", "id:8"))).isTrue();
        assertThat(held.has(mara, seven.identity())).isFalse();
        held.release(both);
        assertThat(List.of(mara, nils)).allMatch(parts::isFree);
        assertThat(List.of(seven, eight)).allMatch(parts::isFree);
    }

    @Test
    void aRunThatEndsHoldsNothing() {
        held.tryTake(mara.claims());
        held.tryTakeContact(mara, seven.identity());
        held.close();
        assertThat(parts.isFree(mara)).isTrue();
        assertThat(parts.isFree(seven)).isTrue();
    }

    @Test
    void aRunWaitsNoLongerThanItMay() {
        HeldKeys other = new HeldKeys(parts.locks.newRun("that run", Duration.ZERO));
        held.tryTake(mara.claims());
        held.tryTakeContact(mara, seven.identity());
        assertThatThrownBy(() -> other.take(mara.claims())).isInstanceOf(JobAbortedException.class);
        assertThatThrownBy(() -> other.takeContacts(Map.of(mara, seven.identity())))
                .isInstanceOf(JobAbortedException.class);
    }
}
