package io.github.camelheymarket.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The observers of an account, to which every call of every client of the account goes. Thread-safe. */
public final class AnswerObservers implements AnswerObserver {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerObservers.class);

    private final Map<Object, AnswerObserver> observers = new ConcurrentHashMap<>();

    /** @param key an observer with the same key is replaced */
    public void put(Object key, AnswerObserver observer) {
        observers.put(key, observer);
    }

    public void remove(Object key) {
        observers.remove(key);
    }

    /** A failure of an observer is logged, because the call has succeeded. */
    @Override
    public void answered(ApiRequest request, ApiResponse response) {
        for (AnswerObserver observer : observers.values()) {
            try {
                observer.answered(request, response);
            } catch (RuntimeException e) {
                LOG.warn("A call of {} was not recorded, so that a change may be delivered twice", request, e);
            }
        }
    }
}
