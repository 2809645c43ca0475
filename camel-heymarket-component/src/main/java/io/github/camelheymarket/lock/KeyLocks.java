package io.github.camelheymarket.lock;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Locks contacts for the jobs of a context (R1.5). Between the search of a job and its write no other job may search the same
 * key, or both would find no contact and create one each; and no other job may write the same contact from what it read
 * before, or values would be lost.
 *
 * <p>A job acquires the keys of the rows of a chunk before it searches. Keys that rows are matched by, and phones that rows
 * set, are acquired exclusively. An e-mail address that rows have but are not matched by may be shared by several jobs, because
 * several persons may have one address. When the contacts are known, the job acquires these too: another job may have found them
 * by other keys.
 *
 * <p>Two jobs cannot deadlock, as long as each follows this order: a job that waits for keys holds nothing (no hold-and-wait), a job
 * that waits for contacts holds only keys of the same chunk, and both are acquired in sorted order ({@link Run#takeKeys},
 * {@link Run#takeContacts}). So a job writes and releases what it holds of earlier chunks before it waits. It first calls the
 * methods that begin with {@code try}, which never wait, so that this is rarely necessary. A job inside another job, in the same
 * thread, cannot follow this order: if its wait would not end, it fails instead ({@link WaitGraph}).
 */
public final class KeyLocks {

    private static final Duration MAX_POSSIBLE_WAIT = Duration.ofDays(365);

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();

    private final KeyClaims<Run> keys = new KeyClaims<>();
    private final ContactClaims<Run> contacts = new ContactClaims<>();
    private final LockWaits waits;

    /**
     * Keys of rows, each as many times as rows have it.
     *
     * @param alone keys that no other job may have
     * @param shared keys that no other job may have exclusively
     */
    public record Wanted(Collection<String> alone, Collection<String> shared) {

        public void addAll(Wanted other) {
            alone.addAll(other.alone);
            shared.addAll(other.shared);
        }
    }

    public KeyLocks(TimeSource time) {
        this.time = time;
        this.waits = new LockWaits(time, released);
    }

    /**
     * @param job how messages call the job when other jobs wait for it
     * @param maxWait the maximum time to wait for other jobs
     */
    public Run newRun(String job, Duration maxWait) {
        return new Run(job, maxWait);
    }

    /** Other jobs have held a lock for longer than the maximum wait. */
    public static final class LongWaitException extends RuntimeException {
        LongWaitException(String message) {
            super(message);
        }
    }

    /** Whether nothing is remembered of any job. */
    boolean isUnused() {
        return isTrue(() -> keys.isEmpty() && contacts.isEmpty() && waits.isEmpty());
    }

    private boolean isTrue(BooleanSupplier question) {
        lock.lock();
        try {
            return question.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        isTrue(() -> {
            action.run();
            return true;
        });
    }

    /** The locks of one job. Created and used by the thread of the job. {@link #close} releases all locks. */
    public final class Run implements AutoCloseable {

        private final Thread thread = Thread.currentThread();
        private final String job;
        private final Duration maxWait;
        private final Instant since = time.now();
        /** The number of keys and contacts, so that a job that has released all of them need not search for any. */
        private int held;

        private Run(String job, Duration maxWait) {
            this.job = job;
            // An instant cannot hold every duration that an option can have.
            this.maxWait = maxWait.compareTo(MAX_POSSIBLE_WAIT) < 0 ? maxWait : MAX_POSSIBLE_WAIT;
        }

        /** Releases the locks that the job still holds. */
        @Override
        public void close() {
            locked(() -> {
                contacts.endReading(this);
                if (held > 0) {
                    keys.removeAll(this);
                    contacts.releaseAll(this);
                    held = 0;
                    released.signalAll();
                }
            });
        }

        Thread thread() {
            return thread;
        }

        Duration maxWait() {
            return maxWait;
        }

        /** Part of messages: contains no key. */
        @Override
        public String toString() {
            return job + " in thread " + thread.getName() + ", which started at " + since;
        }

        /** Acquires all of the keys if no other job has one of them, else none. Does not wait. */
        public boolean tryTakeKeys(Wanted requested) {
            return isTrue(() -> {
                boolean free = requested.alone().stream().allMatch(key -> keys.isFree(key, true, this))
                        && requested.shared().stream().allMatch(key -> keys.isFree(key, false, this));
                if (free) {
                    requested.alone().forEach(key -> add(key, true));
                    requested.shared().forEach(key -> add(key, false));
                }
                return free;
            });
        }

        /**
         * Acquires all of the keys, and waits until that is possible. The job must hold nothing, and still holds nothing if this
         * method fails.
         *
         * @throws WaitGraph.EndlessWaitException if a job that has one of the keys waits for this job
         * @throws LongWaitException if other jobs have one of the keys for too long
         */
        public void takeKeys(Wanted requested) throws InterruptedException {
            Map<String, Boolean> sorted = new TreeMap<>();
            requested.shared().forEach(key -> sorted.put(key, false));
            requested.alone().forEach(key -> sorted.put(key, true));
            Instant deadline = time.steady().plus(maxWait);
            lock.lockInterruptibly();
            try {
                Map<String, Boolean> taken = new LinkedHashMap<>();
                boolean all = false;
                try {
                    for (Map.Entry<String, Boolean> key : sorted.entrySet()) {
                        await(key.getKey(), key.getValue(), deadline);
                        add(key.getKey(), key.getValue());
                        taken.put(key.getKey(), key.getValue());
                    }
                    all = true;
                } finally {
                    if (!all) {
                        taken.forEach(this::remove);
                    }
                }
                requested.alone().forEach(key -> add(key, true));
                requested.shared().forEach(key -> add(key, false));
                sorted.forEach(this::remove);
            } finally {
                lock.unlock();
            }
        }

        private void await(String key, boolean alone, Instant deadline) throws InterruptedException {
            keys.beginWait(key, alone);
            try {
                while (!keys.isFree(key, alone, this)) {
                    waits.await(this, () -> keys.holders(key), deadline);
                }
            } finally {
                keys.endWait(key, alone);
            }
        }

        private void add(String key, boolean alone) {
            held++;
            keys.add(key, alone, this);
        }

        private void remove(String key, boolean alone) {
            held--;
            keys.remove(key, alone, this);
            released.signalAll();
        }

        public void giveBackKeys(Wanted requested) {
            locked(() -> {
                requested.alone().forEach(key -> remove(key, true));
                requested.shared().forEach(key -> remove(key, false));
            });
        }

        /** Begins to record the contacts that other jobs release: what this job reads of them may be out of date. */
        public void beginReading() {
            locked(() -> contacts.beginReading(this));
        }

        /** Ends what {@link #beginReading} began. */
        public void endReading() {
            locked(() -> contacts.endReading(this));
        }

        /** Acquires a contact, by all its ids, if no other job has it or has released it since {@link #beginReading}. Does not wait. */
        public boolean tryTakeContact(Collection<String> ids) {
            return isTrue(() -> {
                boolean free = contacts.isFree(ids, this);
                if (free) {
                    ids.forEach(this::take);
                }
                return free;
            });
        }

        private void take(String id) {
            held += contacts.take(id, this) ? 1 : 0;
        }

        /**
         * Acquires all of the contacts, and waits until that is possible. The job must hold no contact, and still holds none if
         * this method fails.
         *
         * @return the contacts that other jobs have released since {@link #beginReading}
         * @throws WaitGraph.EndlessWaitException if a job that has one of the contacts waits for this job
         * @throws LongWaitException if other jobs have one of the contacts for too long
         */
        public Set<String> takeContacts(Collection<String> ids) throws InterruptedException {
            Set<String> taken = new LinkedHashSet<>();
            Instant deadline = time.steady().plus(maxWait);
            boolean all = false;
            lock.lockInterruptibly();
            try {
                for (String id : new TreeSet<>(ids)) {
                    while (contacts.isOthers(id, this)) {
                        waits.await(this, () -> contacts.holder(id), deadline);
                    }
                    take(id);
                    taken.add(id);
                }
                Set<String> stale = contacts.takeReleased(this);
                all = true;
                return stale;
            } finally {
                if (!all) {
                    giveBackContacts(taken);
                }
                lock.unlock();
            }
        }

        public void giveBackContacts(Collection<String> ids) {
            locked(() -> {
                for (String id : ids) {
                    held -= contacts.release(id, this) ? 1 : 0;
                }
                released.signalAll();
            });
        }
    }
}
