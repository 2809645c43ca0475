package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which contacts count as deleted, and when the whole list is read to find them. */
class DeletionsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FeedRig rig = new FeedRig();

    @BeforeEach
    void twelvePeopleThatTheRouteHasReceived() {
        for (int i = 1; i <= 12; i++) {
            rig.write(i, "p" + i);
            rig.pass(MINUTE);
        }
        rig.detectsDeletes = true;
        rig.open().poll();
        rig.poll();
        rig.pass(MINUTE);
    }

    /** A poll without changes takes one page; the whole list takes two more, and one that compares it with its beginning. */
    private boolean readsTheWholeList() {
        rig.lists = 0;
        rig.poll();
        return rig.lists > 1;
    }

    @Test
    void aContactThatTheListLacksAndAReadFindsWasNotDeleted() {
        rig.unlisted.add(5L);
        rig.people.remove(7L);
        assertThat(rig.poll()).containsExactly("DELETED 7");
        assertThat(rig.poll()).isEmpty();
        rig.unlisted.clear();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void aCountThatDiffersForAnotherReasonIsLookedIntoOnce() {
        rig.countedTooMany = 2;
        assertThat(readsTheWholeList()).isTrue();
        assertThat(readsTheWholeList()).isFalse();
        rig.countedTooMany = 1;
        assertThat(readsTheWholeList()).isTrue();
        assertThat(readsTheWholeList()).isFalse();
        rig.people.remove(3L);
        assertThat(rig.poll()).containsExactly("DELETED 3");
        assertThat(readsTheWholeList()).isTrue();
    }

    @Test
    void aReadThatFailsIsTriedAgainByTheNextPoll() {
        rig.people.remove(3L);
        rig.readsFail = true;
        assertThat(readsTheWholeList()).isTrue();
        assertThat(readsTheWholeList()).isTrue();
        rig.readsFail = false;
        assertThat(rig.poll()).containsExactly("DELETED 3");
    }

    @Test
    void aDeletionUnderWayIsNotReportedTwice() {
        rig.people.remove(3L);
        rig.people.remove(4L);
        List<Change> underWay = rig.begin();
        assertThat(FeedRig.names(underWay)).containsExactly("DELETED 3", "DELETED 4");
        assertThat(rig.begin()).isEmpty();
        rig.feed.done(underWay.get(0));
        rig.feed.failed(underWay.get(1));
        rig.feed.save();
        assertThat(rig.poll()).containsExactly("DELETED 4");
        assertThat(rig.open().poll()).isEmpty();
    }

    @Test
    void aDeletedContactHasItsIdAlone() {
        rig.people.remove(3L);
        Change change = rig.begin().get(0);
        assertThat(change.contact().getId()).isEqualTo(3);
        assertThat(change.contact().json()).hasSize(1);
    }

    @Test
    void whoWasKnownIsKnownAfterARestart() {
        rig.people.remove(3L);
        assertThat(rig.open().poll()).containsExactly("DELETED 3");
        rig.write(20, "new");
        rig.pass(MINUTE);
        List<String> delivered = new ArrayList<>(rig.poll());
        rig.people.remove(20L);
        delivered.addAll(rig.open().poll());
        assertThat(delivered).containsExactly("LISTED 20 new", "DELETED 20");
    }
}
