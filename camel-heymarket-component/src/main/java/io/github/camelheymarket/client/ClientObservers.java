package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/** Passes events to all observers. Openings and closings are passed one after the other. */
final class ClientObservers implements ClientObserver {

    private final List<ClientObserver> all = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<HeymarketClient> open = new LinkedHashSet<>();

    /** Adds an observer, and reports the clients to it that are open already. */
    void add(ClientObserver observer) {
        lock.lock();
        try {
            all.add(observer);
            open.forEach(observer::opened);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void opened(HeymarketClient client) {
        lock.lock();
        try {
            open.add(client);
            all.forEach(observer -> observer.opened(client));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void closed(HeymarketClient client) {
        lock.lock();
        try {
            open.remove(client);
            all.forEach(observer -> observer.closed(client));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void waited(ApiRequest request, Duration took) {
        all.forEach(observer -> observer.waited(request, took));
    }

    @Override
    public void requested(ApiRequest request, AnswerClass answer, Duration took) {
        all.forEach(observer -> observer.requested(request, answer, took));
    }

    @Override
    public void retried(ApiRequest request) {
        all.forEach(observer -> observer.retried(request));
    }

    @Override
    public void ended(ApiRequest request, HeymarketException failure) {
        all.forEach(observer -> observer.ended(request, failure));
    }
}
