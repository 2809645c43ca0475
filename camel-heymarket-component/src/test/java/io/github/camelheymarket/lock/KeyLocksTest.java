package io.github.camelheymarket.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.lock.KeyLocks.Wanted;
import io.github.camelheymarket.lock.WaitGraph.EndlessWaitException;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeyLocksTest {

    private final KeyLocks locks = new KeyLocks(TimeSource.SYSTEM);
    private final KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5));
    private final KeyLocks.Run other = locks.newRun("a job", Duration.ofMinutes(5));

    private static Wanted alone(String... keys) {
        return new Wanted(List.of(keys), List.of());
    }

    private static Wanted shared(String... keys) {
        return new Wanted(List.of(), List.of(keys));
    }

    @Test
    void whereOneKeyIsTakenNoneIsTaken() {
        assertThat(run.tryTakeKeys(alone("a", "b"))).isTrue();
        assertThat(other.tryTakeKeys(alone("b", "c"))).isFalse();
        assertThat(other.tryTakeKeys(alone("c"))).isTrue();
        run.giveBackKeys(alone("a", "b"));
        assertThat(other.tryTakeKeys(alone("a", "b"))).isTrue();
    }

    @Test
    void aKeyIsSharedByThoseWhoDoNotWantItAlone() {
        assertThat(run.tryTakeKeys(shared("a"))).isTrue();
        assertThat(other.tryTakeKeys(shared("a"))).isTrue();
        assertThat(other.tryTakeKeys(alone("a"))).isFalse();
        run.giveBackKeys(shared("a"));
        assertThat(other.tryTakeKeys(alone("a"))).isTrue();
        assertThat(run.tryTakeKeys(shared("a"))).isFalse();
    }

    @Test
    void aKeyThatARunTookTwiceItGivesBackTwice() {
        run.tryTakeKeys(new Wanted(List.of("a", "a"), List.of("b", "b")));
        run.giveBackKeys(new Wanted(List.of("a"), List.of("b")));
        assertThat(other.tryTakeKeys(alone("a"))).isFalse();
        assertThat(other.tryTakeKeys(alone("b"))).isFalse();
        run.giveBackKeys(new Wanted(List.of("a"), List.of("b")));
        assertThat(other.tryTakeKeys(alone("a", "b"))).isTrue();
    }

    @Test
    void whoWaitsForAKeyAloneComesBeforeThoseWhoWouldShareItLater() throws Exception {
        run.tryTakeKeys(shared("a"));
        CountDownLatch taken = new CountDownLatch(1);
        Thread waits = new Thread(() -> {
            try {
                other.takeKeys(alone("a"));
                taken.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waits.start();
        await().until(() -> waits.getState() == Thread.State.TIMED_WAITING);

        assertThat(locks.newRun("a job", Duration.ofMinutes(5)).tryTakeKeys(shared("a")))
                .isFalse();

        run.giveBackKeys(shared("a"));
        assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
        waits.join();
    }

    @Test
    void anInterruptedWaitHoldsNothing() throws Exception {
        inAnotherThread(theirs -> {
            theirs.tryTakeKeys(alone("b"));
            theirs.tryTakeContact(List.of("2"));
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> other.takeKeys(alone("a", "b"))).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> other.takeContacts(List.of("1", "2"))).isInstanceOf(InterruptedException.class);
        assertThat(locks.newRun("a job", Duration.ofMinutes(5)).tryTakeKeys(alone("a")))
                .isTrue();
        assertThat(locks.newRun("a job", Duration.ofMinutes(5)).tryTakeContact(List.of("1")))
                .isTrue();
    }

    /** As an upsert in the route at rejectedUri is inside the job. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aRunInsideAnotherIsRefusedWhatTheOuterOneHasAndHoldsNothing() {
        KeyLocks.Run outer = locks.newRun("a job", Duration.ofMinutes(5));
        KeyLocks.Run inner = locks.newRun("a job", Duration.ofMinutes(5));
        outer.tryTakeKeys(new Wanted(List.of("b"), List.of("s")));
        outer.tryTakeContact(List.of("2"));

        assertThatThrownBy(() -> inner.takeKeys(alone("a", "b"))).isInstanceOf(EndlessWaitException.class);
        assertThatThrownBy(() -> inner.takeKeys(alone("a", "s"))).isInstanceOf(EndlessWaitException.class);
        assertThatThrownBy(() -> inner.takeContacts(List.of("1", "2"))).isInstanceOf(EndlessWaitException.class);

        assertThat(locks.newRun("a job", Duration.ofMinutes(5)).tryTakeKeys(alone("a")))
                .isTrue();
        assertThat(locks.newRun("a job", Duration.ofMinutes(5)).tryTakeContact(List.of("1")))
                .isTrue();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void twoThreadsWhoseInnerRunsWantWhatTheOthersOuterOneHasDoNotBothWait() throws Exception {
        KeyLocks.Run outer = locks.newRun("a job", Duration.ofMinutes(5));
        KeyLocks.Run inner = locks.newRun("a job", Duration.ofMinutes(5));
        outer.tryTakeKeys(alone("a"));
        CountDownLatch taken = new CountDownLatch(1);
        Thread waits = new Thread(() -> {
            try {
                KeyLocks.Run theirs = locks.newRun("a job", Duration.ofMinutes(5));
                theirs.tryTakeKeys(alone("b"));
                locks.newRun("a job", Duration.ofMinutes(5)).takeKeys(alone("a"));
                taken.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waits.start();
        await().until(() -> waits.getState() == Thread.State.TIMED_WAITING);

        assertThatThrownBy(() -> inner.takeKeys(alone("b"))).isInstanceOf(EndlessWaitException.class);

        outer.giveBackKeys(alone("a"));
        assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
        waits.join();
    }

    private void inAnotherThread(Consumer<KeyLocks.Run> what) throws InterruptedException {
        Thread thread = new Thread(() -> what.accept(locks.newRun("a job", Duration.ofMinutes(5))));
        thread.start();
        thread.join();
    }

    @Test
    void aContactThatAnotherHadWhileARunLookedIsNotTakenUnread() throws Exception {
        other.tryTakeContact(List.of("1"));
        run.beginReading();
        other.giveBackContacts(List.of("1"));

        assertThat(run.tryTakeContact(List.of("1", "uuid"))).isFalse();
        assertThat(run.takeContacts(List.of("1", "uuid"))).containsExactly("1");
        assertThat(other.tryTakeContact(List.of("uuid"))).isFalse();
        run.giveBackContacts(List.of("1", "uuid"));
        assertThat(other.tryTakeContact(List.of("uuid"))).isTrue();
    }

    /** As runs do: keys, then contacts, then perhaps keys of a next chunk. */
    @Test
    void manyThreadsWithOverlappingKeysNeverShareOneAndAllComeToAnEnd() throws Exception {
        Map<String, KeyLocks.Run> holders = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 8)
                    .mapToObj(seed -> threads.submit(() -> {
                        Random random = new Random(seed);
                        KeyLocks.Run mine = locks.newRun("a job", Duration.ofMinutes(5));
                        for (int i = 0; i < 500; i++) {
                            Wanted first = wanted(random);
                            mine.takeKeys(first);
                            mine.beginReading();
                            Set<String> contacts = Set.copyOf(some(random));
                            if (!mine.tryTakeContact(contacts)) {
                                mine.takeContacts(contacts);
                            }
                            mine.endReading();
                            Wanted next = wanted(random);
                            boolean both = mine.tryTakeKeys(next);
                            boolean alone = first.alone().stream().allMatch(key -> isMine(holders, "k" + key, mine))
                                    && contacts.stream().allMatch(id -> isMine(holders, "c" + id, mine));
                            holders.values().removeIf(mine::equals);
                            mine.giveBackContacts(contacts);
                            mine.giveBackKeys(first);
                            if (both) {
                                mine.giveBackKeys(next);
                            }
                            if (!alone) {
                                return false;
                            }
                        }
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> one : all) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(run.tryTakeKeys(alone("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")))
                .isTrue();
    }

    private static boolean isMine(Map<String, KeyLocks.Run> holders, String key, KeyLocks.Run mine) {
        KeyLocks.Run holder = holders.putIfAbsent(key, mine);
        return holder == null || holder == mine;
    }

    private static Wanted wanted(Random random) {
        return new Wanted(some(random), some(random));
    }

    private static List<String> some(Random random) {
        return random.ints(3, 0, 10).mapToObj(String::valueOf).toList();
    }
}
