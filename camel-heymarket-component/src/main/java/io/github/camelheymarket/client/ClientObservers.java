package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes on to all observers. */
final class ClientObservers implements ClientObserver {

    private final List<ClientObserver> all = new CopyOnWriteArrayList<>();

    void add(ClientObserver observer) {
        all.add(observer);
    }

    @Override
    public void opened(HeymarketClient client) {
        all.forEach(observer -> observer.opened(client));
    }

    @Override
    public void closed(HeymarketClient client) {
        all.forEach(observer -> observer.closed(client));
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
