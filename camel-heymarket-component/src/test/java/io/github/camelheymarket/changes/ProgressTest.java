package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a cursor moves while changes are delivered in any order. */
class ProgressTest {

    private static final Instant AT = FeedRig.START;

    private final Cursor cursor = new Cursor();
    private final Progress progress = new Progress(cursor, 2, new OwnStates(null));

    private static Instant at(int second) {
        return AT.plusSeconds(second);
    }

    private static DatedContact listed(String id, int second, String first) {
        return new DatedContact(
                id,
                at(second),
                new Contact(JsonNodeFactory.instance.objectNode().put("id", id).put("first", first)));
    }

    private static ContactState state(String id, int second) {
        return new ContactState(at(second), id, "digest");
    }

    private List<Change> admit(DatedContact... contacts) {
        return progress.admit(List.of(contacts), at(100));
    }

    @Test
    void theFloorOnlyRisesAndWhatIsBelowItIsDelivered() {
        cursor.raiseFloor(null);
        assertThat(cursor.floor).isNull();
        assertThat(cursor.isDelivered(state("1", 1))).isFalse();
        cursor.addDelivered(state("1", 1));
        cursor.addDelivered(state("2", 2));
        cursor.addDelivered(state("3", 3));
        cursor.raiseFloor(at(2));
        cursor.raiseFloor(at(1));
        cursor.raiseFloor(null);
        assertThat(cursor.floor).isEqualTo(at(2));
        assertThat(cursor.isDelivered(state("9", 2))).isTrue();
        assertThat(cursor.isDelivered(state("3", 3))).isTrue();
        assertThat(cursor.isDelivered(state("9", 3))).isFalse();
        assertThat(cursor.delivered.contains(state("2", 2))).isFalse();
        cursor.addDelivered(state("2", 2));
        assertThat(cursor.delivered.contains(state("2", 2))).isFalse();
    }

    @Test
    void aLoadHasDeliveredWhatLiesBetweenItsTopAndItsLowestInstant() {
        assertThatThrownBy(cursor::load).isInstanceOf(NullPointerException.class);
        cursor.load = new Cursor.Load();
        assertThat(cursor.isLoaded(state("1", 1))).isFalse();
        cursor.addLoaded(state("1", 1));
        cursor.addLoaded(state("5", 5));
        assertThat(cursor.isLoaded(state("1", 1))).isTrue();
        cursor.load.top = at(9);
        assertThat(cursor.isLoaded(state("x", 9))).isFalse();
        assertThat(cursor.isLoaded(state("x", 10))).isTrue();
        cursor.lowerLoad(at(4));
        cursor.lowerLoad(at(6));
        assertThat(cursor.load.low).isEqualTo(at(4));
        assertThat(cursor.isLoaded(state("x", 5))).isTrue();
        assertThat(cursor.isLoaded(state("x", 4))).isFalse();
        assertThat(cursor.load.delivered.contains(state("5", 5))).isFalse();
        assertThat(cursor.load.delivered.contains(state("1", 1))).isTrue();
    }

    @Test
    void aContactIsDeliveredUpToTheFloorUnlessItIsUnderWayOrFailed() {
        assertThat(progress.isDelivered("1", at(1))).isFalse();
        cursor.raiseFloor(at(5));
        assertThat(progress.isDelivered("1", at(5))).isTrue();
        assertThat(progress.isDelivered("1", at(6))).isFalse();
        Change change = progress.open(Change.Kind.RETRY, "1", new Contact());
        assertThat(progress.isOpen("1")).isTrue();
        assertThat(progress.isDelivered("1", at(5))).isFalse();
        assertThat(progress.failed(change)).isFalse();
        assertThat(progress.isOpen("1")).isFalse();
        assertThat(progress.isDelivered("1", at(5))).isFalse();
        assertThat(progress.retries()).containsExactly("1");
        progress.done(progress.open(Change.Kind.RETRY, "1", new Contact()));
        assertThat(progress.isDelivered("1", at(5))).isTrue();
        cursor.load = new Cursor.Load();
        assertThat(progress.isDelivered("1", at(5))).isFalse();
    }

    @Test
    void theFloorStopsJustBeforeTheOldestChangeUnderWay() {
        List<Change> changes = admit(listed("3", 3, "c"), listed("1", 1, "a"), listed("2", 2, "b"));
        assertThat(changes).extracting(Change::id).containsExactly("1", "2", "3");
        assertThat(progress.floor()).isEqualTo(at(1).minusNanos(1));
        progress.done(changes.get(1));
        assertThat(progress.floor()).isEqualTo(at(1).minusNanos(1));
        assertThat(progress.stateAfter(changes.get(0)).floor()).isEqualTo(at(3).minusNanos(1));
        assertThat(progress.stateAfter(changes.get(2)).floor()).isEqualTo(at(1).minusNanos(1));
        progress.done(changes.get(0));
        assertThat(progress.floor()).isEqualTo(at(3).minusNanos(1));
        progress.done(changes.get(2));
        assertThat(progress.floor()).isEqualTo(at(3));
    }

