package io.github.camelheymarket.lock;

import static java.util.stream.Collectors.joining;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps the runs of a context off each other's people (R1.5): between one run's search and its write nobody else may search
 * the same key, or both would find it absent and create it; nor write the same contact from what was read before, or the
 * other's values would be lost.
 *
 * <p>A run takes the keys of a chunk's rows before it searches. Keys that it matches by, and phones that it sets, it has
 * alone. An address that its rows carry without being matched by it may be shared by such runs: people share addresses.
 * Once it knows the contacts it takes those too, for others may have come to them by other keys.
 *
 * <p>No two runs can wait for each other, as long as a run that waits keeps this order: who waits for keys holds nothing,
 * who waits for contacts holds keys of the same chunk alone, and both wait in sorted order ({@link Run#takeKeys},
 * {@link Run#takeContacts}). What is held from earlier chunks has to be written and given back before; {@code try…} first,
 * which never waits, spares that mostly. A run inside another one, in the same thread, cannot keep it: where its wait would
 * not end, that is an exception instead ({@link WaitGraph}).
 */
public final class KeyLocks {

    /** How long a run waits for what another has, unless it is told otherwise. */
    public static final Duration MOST_WAIT = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(365);

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition givenBack = lock.newCondition();

    private final Map<String, Claim> keys = new HashMap<>();
    private final Map<String, Run> contacts = new HashMap<>();
    private final Set<Run> looking = new HashSet<>();
    private final WaitGraph waits = new WaitGraph();

    private static final class Claim {
        private Run alone;
        private int times;
        private final Map<Run, Integer> sharers = new HashMap<>(2);
        private int waitingForAlone;

        private boolean isFree() {
            return alone == null && sharers.isEmpty() && waitingForAlone == 0;
        }

        /** @return whether nobody has it or waits for it then */
        private boolean letGo(Run run) {
            if (alone == run) {
                alone = null;
                times = 0;
            }
            sharers.remove(run);
            return isFree();
        }

        private Stream<Run> holders() {
            return Stream.concat(Stream.ofNullable(alone), sharers.keySet().stream());
        }
    }

    /**
     * Keys of rows, each as often as rows have it.
     *
     * @param alone nobody else may have them
     * @param shared nobody else may have them alone
     */
    public record Wanted(Collection<String> alone, Collection<String> shared) {

        public void addAll(Wanted other) {
            alone.addAll(other.alone);
            shared.addAll(other.shared);
        }
    }

    public KeyLocks() {
        this(TimeSource.SYSTEM);
    }

    public KeyLocks(TimeSource time) {
        this.time = time;
    }

    public Run newRun() {
        return newRun("a job", MOST_WAIT);
    }

    /**
     * @param job what others are told who wait for it
     * @param mostWait how long it waits for others at most
     */
    public Run newRun(String job, Duration mostWait) {
        return new Run(job, mostWait);
    }

    /** Others have had what a run wants for longer than it waits. */
    public static final class LongWaitException extends RuntimeException {
        private LongWaitException(String message) {
            super(message);
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private boolean isTrue(BooleanSupplier question) {
        lock.lock();
        try {
            return question.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** What one run holds. Made and used by the thread of the run; closed, it holds nothing. */
    public final class Run implements AutoCloseable {

        /** Contacts that others gave back since this run began to look; what was read of them does not hold. */
        private final Set<String> missed = new HashSet<>();

        private final Thread thread = Thread.currentThread();
        private final String job;
        private final Duration mostWait;
        private final Instant since = time.now();
        /** Keys and contacts, so that a run that gave all back need not look for any. */
        private int held;

        private Run(String job, Duration mostWait) {
            this.job = job;
            // An option may say "for ever" in more than an instant can hold.
            this.mostWait = mostWait.compareTo(LONGEST) < 0 ? mostWait : LONGEST;
        }

        /** Gives back whatever it still has. */
        @Override
        public void close() {
            locked(() -> {
                looking.remove(this);
                if (held > 0) {
                    keys.values().removeIf(claim -> claim.letGo(this));
                    contacts.entrySet().removeIf(contact -> {
                        boolean mine = contact.getValue() == this;
                        if (mine) {
                            noteMissed(contact.getKey());
                        }
                        return mine;
                    });
                    held = 0;
                    givenBack.signalAll();
                }
            });
        }

        /** For people: it names no contact. */
        @Override
        public String toString() {
            return job + " in thread " + thread.getName() + ", which started at " + since;
        }

        /** Takes all of the keys if nobody else has one of them, else nothing. */
        public boolean tryTakeKeys(Wanted wanted) {
            return isTrue(() -> {
                boolean free = wanted.alone().stream().allMatch(key -> isFree(key, true))
                        && wanted.shared().stream().allMatch(key -> isFree(key, false));
                if (free) {
                    wanted.alone().forEach(key -> add(key, true));
                    wanted.shared().forEach(key -> add(key, false));
                }
                return free;
            });
        }

        /**
         * Waits for all of the keys. The run must hold nothing. Interrupted or refused, it still holds nothing.
         *
         * @throws WaitGraph.EndlessWaitException if a run that has one of them waits for this one
         * @throws LongWaitException if others have one of them for too long
         */
        public void takeKeys(Wanted wanted) throws InterruptedException {
            Map<String, Boolean> sorted = new TreeMap<>();
            wanted.shared().forEach(key -> sorted.put(key, false));
            wanted.alone().forEach(key -> sorted.put(key, true));
            Instant deadline = time.steady().plus(mostWait);
            lock.lockInterruptibly();
            try {
                Set<String> taken = new LinkedHashSet<>();
                boolean all = false;
                try {
                    for (Map.Entry<String, Boolean> key : sorted.entrySet()) {
                        await(key.getKey(), key.getValue(), deadline);
                        add(key.getKey(), key.getValue());
                        taken.add(key.getKey());
                    }
                    all = true;
                } finally {
                    if (!all) {
                        taken.forEach(key -> remove(key, sorted.get(key)));
                    }
                }
                wanted.alone().forEach(key -> add(key, true));
                wanted.shared().forEach(key -> add(key, false));
                sorted.forEach(this::remove);
            } finally {
                lock.unlock();
            }
        }

        private void await(String key, boolean alone, Instant deadline) throws InterruptedException {
            Claim claim = keys.computeIfAbsent(key, k -> new Claim());
            claim.waitingForAlone += alone ? 1 : 0;
            try {
                while (!isFree(key, alone)) {
                    await(() -> Stream.ofNullable(keys.get(key)).flatMap(Claim::holders), deadline);
                }
            } finally {
                claim.waitingForAlone -= alone ? 1 : 0;
                dropIfFree(key, claim);
            }
        }

        private void await(Supplier<Stream<Run>> holders, Instant deadline) throws InterruptedException {
            Duration left = Duration.between(time.steady(), deadline);
            if (left.isZero() || left.isNegative()) {
                throw new LongWaitException(
                        "for " + mostWait.toSeconds()
                                + " s other jobs have held locks on contacts of these rows: "
                                + holders.get()
                                        .filter(run -> run != this)
                                        .distinct()
                                        .map(Run::toString)
                                        .collect(joining("; "))
                                + ". Run the rows again after these jobs have ended, or increase maxBudgetWait, the maximum wait for a lock");
            }
            waits.begin(() -> holders.get().filter(run -> run != this).map(run -> run.thread));
            try {
                time.await(givenBack, left);
            } finally {
                waits.end();
            }
        }

        /** Nobody who wants a key alone waits behind an endless row of those who share it. */
        private boolean isFree(String key, boolean alone) {
            Claim claim = keys.get(key);
            if (claim == null || claim.alone == this) {
                return true;
            }
            if (claim.alone != null) {
                return false;
            }
            boolean noOther = claim.sharers.isEmpty() || claim.sharers.size() == 1 && claim.sharers.containsKey(this);
            return alone ? noOther : claim.waitingForAlone == 0 || claim.sharers.containsKey(this);
        }

        private void add(String key, boolean alone) {
            held++;
            Claim claim = keys.computeIfAbsent(key, k -> new Claim());
            if (alone) {
                claim.alone = this;
                claim.times++;
            } else {
                claim.sharers.merge(this, 1, Integer::sum);
            }
        }

        private void remove(String key, boolean alone) {
            held--;
            Claim claim = keys.get(key);
            if (alone && --claim.times == 0) {
                claim.alone = null;
            } else if (!alone) {
                claim.sharers.computeIfPresent(this, (run, times) -> times == 1 ? null : times - 1);
            }
            dropIfFree(key, claim);
            givenBack.signalAll();
        }

        private void dropIfFree(String key, Claim claim) {
            if (claim.isFree()) {
                keys.remove(key, claim);
            }
        }

        public void giveBackKeys(Wanted wanted) {
            locked(() -> {
                wanted.alone().forEach(key -> remove(key, true));
                wanted.shared().forEach(key -> remove(key, false));
            });
        }

        /** From here on it is noted which contacts others give back. */
        public void look() {
            locked(() -> {
                missed.clear();
                looking.add(this);
            });
        }

        public void lookNoMore() {
            locked(() -> {
                missed.clear();
                looking.remove(this);
            });
        }

        /** Takes a contact, by all its ids, if nobody else has it or had it since this run began to look, else nothing. */
        public boolean tryTakeContact(Collection<String> ids) {
            return isTrue(() -> {
                boolean free = ids.stream().noneMatch(id -> missed.contains(id) || isOthers(id));
                if (free) {
                    ids.forEach(this::take);
                }
                return free;
            });
        }

        private void take(String id) {
            held += contacts.put(id, this) == this ? 0 : 1;
        }

        /**
         * Waits for all of the contacts. The run must hold none. Interrupted or refused, it still holds none.
         *
         * @return those that others had since this run began to look
         * @throws WaitGraph.EndlessWaitException if a run that has one of them waits for this one
         */
        public Set<String> takeContacts(Collection<String> ids) throws InterruptedException {
            Set<String> taken = new LinkedHashSet<>();
            Instant deadline = time.steady().plus(mostWait);
            boolean all = false;
            lock.lockInterruptibly();
            try {
                for (String id : new TreeSet<>(ids)) {
                    while (isOthers(id)) {
                        await(() -> Stream.ofNullable(contacts.get(id)), deadline);
                    }
                    take(id);
                    taken.add(id);
                }
                Set<String> stale = new HashSet<>(missed);
                missed.clear();
                all = true;
                return stale;
            } finally {
                if (!all) {
                    giveBackContacts(taken);
                }
                lock.unlock();
            }
        }

        private boolean isOthers(String id) {
            Run owner = contacts.get(id);
            return owner != null && owner != this;
        }

        public void giveBackContacts(Collection<String> ids) {
            locked(() -> {
                for (String id : ids) {
                    if (contacts.remove(id, this)) {
                        held--;
                        noteMissed(id);
                    }
                }
                givenBack.signalAll();
            });
        }

        private void noteMissed(String id) {
            looking.stream().filter(run -> run != this).forEach(run -> run.missed.add(id));
        }
    }
}
