package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.Test;

/** A poll that fails, and a route that fails, go to the exception handler; the next poll begins anew. */
class ListConsumerErrorsTest extends ListConsumerTestCase {

    @Test
    void aRouteThatFailsIsTheExceptionHandlersAndTheOthersComeAllTheSame() {
        routes.sandbox(Profile.HOSTILE).seedMany(5, 4);
        Handled handled = new Handled();
        routes.context().getRegistry().bind("handled", handled);

        start(ONCE + "&exceptionHandler=#handled", exchange -> {
            seen.add(Seen.of(exchange));
            if (seen.size() == 2) {
                throw new IllegalStateException("not this one");
            }
        });

        await().until(() -> seen.size() == 5);
        assertThat(handled.failures).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPollThatFailsIsTheExceptionHandlersAndTheNextBeginsAnew() {
        var sandbox = routes.sandbox(Profile.HOSTILE);
        sandbox.seedMany(75, 4);
        Handled handled = new Handled();
        routes.context().getRegistry().bind("handled", handled);
        start(OFTEN + "&maxMessagesPerPoll=1000&exceptionHandler=#handled", exchange -> {
            seen.add(Seen.of(exchange));
            if (seen.size() == 20) {
                sandbox.faults().add(Fault.status(500).on("POST", "/v2").times(2));
            }
        });

        await().until(() -> seen.stream().anyMatch(Seen::last));
        assertThat(handled.failures).singleElement().isInstanceOf(HeymarketServerException.class);
        List<Seen> all = List.copyOf(seen);
        int end = 0;
        while (!all.get(end).last()) {
            end++;
        }
        assertThat(all.get(end).index()).isEqualTo(74);
        assertThat(all.subList(end - 74, end + 1))
                .extracting(each -> ((Contact) each.body()).getId())
                .containsExactlyInAnyOrderElementsOf(storedIds());
    }

    @Test
    void errorsAreBackedOffFrom() {
        var sandbox = routes.sandbox(Profile.HOSTILE);
        sandbox.faults().add(Fault.status(403).always());
        Handled handled = new Handled();
        routes.context().getRegistry().bind("handled", handled);

        start(
                "heymarket:contacts/list?initialDelay=0&delay=1&backoffMultiplier=1000000&backoffErrorThreshold=2&exceptionHandler=#handled",
                exchange -> {});

        await().until(() -> handled.failures.size() == 2);
        await().during(Duration.ofMillis(100)).until(() -> handled.failures.size() == 2);
    }

    @Test
    void moreOfOneInstantThanV1CanPageThroughFailsThePollAndNamesTheInstant() {
        var sandbox = routes.sandbox(Profile.HOSTILE);
        for (int i = 10; i < 90; i++) {
            sandbox.seed(Map.of("phone", "120255501" + i, "updated", "2026-03-01T10:00:00Z"));
        }
        Handled handled = new Handled();
        routes.context().getRegistry().bind("handled", handled);

        start(ONCE + "&apiVersion=v1&exceptionHandler=#handled", exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> !handled.failures.isEmpty());
        assertThat(handled.failures)
                .singleElement()
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        failure ->
                                assertThat(Instant.parse(failure.getInstant())).isEqualTo("2026-03-01T10:00:00Z"));
        assertThat(seen).as("what could be reached").hasSize(30);
    }

    @Test
    void aStopWhileAPageIsReadLosesNoContactThatWasRead() throws Exception {
        var sandbox = routes.sandbox(Profile.HOSTILE);
        sandbox.seedMany(75, 4);
        Fault held = Fault.holdBeforeApply().on("POST", "/v2/contacts/list");
        start(ONCE, exchange -> {
            seen.add(Seen.of(exchange));
            if (seen.size() == 20) {
                sandbox.faults().add(held);
            }
        });

        assertThat(held.awaitReached(Duration.ofSeconds(30))).isTrue();
        routes.context().getRoutes().get(0).getConsumer().stop();
        held.release();

        await().until(() -> seen.size() == 30);
    }

    private static final class Handled implements ExceptionHandler {
        private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void handleException(Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            failures.add(exception);
        }
    }
}