    @Test
    void theFloorDoesNotPassWhatTheListMayStillGet() {
        List<Change> changes = progress.admit(List.of(listed("1", 1, "a"), listed("5", 5, "b")), at(3));
        changes.forEach(progress::done);
        assertThat(progress.floor()).isEqualTo(at(3));
        progress.admit(List.of(listed("9", 9, "c")), null).forEach(progress::done);
        assertThat(progress.floor()).isEqualTo(at(3));
        assertThat(cursor.newest).isEqualTo(at(9));
    }

    @Test
    void aLaterStateOfAContactUnderWayIsLeftToTheNextPoll() {
        Change first = admit(listed("1", 1, "a")).get(0);
        assertThat(admit(listed("1", 1, "a"))).isEmpty();
        assertThat(admit(listed("1", 4, "b"), listed("2", 5, "c")))
                .extracting(Change::id)
                .containsExactly("2");
        progress.done(first);
        assertThat(progress.floor()).isEqualTo(at(4).minusNanos(1));
        assertThat(admit(listed("1", 4, "b"), listed("2", 5, "c")))
                .extracting(Change::id)
                .containsExactly("1");
    }

    @Test
    void afterItsLastAttemptAChangeIsSkippedAndForgotten() {
        Change change = admit(listed("1", 1, "a")).get(0);
        assertThat(progress.failed(change)).isFalse();
        assertThat(cursor.retries).containsEntry("1", 1);
        assertThat(progress.failed(progress.open(Change.Kind.RETRY, "1", new Contact())))
                .isTrue();
        assertThat(cursor.retries).isEmpty();
        assertThat(progress.failed(progress.open(Change.Kind.DELETED, "7", new Contact())))
                .isFalse();
        assertThat(cursor.retries).isEmpty();
        assertThat(progress.failed(progress.open(Change.Kind.DELETED, "7", new Contact())))
                .isTrue();
    }

    @Test
    void aDeletionThatWasDeliveredBeginsToCountItsFailuresAnew() {
        assertThat(progress.failed(progress.open(Change.Kind.DELETED, "7", new Contact())))
                .isFalse();
        progress.done(progress.open(Change.Kind.DELETED, "7", new Contact()));
        assertThat(progress.failed(progress.open(Change.Kind.DELETED, "7", new Contact())))
                .isFalse();
    }

    @Test
    void thereIsRoomForWhatIsNeitherInFlightNorUnsavedNorFailed() {
        List<Change> changes = admit(listed("1", 1, "a"), listed("2", 2, "b"), listed("3", 3, "c"));
        progress.begin();
        progress.begin();
        assertThat(progress.inFlight()).isEqualTo(2);
        assertThat(progress.room(10, false)).isEqualTo(8);
        progress.done(changes.get(0));
        assertThat(progress.unsaved()).isEqualTo(1);
        assertThat(progress.room(10, false)).isEqualTo(8);
        progress.failed(changes.get(1));
        assertThat(progress.room(10, false)).isEqualTo(7);
        assertThat(progress.room(10, true)).isEqualTo(8);
        progress.saved(2);
        assertThat(progress.unsaved()).isZero();
        assertThat(progress.room(10, true)).isEqualTo(10);
    }

    @Test
    void aLoadSinksToTheOldestContactOfWhatItHasReadInFullAndToTheNewestUnderWay() {
        cursor.load = new Cursor.Load();
        progress.admitLoad(List.of(listed("5", 5, "e"), listed("3", 3, "c")), false)
                .forEach(progress::done);
        assertThat(progress.load().low()).isNull();
        List<Change> changes = progress.admitLoad(List.of(listed("2", 2, "b"), listed("1", 1, "a")), true);
        assertThat(changes).extracting(Change::id).containsExactly("2", "1");
        assertThat(progress.loadHasOpen()).isTrue();
        assertThat(progress.load().low()).isEqualTo(at(2));
        progress.done(changes.get(1));
        assertThat(progress.load().low()).isEqualTo(at(2));
        assertThat(progress.stateAfter(changes.get(0)).load().low()).isEqualTo(at(1));
        progress.done(changes.get(0));
        assertThat(progress.load().low()).isEqualTo(at(1));
        assertThat(progress.loadHasOpen()).isFalse();
        assertThat(progress.admitLoad(List.of(listed("2", 2, "b")), true)).isEmpty();
    }

    @Test
    void aWaitForAReleaseEndsByAnInterruptIfAnExchangeIsUnderWay() throws Exception {
        FeedRig rig = new FeedRig();
        rig.write(1, "a");
        rig.pass(Duration.ofMinutes(1));
        rig.open();
        SharedFeed shared = new SharedFeed();
        Thread.currentThread().interrupt();
        shared.awaitRelease(60_000);
        shared.start(() -> rig.feed);
        shared.awaitRelease(60_000);
        Change change = rig.begin().get(0);
        assertThatThrownBy(() -> shared.awaitRelease(60_000)).isInstanceOf(InterruptedException.class);
        rig.feed.done(change);
        Thread.currentThread().interrupt();
        shared.awaitRelease(60_000);
        assertThat(Thread.interrupted()).isTrue();
    }
}
