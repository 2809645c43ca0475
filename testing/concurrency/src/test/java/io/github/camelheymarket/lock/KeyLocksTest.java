package io.github.camelheymarket.lock;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.PassingTime;
import io.github.camelheymarket.concurrency.StillTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A key or a contact belongs to one job at a time; no job waits for ever; nothing is left when all jobs are closed. */
class KeyLocksTest {

    /** Counts the jobs that have a key, without synchronization of its own. */
    private static final class Inside {
        private int jobs;

        void enterAndLeave() {
            jobs++;
            assertEquals(1, jobs);
            jobs--;
        }
    }

    private static KeyLocks.Wanted alone(String... keys) {
        return new KeyLocks.Wanted(List.of(keys), List.of());
    }

    private static KeyLocks.Wanted shared(String... keys) {
        return new KeyLocks.Wanted(List.of(), List.of(keys));
    }

    private static void assertAllFree(KeyLocks locks, String... keys) {
        assertTrue(locks.isUnused());
        try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
            assertTrue(run.tryTakeKeys(alone(keys)));
        }
        assertTrue(locks.isUnused());
    }

    @Test
    void aKeyBelongsToOneJob() {
        Interleavings.of(() -> {
            KeyLocks locks = new KeyLocks(new StillTime());
            Inside inside = new Inside();
            Interleavings.Work job = () -> {
                try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                    run.takeKeys(alone("a"));
                    inside.enterAndLeave();
                    run.giveBackKeys(alone("a"));
                }
            };

            together(job, job, job);

            assertAllFree(locks, "a");
        });
    }

    @Test
    void jobsThatAskInOppositeOrdersDoNotBlockEachOther() {
        Interleavings.of(() -> {
            KeyLocks locks = new KeyLocks(new StillTime());
            Inside a = new Inside();
            Inside b = new Inside();

            together(
                    () -> {
                        try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                            run.takeKeys(alone("a", "b"));
                            a.enterAndLeave();
                            b.enterAndLeave();
                        }
                    },
                    () -> {
                        try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                            run.takeKeys(alone("b", "a"));
                            b.enterAndLeave();
                            a.enterAndLeave();
                        }
                    });

            assertAllFree(locks, "a", "b");
        });
    }

    @Test
    void aSharedKeyIsNotTakenExclusively() {
        Interleavings.of(() -> {
            KeyLocks locks = new KeyLocks(new StillTime());
            Inside exclusive = new Inside();
            boolean[] isExclusive = new boolean[1];
            Interleavings.Work sharer = () -> {
                try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                    run.takeKeys(shared("a"));
                    assertFalse(isExclusive[0]);
                    run.giveBackKeys(shared("a"));
                }
            };

            together(sharer, sharer, () -> {
                try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                    run.takeKeys(alone("a"));
                    isExclusive[0] = true;
                    exclusive.enterAndLeave();
                    isExclusive[0] = false;
                    run.giveBackKeys(alone("a"));
                }
            });

            assertAllFree(locks, "a");
        });
    }

    /** What a job reads of a contact is out of date if another job had it since; the job learns of it. */
    @Test
    void aJobThatGetsAContactLearnsWhoHadItSinceItRead() {
        Interleavings.of(() -> {
            KeyLocks locks = new KeyLocks(new StillTime());
            int[] stored = {0};
            Interleavings.Work increment = () -> {
                try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                    run.beginReading();
                    int read = stored[0];
                    boolean mine = run.tryTakeContact(List.of("1"));
                    if (!mine) {
                        Set<String> stale = run.takeContacts(List.of("1"));
                        read = stale.contains("1") ? stored[0] : read;
                    }
                    stored[0] = read + 1;
                    run.giveBackContacts(List.of("1"));
                    run.endReading();
                }
            };

            together(increment, increment);

            assertEquals(2, stored[0]);
            assertTrue(locks.isUnused());
        });
    }

    /** The first job never releases the key; the clock passes while the others wait for it. */
    @Test
    void aWaitEndsAtItsMaximum() {
        Interleavings.of(() -> {
            KeyLocks locks = new KeyLocks(new PassingTime());
            KeyLocks.Run first = locks.newRun("a job", Duration.ofMinutes(5));
            first.takeKeys(alone("a"));

            together(() -> assertWaitsInVain(locks, alone("a")), () -> assertWaitsInVain(locks, shared("a")));
            first.close();

            assertAllFree(locks, "a");
        });
    }

    private static void assertWaitsInVain(KeyLocks locks, KeyLocks.Wanted wanted) {
        try (KeyLocks.Run run = locks.newRun("a job", Duration.ofSeconds(30))) {
            assertThrows(KeyLocks.LongWaitException.class, () -> run.takeKeys(wanted));
        }
    }

    @Test
    void anInterruptedWaitLeavesNothing() {
        Interleavings.of(() -> {
            KeyLocks locks = new KeyLocks(new StillTime());
            KeyLocks.Run first = locks.newRun("a job", Duration.ofMinutes(5));
            first.takeKeys(alone("b"));
            Thread[] waiting = new Thread[1];
            CountDownLatch begun = new CountDownLatch(1);

            together(
                    () -> {
                        waiting[0] = Thread.currentThread();
                        begun.countDown();
                        try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                            run.takeKeys(alone("a", "b"));
                        } catch (InterruptedException e) {
                            // Interrupted before it had both keys.
                        }
                    },
                    () -> {
                        try (KeyLocks.Run run = locks.newRun("a job", Duration.ofMinutes(5))) {
                            run.takeKeys(shared("a"));
                        }
                    },
                    () -> {
                        begun.await();
                        waiting[0].interrupt();
                    });
            first.close();

            assertAllFree(locks, "a", "b");
        });
    }
}
