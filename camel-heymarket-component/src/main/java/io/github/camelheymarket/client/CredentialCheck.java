package io.github.camelheymarket.client;

import io.github.camelheymarket.client.CallCounters.Evidence;
import io.github.camelheymarket.client.CredentialState.Verdict;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether Heymarket accepts a credential. It uses the responses to the calls of routes. Only if there was none for a
 * while it sends a request of its own, and only if the budget has a free permit. Thread-safe.
 */
public final class CredentialCheck {

    private final HeymarketClient client;
    private final ApiRequest probe;
    private final Duration interval;
    private final Duration maxWait;
    private final Executor executor;
    private final TimeSource time;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<Void> probing;
    private @Nullable CredentialState result;
    private @Nullable Instant probedAt;

    /**
     * @param probe a cheap request
     * @param interval how long a result is valid
     * @param maxWait how long {@link #state()} waits for the response to the probe, which continues after that
     * @param executor sends the probe
     */
    public CredentialCheck(
            HeymarketClient client, ApiRequest probe, Duration interval, Duration maxWait, Executor executor) {
        this(client, probe, interval, maxWait, executor, TimeSource.SYSTEM);
    }

    CredentialCheck(
            HeymarketClient client,
            ApiRequest probe,
            Duration interval,
            Duration maxWait,
            Executor executor,
            TimeSource time) {
        this.client = client;
        this.probe = probe;
        this.interval = interval;
        this.maxWait = maxWait;
        this.executor = executor;
        this.time = time;
    }

    /** The state of the credential. If the probe takes longer than the maximum wait, the state that was known before. */
    public CredentialState state() {
        CompletableFuture<Void> probed;
        lock.lock();
        try {
            if (isFresh()) {
                return latest();
            }
            probed = startProbe();
        } finally {
            lock.unlock();
        }
        await(probed);
        lock.lock();
        try {
            return latest();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFresh() {
        Instant oldest = time.steady().minus(interval);
        Evidence evidence = client.evidence();
        return (probedAt != null && probedAt.isAfter(oldest))
                || (evidence != null && evidence.at().isAfter(oldest));
    }

    private CredentialState latest() {
        Evidence evidence = client.evidence();
        if (evidence != null && (probedAt == null || evidence.at().isAfter(probedAt))) {
            return evidence.accepted()
                    ? new CredentialState(Verdict.ACCEPTED, true, 200, null, evidence.clock())
                    : new CredentialState(
                            Verdict.FAILED,
                            true,
                            401,
                            "Heymarket refused the credential of a call. Check the API secret id and key (or the API key), "
                                    + "that they belong to this base URL, and that this machine's clock is right.",
                            evidence.clock());
        }
        return result != null
                ? result
                : new CredentialState(
                        Verdict.UNKNOWN, false, 0, "The check was sent, and Heymarket has not answered yet", null);
    }

    private CompletableFuture<Void> startProbe() {
        if (probing == null || probing.isDone()) {
            probing = CompletableFuture.runAsync(this::probe, executor);
        }
        return probing;
    }

    private void probe() {
        CredentialState state;
        boolean sent = true;
        try {
            int status = client.callIfFree(probe).status();
            state = new CredentialState(Verdict.ACCEPTED, false, status, null, time.now());
        } catch (HeymarketException e) {
            sent = e.getAttempts() > 0;
            state = new CredentialState(
                    verdict(e, sent), false, e.getStatus(), sent ? e.getMessage() : notSent(e), time.now());
        }
        lock.lock();
        try {
            if (state.verdict() != Verdict.UNKNOWN || result == null) {
                result = state;
            }
            // Also without a response, so that there is at most one probe per interval.
            if (sent) {
                probedAt = time.steady();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The message of an exhausted budget recommends options of calls that wait, which the probe does not. */
    private static String notSent(HeymarketException e) {
        boolean isExhausted = e instanceof HeymarketRateLimitException && e.getCause() == null;
        return "Not checked: " + (isExhausted ? "the request budget has no free permit" : e.getMessage());
    }

    /** A 429 says nothing about the credential. */
    private static Verdict verdict(HeymarketException e, boolean sent) {
        return !sent || e.getStatus() == 429 ? Verdict.UNKNOWN : Verdict.FAILED;
    }

    private void await(CompletableFuture<Void> probed) {
        try {
            probed.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // A later call of state() will return the result.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The check of the credential failed", e.getCause());
        }
    }
}
