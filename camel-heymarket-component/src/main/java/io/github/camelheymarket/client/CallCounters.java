package io.github.camelheymarket.client;

import io.github.camelheymarket.client.ClientStatistics.LastError;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the calls and requests of a client. Thread-safe and without locks. */
final class CallCounters implements CallListener {

    private final TimeSource time;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failedCalls = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder notSent = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();
    private volatile @Nullable LastError lastError;
    private volatile @Nullable Evidence evidence;

    /**
     * What the latest response says about the credential.
     *
     * @param accepted {@code true} for a 2xx, {@code false} for a 401
     * @param at the time by {@link TimeSource#steady()}
     * @param clock the time of day
     */
    record Evidence(boolean accepted, Instant at, Instant clock) {}

    CallCounters(TimeSource time) {
        this.time = time;
    }

    @Override
    public void waited(ApiRequest request, Duration took) {
        long millis = took.toMillis();
        if (millis > 0) {
            waits.increment();
            waitedMillis.add(millis);
        }
    }

    @Override
    public void requested(ApiRequest request, AnswerClass answer, Duration took) {
        switch (answer) {
            case NOT_SENT -> notSent.increment();
            case RATE_LIMITED -> {
                requests.increment();
                rateLimited.increment();
            }
            default -> requests.increment();
        }
    }

    @Override
    public void retried(ApiRequest request) {
        retries.increment();
    }

    /** A read of an absent contact does not count as failed. */
    @Override
    public void ended(ApiRequest request, @Nullable HeymarketException failure) {
        calls.increment();
        if (failure == null) {
            evidence = new Evidence(true, time.steady(), time.now());
            return;
        }
        if (failure.getStatus() == 401) {
            evidence = new Evidence(false, time.steady(), time.now());
        }
        if (!Absence.isMeantBy(failure)) {
            failedCalls.increment();
            lastError = new LastError(
                    time.now(), request.operation(), failure.getClass().getSimpleName(), failure.getStatus());
        }
    }

    /** {@code null} if there was neither a 2xx nor a 401 yet. */
    @Nullable
    Evidence evidence() {
        return evidence;
    }

    ClientStatistics.Calls calls() {
        return new ClientStatistics.Calls(
                calls.sum(), failedCalls.sum(), requests.sum(), notSent.sum(), retries.sum(), rateLimited.sum());
    }

    ClientStatistics.BudgetWaits waits(int waitingNow) {
        return new ClientStatistics.BudgetWaits(waitingNow, waits.sum(), Duration.ofMillis(waitedMillis.sum()));
    }

    @Nullable
    LastError lastError() {
        return lastError;
    }
}
