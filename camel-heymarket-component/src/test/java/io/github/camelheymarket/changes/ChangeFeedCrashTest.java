package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R7.5: what is stored when, and what a crash costs. */
class ChangeFeedCrashTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FeedRig rig = new FeedRig();

    private void people(int count) {
        for (int i = 1; i <= count; i++) {
            rig.write(i, "p" + i);
            rig.pass(MINUTE);
        }
    }

    @Test
    void aFirstLoadGoesOnWhereACrashHasEndedIt() {
        people(40);
        rig.maxInFlight = 7;
        rig.open();
        List<String> delivered = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            delivered.addAll(rig.poll());
        }
        assertThat(delivered).hasSize(28);
        rig.open();
        for (int i = 0; i < 4; i++) {
            delivered.addAll(rig.poll());
        }
        assertThat(delivered).doesNotHaveDuplicates().hasSize(40);
    }

    @Test
    void noMoreThanMaxInFlightAreUnderWayOrUnsaved() {
        people(9);
        rig.maxInFlight = 4;
        List<Change> begun = rig.open().begin();
        assertThat(begun).hasSize(4);
        assertThat(rig.feed.inFlight()).isEqualTo(4);
        assertThat(rig.feed.waiting()).isEqualTo(5);
        assertThat(rig.feed.hasRoom()).isFalse();
        assertThat(rig.feed.shouldSave()).isFalse();
        rig.feed.done(begun.get(0));
        assertThat(rig.feed.hasRoom()).isFalse();
        assertThat(rig.feed.shouldSave()).isTrue();
        rig.feed.save();
        assertThat(rig.feed.shouldSave()).isFalse();
        assertThat(rig.feed.hasRoom()).isTrue();
        assertThat(rig.feed.inFlight()).isEqualTo(3);
    }

    @Test
    void aSaveIsDueASecondAfterTheLastOneIfAnythingIsUnsaved() {
        people(2);
        rig.maxInFlight = 100;
        List<Change> begun = rig.open().begin();
        rig.pass(Duration.ofMillis(1001));
        assertThat(rig.feed.shouldSave()).isFalse();
        rig.feed.done(begun.get(0));
        assertThat(rig.feed.shouldSave()).isTrue();
        rig.feed.save();
        rig.feed.done(begun.get(1));
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.feed.shouldSave()).isFalse();
        rig.pass(Duration.ofMillis(1));
        assertThat(rig.feed.shouldSave()).isTrue();
    }

    @Test
    void failuresLeaveNoRoomForOthersButForThemselves() {
        people(3);
        rig.maxInFlight = 2;
        rig.open();
        rig.begin().forEach(rig.feed::failed);
        rig.feed.save();
        assertThat(rig.begin()).extracting(Change::kind).containsExactly(Change.Kind.RETRY, Change.Kind.RETRY);
    }

    @Test
    void theCursorOfAChangeIsThatOfATimeWhenAllBeforeItAndItselfAreDone() {
        people(1);
        rig.open().poll();
        rig.pass(MINUTE);
        for (int i = 2; i < 6; i++) {
            rig.write(i, "p" + i);
            rig.pass(MINUTE);
        }
        List<Change> begun = rig.begin();
        rig.feed.done(begun.get(0));
        String after = rig.feed.cursorAfter(begun.get(1));
        rig.cursor.save(after);
        assertThat(rig.open().poll()).containsExactly("LISTED 4 p4", "LISTED 5 p5");
    }

    @Test
    void theCursorOfALaterChangeLeavesTheEarlierOnesOut() {
        people(1);
        rig.open().poll();
        rig.pass(MINUTE);
        for (int i = 2; i < 6; i++) {
            rig.write(i, "p" + i);
            rig.pass(MINUTE);
        }
        List<Change> begun = rig.begin();
        rig.cursor.save(rig.feed.cursorAfter(begun.get(2)));
        assertThat(rig.open().poll()).containsExactly("LISTED 2 p2", "LISTED 3 p3", "LISTED 5 p5");
    }

    @Test
    void theCursorOfAChangeOfTheFirstLoadDoesTheSame() {
        people(6);
        List<Change> begun = rig.open().begin();
        rig.feed.done(begun.get(0));
        rig.cursor.save(rig.feed.cursorAfter(begun.get(2)));
        assertThat(rig.open().poll()).containsExactly("LOADED 5 p5", "LOADED 3 p3", "LOADED 2 p2", "LOADED 1 p1");
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 200, 201, 450})
    void ofManyContactsOfOneInstantACrashRepeatsNoneThatWasSaved(int many) {
        for (int i = 1; i <= many; i++) {
            rig.write(i, "p" + i);
        }
        rig.start = Start.NOW;
        rig.people.clear();
        rig.open().poll();
        rig.pass(MINUTE);
        for (int i = 1; i <= many; i++) {
            rig.write(i, "p" + i);
        }
        rig.maxInFlight = many / 2;
        rig.open();
        List<String> delivered = new ArrayList<>(rig.poll());
        rig.write(many + 1, "another");
        rig.people.remove(1L);
        rig.maxInFlight = many;
        rig.open();
        delivered.addAll(rig.poll());
        delivered.addAll(rig.poll());
        assertThat(delivered).doesNotHaveDuplicates().hasSize(many + (delivered.contains("LISTED 1 p1") ? 1 : 0));
    }

    /** Edits, deliveries in any order, failures and crashes at random: in the end everybody's last state was delivered. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsLostInHistoriesAtRandom(long seed) {
        Random random = new Random(seed);
        rig.maxInFlight = 1 + random.nextInt(12);
        rig.start = random.nextBoolean() ? Start.BEGINNING : Start.NOW;
        rig.pageSize = 3 + random.nextInt(10);
        for (int i = 1; i <= 15; i++) {
            rig.write(i, "p" + i);
            rig.pass(Duration.ofMillis(random.nextInt(3000)));
        }
        Map<Long, String> delivered = new HashMap<>();
        if (rig.start == Start.NOW) {
            rig.people.forEach(
                    (id, person) -> delivered.put(id, person.get("first").asText()));
        }
        rig.open();
        int twice = 0;
        int crashes = 0;
        for (int step = 0; step < 40; step++) {
            List<Change> begun = new ArrayList<>(rig.begin());
            Collections.shuffle(begun, random);
            for (Change change : begun) {
                if (random.nextInt(8) == 0) {
                    rig.feed.failed(change);
                    continue;
                }
                String before = delivered.put(
                        Long.valueOf(change.id()), change.contact().getFirst());
                twice += change.contact().getFirst().equals(before) ? 1 : 0;
                rig.feed.done(change);
                if (random.nextInt(5) == 0) {
                    rig.feed.save();
                }
            }
            if (random.nextInt(6) == 0) {
                crashes++;
                rig.open();
            } else {
                rig.feed.save();
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                rig.write(1 + random.nextInt(20), "step " + step + " " + i);
            }
            rig.pass(Duration.ofMillis(random.nextInt(10_000)));
        }
        for (int i = 0; i < 40; i++) {
            rig.begin().forEach(change -> {
                delivered.put(Long.valueOf(change.id()), change.contact().getFirst());
                rig.feed.done(change);
            });
            rig.feed.save();
            rig.pass(MINUTE);
        }
        rig.people.forEach((id, person) ->
                assertThat(delivered).containsEntry(id, person.get("first").asText()));
        assertThat(twice).isLessThanOrEqualTo(crashes * rig.maxInFlight);
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void theFirstPollIsStoredEvenIfItHasNothingToDeliver() {
        people(3);
        rig.start = Start.NOW;
        rig.open().begin();
        rig.pass(MINUTE);
        rig.write(2, "two");
        assertThat(rig.open().poll()).containsExactly("LISTED 2 two");
    }

    @Test
    void aFirstLoadFromAnInstantEndsThereAfterACrashToo() {
        people(20);
        rig.start = new Start(true, FeedRig.START.plus(MINUTE.multipliedBy(10)));
        rig.maxInFlight = 4;
        rig.open().poll();
        rig.open();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rest.addAll(rig.poll());
        }
        assertThat(rest).hasSize(6).endsWith("LOADED 11 p11");
    }

    @Test
    void aContactThatWasDeliveredJustBeforeACrashIsMissedWhenItIsDeleted() {
        people(3);
        rig.detectsDeletes = true;
        rig.open().poll();
        rig.pass(MINUTE);
        rig.write(9, "nine");
        rig.begin();
        rig.people.remove(9L);
        assertThat(rig.open().poll()).containsExactly("DELETED 9");
    }

    @Test
    void aContactThatChangesAgainWhileItIsUnderWayIsDeliveredAgainAfterwards() {
        people(2);
        rig.open().poll();
        rig.pass(MINUTE);
        rig.write(1, "one");
        List<Change> underWay = rig.begin();
        rig.write(1, "uno");
        rig.write(2, "two");
        List<Change> others = rig.begin();
        assertThat(FeedRig.names(others)).containsExactly("LISTED 2 two");
        others.forEach(rig.feed::done);
        underWay.forEach(rig.feed::done);
        rig.feed.save();
        assertThat(rig.open().poll()).containsExactly("LISTED 1 uno");
    }

    @Test
    void deliveriesThatEndInOtherThreadsAreStoredByAny() {
        people(6);
        List<Change> begun = rig.open().begin();
        for (Change change : begun) {
            CompletableFuture.runAsync(() -> {
                        rig.feed.done(change);
                        rig.feed.save();
                    })
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }
        assertThat(rig.open().poll()).isEmpty();
    }
}
