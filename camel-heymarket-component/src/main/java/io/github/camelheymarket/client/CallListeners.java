package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events to the counters of a client and to another listener, whose exceptions do not fail the call. */
final class CallListeners implements CallListener {

    private static final Logger LOG = LoggerFactory.getLogger(CallListeners.class);

    private final CallCounters counters;
    private final CallListener other;

    CallListeners(CallCounters counters, CallListener other) {
        this.counters = counters;
        this.other = other;
    }

    @Override
    public void waited(ApiRequest request, Duration took) {
        counters.waited(request, took);
        notifyOther(listener -> listener.waited(request, took));
    }

    @Override
    public void requested(ApiRequest request, AnswerClass answer, Duration took) {
        counters.requested(request, answer, took);
        notifyOther(listener -> listener.requested(request, answer, took));
    }

    @Override
    public void retried(ApiRequest request) {
        counters.retried(request);
        notifyOther(listener -> listener.retried(request));
    }

    @Override
    public void ended(ApiRequest request, HeymarketException failure) {
        counters.ended(request, failure);
        notifyOther(listener -> listener.ended(request, failure));
    }

    private void notifyOther(Consumer<CallListener> event) {
        try {
            event.accept(other);
        } catch (RuntimeException e) {
            LOG.debug("A listener to calls failed", e);
        }
    }
}
