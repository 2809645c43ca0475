package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ContactWrite;
import io.github.camelheymarket.api.SeenContact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code skipOwn}: what the application wrote itself is not delivered, and nothing else is left out. */
class OwnStatesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FeedRig rig = new FeedRig();
    private final CursorStore stored = CursorStore.memory();

    @BeforeEach
    void threePeopleThatTheRouteHasReceived() {
        rig.own = new OwnStates(new RepositoryOwnStore(stored));
        for (int i = 1; i <= 3; i++) {
            rig.write(i, "p" + i);
            rig.pass(MINUTE);
        }
        rig.open().poll();
        rig.poll();
        rig.pass(MINUTE);
    }

    private long rev(long id) {
        return rig.people.get(id).get("rev").asLong();
    }

    private SeenContact seen(long id) {
        return new SeenContact(rev(id), rig.people.get(id).get("updated").asText(), null, null);
    }

    /** The application writes over what it has read. */
    private void ownWrite(long id, String first, Boolean optedOut) {
        SeenContact before = rig.people.containsKey(id) ? seen(id) : null;
        rig.write(id, first);
        rig.own.written(new ContactWrite(String.valueOf(id), rev(id), null, optedOut, before));
    }

    @Test
    void anOwnUpdateOfWhatTheRouteHasReceivedIsNotDelivered() {
        ownWrite(2, "own", null);
        rig.pass(MINUTE);
        rig.write(3, "other");
        assertThat(rig.poll()).containsExactly("LISTED 3 other");
        rig.pass(MINUTE);
        rig.write(2, "other");
        assertThat(rig.poll()).containsExactly("LISTED 2 other");
    }

    @Test
    void anOwnCreateAndOwnUpdatesInARowAreNotDelivered() {
        ownWrite(9, "own", null);
        rig.pass(MINUTE);
        ownWrite(9, "own again", null);
        rig.pass(MINUTE);
        ownWrite(9, "own a third time", null);
        assertThat(rig.poll()).isEmpty();
    }

    /** The list shows a write before the application has its response. */
    @Test
    void anOwnUpdateWhileTheStateBeforeIsInFlightIsDelivered() {
        ownWrite(2, "own", null);
        assertThat(rig.poll()).isEmpty();
        SeenContact before = seen(2);
        rig.pass(Duration.ofMillis(100));
        rig.write(2, "first");
        List<Change> inFlight = rig.begin();
        assertThat(FeedRig.names(inFlight)).containsExactly("LISTED 2 first");
        rig.own.written(new ContactWrite("2", rev(2), null, null, before));
        rig.pass(Duration.ofMillis(100));
        ownWrite(2, "second", null);
        inFlight.forEach(rig.feed::done);
        rig.pass(MINUTE);
        assertThat(rig.poll()).containsExactly("LISTED 2 second");
    }

    @Test
    void anOwnUpdateOverAStateThatTheRouteHasNotReceivedIsDelivered() {
        rig.write(2, "other");
        rig.pass(MINUTE);
        ownWrite(2, "own", null);
        assertThat(rig.poll()).containsExactly("LISTED 2 own");
    }

    @Test
    void anOwnUpdateOverAnUnknownStateIsDelivered() {
        rig.write(2, "own");
        rig.own.written(new ContactWrite("2", rev(2), null, null, null));
        assertThat(rig.poll()).containsExactly("LISTED 2 own");
        rig.pass(MINUTE);
        rig.write(1, "own");
        rig.own.written(new ContactWrite("1", rev(1), null, null, new SeenContact(1, "no time", null, null)));
        assertThat(rig.poll()).containsExactly("LISTED 1 own");
    }

    @Test
    void anOptOutThatTheApplicationDidNotWriteIsDelivered() {
        ownWrite(1, "own", null);
        rig.people.get(1L).put("is_opted_out", true);
        ownWrite(2, "own", true);
        rig.people.get(2L).put("is_opted_out", true);
        ownWrite(3, "own", true);
        assertThat(rig.poll()).containsExactly("LISTED 1 own");
    }

    @Test
    void ownWritesAreKnownAfterARestart() {
        ownWrite(2, "own", null);
        rig.feed.save();
        rig.own = new OwnStates(new RepositoryOwnStore(stored));
        assertThat(rig.open().poll()).isEmpty();
    }

    @Test
    void anOwnUpdateBetweenARestartAndTheFirstPollIsNotDelivered() {
        rig.own = new OwnStates(new RepositoryOwnStore(stored));
        rig.open();
        ownWrite(2, "own", null);
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void withoutACursorOlderStatesAreForgotten() {
        ownWrite(2, "own", null);
        rig.feed.save();
        rig.cursor.save(null);
        rig.own = new OwnStates(new RepositoryOwnStore(stored));
        assertThat(rig.open().poll()).contains("LOADED 2 own").hasSize(3);
    }

    @Test
    void anOwnDeleteIsNotReported() {
        rig.detectsDeletes = true;
        rig.open().poll();
        rig.people.remove(1L);
        rig.people.remove(3L);
        rig.own.deleted("3");
        assertThat(rig.own.isDeleted("3")).isTrue();
        assertThat(rig.own.isDeleted("1")).isFalse();
        assertThat(rig.poll()).containsExactly("DELETED 1");
        assertThat(rig.own.isDeleted("3")).isFalse();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void withoutAStoreNothingIsTakenForOwn() {
        rig.own = new OwnStates(null);
        rig.open();
        rig.write(2, "other");
        assertThat(rig.poll()).containsExactly("LISTED 2 other");
    }

    @Test
    void aFeedIsClosedAfterItsLastUseAndCanBeOpenedAgain() throws Exception {
        SharedFeed shared = new SharedFeed();
        assertThat(shared.acquire()).isNull();
        shared.start(() -> rig.feed);
        assertThat(shared.acquire()).isSameAs(rig.feed);
        shared.retain();
        shared.start(() -> {
            throw new IllegalStateException("it is open");
        });
        shared.stop();
        assertThat(shared.acquire()).isNull();
        shared.release();
        assertThat(shared.peek()).isSameAs(rig.feed);
        shared.awaitRelease(60_000);
        shared.release();
        assertThat(shared.peek()).isNull();
        shared.start(() -> rig.feed);
        assertThat(shared.acquire()).isSameAs(rig.feed);
        shared.release();
        assertThat(shared.peek()).isSameAs(rig.feed);
        shared.stop();
        assertThat(shared.peek()).isNull();
    }
}
