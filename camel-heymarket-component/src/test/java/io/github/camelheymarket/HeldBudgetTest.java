package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.check.ClientSettingsFactory;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A budget of the user's, in a database perhaps, that does not answer: it holds those who ask it, and nobody who stops,
 * sends with what is open, or has another credential.
 */
@Timeout(180)
class HeldBudgetTest {

    private static final String COUNT = "heymarket:contacts/count";
    private static final long PATIENCE_SECONDS = 60;

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    private static <T> CompletableFuture<T> run(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static <T> T soon(Callable<T> work) throws Exception {
        return run(work).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void awaitReached() throws InterruptedException {
        assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private void hold() {
        reached.countDown();
        Uninterruptibles.await(released);
    }

    private HeymarketComponent component() {
        return routes.context().getComponent("heymarket", HeymarketComponent.class);
    }

    private HeymarketEndpoint endpoint(String uri) {
        return routes.context().getEndpoint(uri, HeymarketEndpoint.class);
    }

    private ClientRegistry.Lease lease(String uri) {
        HeymarketEndpoint endpoint = endpoint(uri);
        return endpoint.lease(ClientSettingsFactory.settings(endpoint.getConfiguration()));
    }

    /** Another credential, and so another budget. */
    private String elsewhere() {
        return COUNT + "?apiKey=RAW(" + routes.sandbox().apiKey() + ")";
    }

    /** A budget that is made at once for the sandbox's key alone; all others are held. */
    private void holdWhatIsMade() {
        component().setRequestBudgetFactory((id, limit) -> {
            if (limit == 7) {
                hold();
            }
            return new Free();
        });
    }

    /** Starts a producer whose budget is not made before {@link #release()}. */
    private CompletableFuture<Producer> startHeld() throws Exception {
        CompletableFuture<Producer> starting = run(() -> {
            Producer producer = endpoint(COUNT + "?requestsPerMinute=7").createProducer();
            producer.start();
            return producer;
        });
        awaitReached();
        return starting;
    }

    /** A budget that does not say what is left, from the moment on that the test says so. */
    private AtomicBoolean holdWhatIsLeft() {
        AtomicBoolean holding = new AtomicBoolean();
        component().setRequestBudgetFactory((id, limit) -> new Free() {
            @Override
            public OptionalInt left() {
                if (holding.get()) {
                    hold();
                }
                return OptionalInt.of(1);
            }
        });
        return holding;
    }

    @Test
    void noRouteStartsOrSendsWithAQuestionForWhatIsLeft() throws Exception {
        holdWhatIsLeft().set(true);

        soon(() -> routes.ok(COUNT, null));

        assertThat(reached.getCount()).isEqualTo(1);
    }

    @Test
    void whoAsksForStatisticsHoldsNeitherCallsNorStops() throws Exception {
        AtomicBoolean holding = holdWhatIsLeft();
        HeymarketEndpoint endpoint = endpoint(COUNT);
        routes.ok(COUNT, null);
        holding.set(true);
        CompletableFuture<Integer> ofTheEndpoint = run(endpoint::getBudgetLeft);
        CompletableFuture<Integer> ofTheComponent = run(component()::getBudgetLeft);
        awaitReached();

        Exchange sent = soon(() -> routes.send(COUNT, null));
        ClientRegistry.Lease another = soon(() -> lease(COUNT + "?maxRetries=7"));
        soon(() -> {
            another.close();
            endpoint.stop();
            return null;
        });

        assertThat(sent.getException()).isNull();
        assertThat(ofTheEndpoint).isNotDone();
        assertThat(ofTheComponent).isNotDone();
    }

    @Test
    void aBudgetThatIsBeingMadeHoldsNoOtherCredential() throws Exception {
        holdWhatIsMade();
        CompletableFuture<Producer> starting = startHeld();

        Exchange sent = soon(() -> routes.send(elsewhere(), null));

        assertThat(sent.getException()).isNull();
        assertThat(soon(component()::getCalls)).isEqualTo(1);
        assertThat(starting).isNotDone();
        released.countDown();
        starting.get(PATIENCE_SECONDS, TimeUnit.SECONDS).stop();
    }

    @Test
    void aBudgetThatIsBeingMadeDoesNotHoldTheStopOfItsEndpoint() throws Exception {
        holdWhatIsMade();
        CompletableFuture<Producer> starting = startHeld();
        HeymarketEndpoint endpoint = endpoint(COUNT + "?requestsPerMinute=7");

        soon(() -> {
            endpoint.stop();
            return null;
        });

        assertThat(soon(endpoint::getCalls)).isZero();
        assertThat(starting).isNotDone();
        released.countDown();
        starting.get(PATIENCE_SECONDS, TimeUnit.SECONDS).stop();
        assertThat(component().statistics())
                .as("what was opened for a stopped endpoint is closed")
                .isEmpty();
    }

    @Test
    void aBudgetThatIsBeingMadeDoesNotHoldOthersOfItsCredentialThatStop() throws Exception {
        holdWhatIsMade();
        ClientRegistry.Lease unlimited = lease(COUNT + "?requestsPerMinute=0");
        CompletableFuture<Producer> starting = startHeld();

        soon(() -> {
            unlimited.close();
            return null;
        });

        assertThat(starting).isNotDone();
        released.countDown();
        starting.get(PATIENCE_SECONDS, TimeUnit.SECONDS).stop();
    }

    @Test
    void aHealthCheckThatIsBeingMadeHoldsNoOtherProducer() throws Exception {
        HealthCheckHelper.getHealthCheckRepository(routes.context(), "producers")
                .setEnabled(true);
        holdWhatIsMade();
        Producer other = endpoint(elsewhere()).createProducer();
        other.start();
        CompletableFuture<Runnable> joining =
                run(() -> ProducerHealth.of(routes.context()).join(endpoint(COUNT + "?requestsPerMinute=7")));
        awaitReached();

        soon(() -> {
            other.stop();
            other.start();
            other.stop();
            return null;
        });

        assertThat(joining).isNotDone();
        released.countDown();
        joining.get(PATIENCE_SECONDS, TimeUnit.SECONDS).run();
    }

    private static class Free implements RequestBudget {

        @Override
        public Permit acquire(Priority priority, Duration atMost) {
            return new Permit() {
                @Override
                public void answered() {
                    // Without limit.
                }

                @Override
                public void notSent() {
                    // Without limit.
                }
            };
        }

        @Override
        public void pause(Duration duration) {
            // Without limit.
        }
    }
}
