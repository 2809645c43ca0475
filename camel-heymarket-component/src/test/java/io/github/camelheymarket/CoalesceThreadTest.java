package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncProducer;
import org.junit.jupiter.api.Test;

/** Which threads wait for a shared call, which go on after it, and what an interrupt does to them. */
class CoalesceThreadTest extends CoalesceTestCase {

    @Test
    void whenTheQueueIsFullTheCallerWaits() throws Exception {
        AsyncProducer producer = producer(PATIENT + "&coalesceMaxPending=2");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        Sent second = send(producer, contact(1));
        CompletableFuture<Sent> third = new CompletableFuture<>();
        Thread caller = new Thread(() -> third.complete(send(producer, contact(2))));
        caller.start();

        await().until(() -> caller.getState() == Thread.State.WAITING);
        held.release();

        assertThat(third).succeedsWithin(Duration.ofSeconds(20));
        assertThat(List.of(first, second, third.join()))
                .allSatisfy(one -> assertThat(one.row().outcome()).isEqualTo(Outcome.CREATED));
        caller.join();
    }

    @Test
    void aCallerThatIsInterruptedWhileTheQueueIsFullSendsNothing() throws Exception {
        AsyncProducer producer = producer(PATIENT + "&coalesceMaxPending=1");
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);
        CompletableFuture<Sent> second = new CompletableFuture<>();
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> {
            Sent sent = send(producer, contact(1));
            interrupted.add(Thread.currentThread().isInterrupted());
            second.complete(sent);
        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);

        caller.interrupt();

        assertThat(second).succeedsWithin(Duration.ofSeconds(20));
        second.join().failure(InterruptedException.class);
        assertThat(second.join().doneSynchronously).isTrue();
        assertThat(interrupted).containsExactly(true);
        held.release();
        first.row();
        caller.join();
        assertThat(routes.sandbox().contactCount()).isEqualTo(1);
    }

    @Test
    void aTransactedExchangeWaitsAndEndsInItsOwnThread() throws Exception {
        AsyncProducer producer = producer(URI);

        Sent good = send(producer, contact(0), true);
        Sent bad = send(producer, badContact(1), true);

        assertThat(good.doneSynchronously).isTrue();
        assertThat(good.thread).isSameAs(Thread.currentThread());
        assertThat(good.row().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(bad.doneSynchronously).isTrue();
        bad.failure(HeymarketPartialException.class);
    }

    @Test
    void aTransactedExchangeThatIsInterruptedBeforeItsCallIsNotSent() throws Exception {
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();
        Sent first = hold(producer, held, 0);

        Sent second = interruptedWhileWaiting(producer, contact(1));

        second.failure(InterruptedException.class);
        held.release();
        first.row();
        assertThat(send(producer, contact(1)).row().outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void aTransactedExchangeThatIsInterruptedWithinItsCallHasAnUnknownOutcome() throws Exception {
        AsyncProducer producer = producer(PATIENT);
        Fault held = holdSearch();

        Sent first = interruptedWhileWaiting(producer, contact(0), held);

        first.failure(HeymarketUnknownOutcomeException.class);
        held.release();
        await().until(() -> routes.sandbox().contactCount() == 1);
        assertThat(first.exchange.getMessage().getBody()).isEqualTo(contact(0));
    }

    private Sent interruptedWhileWaiting(AsyncProducer producer, Object body, Fault... reached) throws Exception {
        CompletableFuture<Sent> sent = new CompletableFuture<>();
        Thread caller = new Thread(() -> sent.complete(send(producer, body, true)));
        caller.start();
        for (Fault fault : reached) {
            assertThat(fault.awaitReached(Duration.ofSeconds(20))).isTrue();
        }
        await().until(() -> caller.getState() == Thread.State.WAITING);
        caller.interrupt();
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        caller.join();
        return sent.join();
    }

    @Test
    void anExchangeGoesOnInAThreadOfTheContextAndNotInOneThatMakesCalls() throws Exception {
        AsyncProducer producer = producer(URI);

        Sent sent = send(producer, contact(0)).join();

        assertThat(sent.doneSynchronously).isFalse();
        assertThat(sent.thread.getName()).contains("HeymarketCallback");
    }
}
