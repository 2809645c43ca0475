package io.github.camelheymarket.client;

import io.github.camelheymarket.client.CallCounters.Evidence;
import io.github.camelheymarket.client.CredentialState.Verdict;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells whether Heymarket accepts a credential. What the calls of routes were answered tells for free; only where they
 * told nothing for a while a call of its own asks, and never one that has to wait for the budget. Safe for many threads.
 */
public final class CredentialCheck {

    private final HeymarketClient client;
    private final ApiRequest question;
    private final Duration interval;
    private final Duration patience;
    private final Executor thread;
    private final TimeSource time;

    private final ReentrantLock lock = new ReentrantLock();
    private CompletableFuture<Void> asking;
    private CredentialState answer;
    private Instant answeredAt;

    /**
     * @param question a cheap call that says whether the credential is accepted
     * @param interval how long an answer counts
     * @param patience how long {@link #state()} waits for an answer; the question goes on after that
     * @param thread asks
     */
    public CredentialCheck(
            HeymarketClient client, ApiRequest question, Duration interval, Duration patience, Executor thread) {
        this(client, question, interval, patience, thread, TimeSource.SYSTEM);
    }

    CredentialCheck(
            HeymarketClient client,
            ApiRequest question,
            Duration interval,
            Duration patience,
            Executor thread,
            TimeSource time) {
        this.client = client;
        this.question = question;
        this.interval = interval;
        this.patience = patience;
        this.thread = thread;
        this.time = time;
    }

    /** What is known, or can be known soon. Where a question takes longer, what was known before counts on. */
    public CredentialState state() {
        CompletableFuture<Void> answering;
        lock.lock();
        try {
            if (isFresh()) {
                return latest();
            }
            answering = ask();
        } finally {
            lock.unlock();
        }
        await(answering);
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
        return (answeredAt != null && answeredAt.isAfter(oldest))
                || (evidence != null && evidence.at().isAfter(oldest));
    }

    private CredentialState latest() {
        Evidence evidence = client.evidence();
        if (evidence != null && (answeredAt == null || evidence.at().isAfter(answeredAt))) {
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
        return answer != null
                ? answer
                : new CredentialState(Verdict.UNKNOWN, false, 0, "Heymarket was asked and has not answered yet", null);
    }

    private CompletableFuture<Void> ask() {
        if (asking == null || asking.isDone()) {
            asking = CompletableFuture.runAsync(this::question, thread);
        }
        return asking;
    }

    private void question() {
        CredentialState state;
        boolean asked = true;
        try {
            int status = client.callIfFree(question).status();
            state = new CredentialState(Verdict.ACCEPTED, false, status, null, time.now());
        } catch (HeymarketException e) {
            asked = e.getAttempts() > 0;
            String message = asked ? e.getMessage() : "Not asked: the request budget has no place free";
            state = new CredentialState(verdict(e, asked), false, e.getStatus(), message, time.now());
        }
        lock.lock();
        try {
            if (state.verdict() != Verdict.UNKNOWN || answer == null) {
                answer = state;
            }
            // An unanswered question counts too: nobody is asked more often than the interval says.
            if (asked) {
                answeredAt = time.steady();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Over the limit says nothing about the credential. */
    private static Verdict verdict(HeymarketException e, boolean asked) {
        return !asked || e.getStatus() == 429 ? Verdict.UNKNOWN : Verdict.FAILED;
    }

    private void await(CompletableFuture<Void> question) {
        try {
            question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The answer will be there for the next who asks.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The question about the credential broke off", e.getCause());
        }
    }
}
