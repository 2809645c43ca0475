package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interrupted threads and closed clients: every wait ends, nothing more is sent, no place is lost. */
class HeymarketClientStopTest {

    private final VirtualTime time = VirtualTime.standing();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final SlidingLogBudget budget = new SlidingLogBudget(1, time);
    private final HeymarketClient client = Calls.client(Calls.settings(), transport, budget, time);
    private Thread thread;
    private FutureTask<Throwable> failure;
    private boolean interruptedAfterwards;

    @AfterEach
    void noThreadIsLeft() throws Exception {
        if (thread != null) {
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void anInterruptEndsTheWaitBeforeARetryAndIsKept() throws Exception {
        transport.loses();
        callInAnotherThread();

        thread.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isExactlyInstanceOf(HeymarketConnectionException.class)
                .hasMessageContaining("interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(interruptedAfterwards).isTrue();
        assertThat(transport.requests()).isOne();
    }

    @Test
    void anInterruptEndsTheWaitForTheBudgetAndIsKept() throws Exception {
        budget.acquire(Priority.SINGLE, Duration.ZERO);
        callInAnotherThread();

        thread.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isExactlyInstanceOf(HeymarketConnectionException.class);
        assertThat(interruptedAfterwards).isTrue();
        assertThat(transport.requests()).isZero();
    }

    @Test
    void whatWasInDoubtBeforeAnInterruptStaysInDoubt() throws Exception {
        transport.loses();
        callInAnotherThread();

        thread.interrupt();

        HeymarketException e = (HeymarketException) failure.get(10, TimeUnit.SECONDS);
        assertThat(e.isMaybeApplied()).isTrue();
        assertThat(e.getAttempts()).isOne();
    }

    @Test
    void closingEndsTheWaitBeforeARetry() throws Exception {
        transport.loses();
        callInAnotherThread();

        client.close();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isExactlyInstanceOf(HeymarketConnectionException.class)
                .hasMessageContaining("closed");
        assertThat(interruptedAfterwards).as("nobody interrupted the thread").isFalse();
    }

    @Test
    void closingEndsTheWaitForTheBudget() throws Exception {
        budget.acquire(Priority.SINGLE, Duration.ZERO);
        callInAnotherThread();

        client.close();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isExactlyInstanceOf(HeymarketConnectionException.class)
                .hasMessageContaining("closed");
        assertThat(interruptedAfterwards).as("nobody interrupted the thread").isFalse();
    }

    @Test
    void closingEndsThePauseAfterA429() throws Exception {
        transport.answersRetryAfter(429, "30");
        callInAnotherThread();

        client.close();

        assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessageContaining("closed");
    }

    @Test
    void closingEndsAPauseBetweenCalls() throws Exception {
        startInAnotherThread(() -> client.pause(Duration.ofSeconds(8)));
        await().until(() -> time.waiting() == 1);

        client.close();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isExactlyInstanceOf(HeymarketConnectionException.class)
                .hasMessageContaining("closed");
        assertThat(interruptedAfterwards).as("nobody interrupted the thread").isFalse();
    }

    @Test
    void closingLeavesTheOthersOfABudgetWaiting() throws Exception {
        RequestBudget.Permit taken = budget.acquire(Priority.SINGLE, Duration.ZERO);
        ScriptedTransport others = new ScriptedTransport().answers(200, "{}");
        HeymarketClient other = Calls.client(Calls.settings(), others, budget, time);
        callInAnotherThread(other);

        client.close();
        assertThat(failure.isDone()).isFalse();
        taken.notSent();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(others.requests()).isOne();
    }

    @Test
    void aClosedClientSendsNothing() throws Exception {
        client.close();

        assertThatThrownBy(() -> client.call(Calls.read()))
                .isInstanceOf(HeymarketConnectionException.class)
                .hasMessageContaining("closed");
        assertThat(transport.requests()).isZero();
        assertThat(transport.isClosed()).isTrue();
    }

    @Test
    void aJobWhoseClientIsClosedStopsAndSaysWhy() throws Exception {
        client.close();

        assertThatThrownBy(() -> JobClient.aborting("contacts/sync", client).call(Calls.read(), ApiResponse::status))
                .isInstanceOfSatisfying(
                        HeymarketException.class,
                        e -> assertThat(CallPolicy.stopReasonAtOnce(e))
                                .isEqualTo("the client was closed, as its route or context stops"));
    }

    @Test
    void aPlaceThatCameWhileTheClientClosedIsGivenBackUnused() throws Exception {
        HeymarketClient[] closing = new HeymarketClient[1];
        RequestBudget late = new RequestBudget() {
            @Override
            public Permit acquire(Priority priority, Duration atMost) throws InterruptedException {
                Permit place = budget.acquire(priority, atMost);
                try {
                    closing[0].close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return place;
            }

            @Override
            public void pause(Duration duration) {}
        };
        closing[0] = Calls.client(Calls.settings(), transport, late, time);

        assertThatThrownBy(() -> closing[0].call(Calls.create())).hasMessageContaining("closed");

        assertThat(transport.requests()).isZero();
        assertThat(budget.acquire(Priority.SINGLE, Duration.ZERO)).isNotNull();
    }

    @Test
    void aRequestUnderWayWhenTheClientClosesIsNotSentAgain() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        transport.step(() -> {
            underWay.countDown();
            awaitQuietly(cut);
            throw new SocketException("Socket closed");
        });
        startInAnotherThread(client);
        assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();

        client.close();
        cut.countDown();

        assertThat(failure.get(10, TimeUnit.SECONDS))
                .isExactlyInstanceOf(HeymarketConnectionException.class)
                .hasMessageContaining("closed");
        assertThat(transport.requests()).isOne();
    }

    @Test
    void whoIsStoppedWhileWaitingTakesNoPlace() throws Exception {
        RequestBudget.Permit taken = budget.acquire(Priority.SINGLE, Duration.ZERO);
        callInAnotherThread();
        client.close();
        failure.get(10, TimeUnit.SECONDS);

        taken.notSent();

        assertThat(budget.acquire(Priority.SINGLE, Duration.ZERO)).isNotNull();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void callInAnotherThread() {
        callInAnotherThread(client);
    }

    /** Returns when the call waits for something. */
    private void callInAnotherThread(HeymarketClient caller) {
        startInAnotherThread(caller);
        await().until(() -> time.waiting() == 1);
    }

    private void startInAnotherThread(HeymarketClient caller) {
        startInAnotherThread(() -> caller.call(Calls.delete()));
    }

    private void startInAnotherThread(ThrowingCallable work) {
        failure = new FutureTask<>(() -> {
            Throwable e = catchThrowable(work);
            interruptedAfterwards = Thread.currentThread().isInterrupted();
            return e;
        });
        thread = new Thread(failure);
        thread.start();
    }
}
