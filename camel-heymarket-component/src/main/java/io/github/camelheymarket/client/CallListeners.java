package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events to the counters of a client and to other listeners, whose exceptions do not fail the call. */
final class CallListeners implements CallListener {

    private static final Logger LOG = LoggerFactory.getLogger(CallListeners.class);

    private final CallCounters counters;
    private final Collection<? extends CallListener> others;

    /** @param others may change, and must be thread-safe */
    CallListeners(CallCounters counters, Collection<? extends CallListener> others) {
        this.counters = counters;
        this.others = others;
    }

    @Override
    public void waited(ApiRequest request, Duration took) {
        counters.waited(request, took);
        if (!others.isEmpty()) {
            notifyOthers(listener -> listener.waited(request, took));
        }
    }

    @Override
    public void requested(ApiRequest request, AnswerClass answer, Duration took) {
        counters.requested(request, answer, took);
        CallTally.requested(request, answer);
        if (!others.isEmpty()) {
            notifyOthers(listener -> listener.requested(request, answer, took));
        }
    }

    @Override
    public void retried(ApiRequest request) {
        counters.retried(request);
        CallTally.retried();
        notifyOthers(listener -> listener.retried(request));
    }

    @Override
    public void ended(ApiRequest request, @Nullable HeymarketException failure) {
        counters.ended(request, failure);
        if (!others.isEmpty()) {
            notifyOthers(listener -> listener.ended(request, failure));
        }
    }

    private void notifyOthers(Consumer<CallListener> event) {
        for (CallListener other : others) {
            try {
                event.accept(other);
            } catch (RuntimeException e) {
                LOG.debug("A listener to calls failed", e);
            }
        }
    }
}
