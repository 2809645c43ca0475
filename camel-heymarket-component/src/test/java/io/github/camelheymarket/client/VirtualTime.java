package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock for tests. Flowing: whoever waits moves it on, and no real time passes. Standing: it moves only when told, and
 * whoever waits stays until then. Crowded: it moves on when all threads of {@link #run} wait.
 */
final class VirtualTime implements TimeSource {

    private enum Mode {
        FLOWING,
        STANDING,
        CROWDED
    }

    static final Instant START = Instant.parse("2026-11-23T09:30:15.250Z");

    private final Mode mode;
    private final List<Duration> waits = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Instant now = START;
    private Duration clockError = Duration.ZERO;
    /** Until when each thread that waits wants to wait. */
    private final Map<Thread, Instant> ends = new HashMap<>();
    /** How often each thread has looked again, and gone on waiting, since anything last changed. */
    private final Map<Thread, Integer> looks = new HashMap<>();

    private int live;
    private int waiting;

    private VirtualTime(Mode mode) {
        this.mode = mode;
    }

    static VirtualTime flowing() {
        return new VirtualTime(Mode.FLOWING);
    }

    static VirtualTime standing() {
        return new VirtualTime(Mode.STANDING);
    }

    static VirtualTime crowded() {
        return new VirtualTime(Mode.CROWDED);
    }

    @Override
    public Instant now() {
        return steady().plus(clockError);
    }

    @Override
    public Instant steady() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    void advance(Duration duration) {
        lock.lock();
        try {
            now = now.plus(duration);
        } finally {
            lock.unlock();
        }
    }

    /** Somebody sets the machine's clock; time itself goes on as before. */
    void setClock(Duration byHowMuch) {
        clockError = clockError.plus(byHowMuch);
    }

    /** All waits so far. */
    List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** How many threads wait by this clock now. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(Condition condition, Duration atMost) throws InterruptedException {
        switch (mode) {
            case FLOWING -> {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                waits.add(atMost);
                advance(atMost);
            }
            case STANDING, CROWDED -> {
                enter(atMost);
                try {
                    condition.await(mode == Mode.CROWDED ? 1 : 5, TimeUnit.MILLISECONDS);
                } finally {
                    leave();
                }
            }
        }
    }

    private void enter(Duration atMost) {
        lock.lock();
        try {
            waiting++;
            Instant end = now.plus(atMost);
            if (end.equals(ends.put(Thread.currentThread(), end))) {
                looks.merge(Thread.currentThread(), 1, Integer::sum);
            } else {
                looks.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    /** Sleeps by this clock. */
    void sleep(Duration duration) throws InterruptedException {
        ReentrantLock own = new ReentrantLock();
        Condition never = own.newCondition();
        Instant end = steady().plus(duration);
        own.lock();
        try {
            while (steady().isBefore(end)) {
                await(never, Duration.between(steady(), end));
            }
        } finally {
            own.unlock();
        }
    }

    interface Work {
        void run() throws Exception;
    }

    /** Runs all of it at once, each in a thread of its own, until all are done. */
    void run(List<Work> works) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        live = works.size();
        for (Work work : works) {
            threads.add(new Thread(() -> {
                try {
                    work.run();
                } catch (Throwable e) {
                    failures.add(e);
                } finally {
                    finish();
                }
            }));
        }
        threads.forEach(Thread::start);
        while (moveOn()) {
            Thread.yield();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("A thread failed", failures.peek());
        }
    }

    private void finish() {
        lock.lock();
        try {
            live--;
            ends.remove(Thread.currentThread());
            looks.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Time passes when everybody waits and has had the chance to see that there is nothing to do. */
    private boolean moveOn() {
        lock.lock();
        try {
            boolean allWait = waiting == live
                    && looks.size() == live
                    && looks.values().stream().allMatch(n -> n > 1);
            if (live > 0 && allWait) {
                Instant next = Collections.min(ends.values());
                now = next.isAfter(now) ? next : now;
                looks.clear();
            }
            return live > 0;
        } finally {
            lock.unlock();
        }
    }
}
