package io.github.camelheymarket.cluster;

import io.github.camelheymarket.spi.Priority;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A semaphore with priorities; callers with the same priority enter in the order of their arrival. */
final class PriorityLine {

    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<Waiter> waiters = new TreeSet<>();
    private int room;
    private long arrivals;

    PriorityLine(int room) {
        this.room = room;
    }

    /** @return whether the caller has entered; false after the time {@code atMost} */
    boolean enter(Priority priority, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            Waiter self = new Waiter(priority, arrivals++, lock.newCondition());
            waiters.add(self);
            try {
                while (room == 0 || waiters.first() != self) {
                    if (left <= 0) {
                        return false;
                    }
                    left = self.turn.awaitNanos(left);
                }
                room--;
                return true;
            } finally {
                waiters.remove(self);
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            room++;
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void wakeFirst() {
        if (room > 0 && !waiters.isEmpty()) {
            waiters.first().turn.signal();
        }
    }

    private record Waiter(Priority priority, long arrival, Condition turn) implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            int byPriority = priority.compareTo(other.priority);
            return byPriority != 0 ? byPriority : Long.compare(arrival, other.arrival);
        }
    }
}
