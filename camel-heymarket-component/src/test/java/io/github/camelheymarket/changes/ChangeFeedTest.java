package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketCursorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R7.5: which changes a feed delivers, in which order. */
class ChangeFeedTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FeedRig rig = new FeedRig();

    private void people(int count) {
        for (int i = 1; i <= count; i++) {
            rig.write(i, "p" + i);
            rig.pass(MINUTE);
        }
    }

    @Test
    void fromNowOnlyLaterChangesAreDeliveredOldestFirst() {
        people(25);
        rig.start = Start.NOW;
        rig.open();
        assertThat(rig.poll()).isEmpty();
        rig.pass(MINUTE);
        rig.write(7, "seven");
        rig.pass(MINUTE);
        rig.write(3, "three");
        rig.pass(MINUTE);
        assertThat(rig.poll()).containsExactly("LISTED 7 seven", "LISTED 3 three");
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.feed.waiting()).isZero();
    }

    @Test
    void fromNowNoneOfManyChangesOfTheLastSecondsIsDelivered() {
        for (int i = 1; i <= 25; i++) {
            rig.write(i, "p" + i);
            rig.pass(Duration.ofMillis(100));
        }
        rig.start = Start.NOW;
        assertThat(rig.open().poll()).isEmpty();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void fromTheBeginningEverybodyIsDeliveredLastChangedFirstAndThenWhatChanges() {
        people(25);
        List<String> loaded = rig.open().poll();
        assertThat(loaded).hasSize(25).startsWith("LOADED 25 p25").endsWith("LOADED 1 p1");
        rig.pass(MINUTE);
        rig.write(1, "one");
        assertThat(rig.poll()).containsExactly("LISTED 1 one");
        assertThat(rig.open().poll()).isEmpty();
    }

    @Test
    void fromAnInstantOlderChangesAreLeftOut() {
        people(25);
        rig.start = new Start(true, FeedRig.START.plus(Duration.ofMinutes(20)));
        assertThat(rig.open().poll())
                .containsExactly("LOADED 25 p25", "LOADED 24 p24", "LOADED 23 p23", "LOADED 22 p22", "LOADED 21 p21");
    }

    @Test
    void whatChangesDuringTheFirstLoadIsDeliveredAfterIt() {
        people(30);
        rig.maxInFlight = 10;
        rig.open();
        rig.poll();
        rig.write(1, "one");
        rig.pass(MINUTE);
        rig.write(30, "thirty");
        rig.pass(MINUTE);
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rest.addAll(rig.poll());
        }
        assertThat(rest)
                .hasSize(21)
                .endsWith("LISTED 1 one", "LISTED 30 thirty")
                .doesNotContain("LOADED 1 p1");
    }

    @Test
    void aChangeWithinASecondOfAnotherIsDeliveredToo() {
        people(3);
        rig.open().poll();
        rig.pass(MINUTE);
        rig.write(1, "one");
        assertThat(rig.poll()).containsExactly("LISTED 1 one");
        rig.write(2, "two");
        rig.write(1, "uno");
        assertThat(rig.poll()).containsExactlyInAnyOrder("LISTED 2 two", "LISTED 1 uno");
        assertThat(rig.open().poll()).isEmpty();
    }

    @Test
    void whatTheRouteDidNotProcessIsDeliveredAgainFirstAndAsItIsThen() {
        people(2);
        rig.open().poll();
        rig.write(1, "one");
        Change failing = rig.begin().get(0);
        assertThat(rig.feed.failed(failing)).isFalse();
        rig.feed.save();
        rig.pass(MINUTE);
        rig.write(2, "two");
        assertThat(rig.open().poll()).containsExactly("RETRY 1 one", "LISTED 2 two");
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void aContactThatIsGoneIsNotTriedAgain() {
        people(2);
        rig.open().poll();
        rig.write(1, "one");
        rig.feed.failed(rig.begin().get(0));
        rig.people.remove(1L);
        assertThat(rig.poll()).isEmpty();
        rig.write(1, "one again");
        assertThat(rig.poll()).containsExactly("LISTED 1 one again");
    }

    @Test
    void afterTheLastAttemptAChangeIsSkipped() {
        people(1);
        rig.maxAttempts = 3;
        rig.open();
        assertThat(rig.feed.failed(rig.begin().get(0))).isFalse();
        assertThat(rig.feed.failed(rig.begin().get(0))).isFalse();
        rig.feed.save();
        rig.open();
        assertThat(rig.feed.failed(rig.begin().get(0))).isTrue();
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 1, overlap", "0, 0, 1, maxInFlight", "0, 1, -1, maxDeliveryAttempts"})
    void aValueThatIsTooSmallIsNamed(long overlap, int inFlight, int attempts, String option) {
        assertThatThrownBy(() -> new ChangeFeed.Delivery(Duration.ofSeconds(overlap), inFlight, attempts))
                .hasMessageContaining("The option " + option + " is");
        assertThat(new ChangeFeed.Delivery(Duration.ZERO, 1, 0).maxAttempts()).isZero();
    }

    @Test
    void howFarItIsDeliveredIsKnownAfterTheFirstContact() {
        rig.open();
        assertThat(rig.feed.deliveredUpTo()).isNull();
        assertThat(rig.feed.inFlight()).isZero();
        assertThat(rig.feed.shouldSave()).isFalse();
        rig.feed.save();
        assertThat(rig.cursor.load()).isNull();
        people(1);
        rig.poll();
        rig.pass(MINUTE);
        rig.poll();
        assertThat(rig.feed.deliveredUpTo()).isEqualTo(FeedRig.START);
        assertThat(rig.feed.now()).isEqualTo(rig.now);
    }

    @Test
    void aDeletedContactIsReportedOnceWhenNoReadFindsIt() {
        people(12);
        rig.detectsDeletes = true;
        rig.open().poll();
        rig.people.remove(5L);
        assertThat(rig.poll()).containsExactly("DELETED 5");
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.open().poll()).isEmpty();
    }

    /** The ids of all contacts were noted before it was there, and it is gone before they are compared. */
    @Test
    void aContactThatOnlyTheFirstLoadHasSeenIsReportedWhenItIsDeleted() {
        rig.detectsDeletes = true;
        rig.maxInFlight = 5;
        people(20);
        rig.open().feed.beginPoll();
        rig.write(21, "p21");
        assertThat(rig.poll()).contains("LOADED 21 p21");
        rig.people.remove(21L);
        List<String> delivered = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            delivered.addAll(rig.poll());
        }
        assertThat(delivered).filteredOn(change -> change.contains("21")).containsExactly("DELETED 21");
    }

    @Test
    void aDeletionThatTheRouteDidNotProcessIsReportedAgainUntilItIsSkipped() {
        people(2);
        rig.detectsDeletes = true;
        rig.maxAttempts = 2;
        rig.open().poll();
        rig.people.remove(2L);
        assertThat(rig.feed.failed(rig.begin().get(0))).isFalse();
        assertThat(rig.feed.failed(rig.begin().get(0))).isTrue();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void aReadThatFailsDeletesNobody() {
        people(3);
        rig.detectsDeletes = true;
        rig.open().poll();
        rig.people.remove(2L);
        rig.readsFail = true;
        assertThat(rig.poll()).isEmpty();
        rig.readsFail = false;
        assertThat(rig.poll()).containsExactly("DELETED 2");
    }

    @Test
    void whileNobodyIsMissingTheWholeListIsNotRead() {
        people(35);
        rig.detectsDeletes = true;
        rig.open().poll();
        rig.poll();
        rig.lists = 0;
        rig.poll();
        assertThat(rig.lists).isEqualTo(1);
    }

    @Test
    void contactsOfAnotherTeamAreNotDeliveredUnderThisCursor() {
        people(2);
        rig.open().poll();
        rig.people.values().forEach(person -> person.put("team_id", 2));
        rig.pass(MINUTE);
        rig.write(1, "one");
        assertThatThrownBy(rig::poll)
                .isInstanceOf(HeymarketCursorException.class)
                .hasMessageContaining("whose contacts belong to another team");
    }
}
