package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Routes that begin with {@code heymarket:contacts/list}. */
class ListConsumerTest {

    private static final String ONCE = "heymarket:contacts/list?initialDelay=0&repeatCount=1";
    private static final String OFTEN = "heymarket:contacts/list?initialDelay=0&delay=10";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();

    /** What an exchange brought. */
    private record Seen(Object body, Integer index, Integer size, Boolean last, Object complete) {
        static Seen of(Exchange exchange) {
            return new Seen(
                    exchange.getMessage().getBody(),
                    exchange.getProperty(Exchange.BATCH_INDEX, Integer.class),
                    exchange.getProperty(Exchange.BATCH_SIZE, Integer.class),
                    exchange.getProperty(Exchange.BATCH_COMPLETE, Boolean.class),
                    exchange.getMessage().getHeader(HeymarketConstants.RESULT_COMPLETE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPollBringsTheWholeAddressBook(Profile profile) {
        routes.sandbox(profile).seedMany(40, 4);

        start(OFTEN, exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> seen.size() >= 80);
        List<Long> ids =
                seen.stream().map(each -> ((Contact) each.body).getId()).toList();
        assertThat(ids.subList(0, 40)).containsExactlyInAnyOrderElementsOf(storedIds());
        assertThat(ids.subList(40, 80)).containsExactlyInAnyOrderElementsOf(storedIds());
    }

    @ParameterizedTest
    @EnumSource
    void theLastOfTheBatchKnowsItsSizeAndThatItWasAll(Profile profile) {
        routes.sandbox(profile).seedMany(75, 4);

        start(ONCE, exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> seen.stream().anyMatch(Seen::last));
        List<Seen> all = List.copyOf(seen);
        assertThat(all)
                .extracting(Seen::index)
                .isEqualTo(java.util.stream.IntStream.range(0, 75).boxed().toList());
        assertThat(all).extracting(Seen::size).containsOnly(75);
        assertThat(all.subList(0, 74)).noneMatch(Seen::last);
        assertThat(all.get(74).complete).isEqualTo(true);
    }

    @Test
    void aBatchOfMoreThanHeymarketCountedIsStillCompleteOnlyAtItsEnd() {
        var sandbox = routes.sandbox(Profile.HOSTILE);
        sandbox.seedMany(40, 4);
        start(ONCE, exchange -> {
            if (seen.isEmpty()) {
                for (int i = 0; i < 3; i++) {
                    sandbox.seed(Seed.phone("1202555019" + i));
                }
            }
            seen.add(Seen.of(exchange));
        });

        await().until(() -> seen.stream().anyMatch(Seen::last));
        List<Seen> all = List.copyOf(seen);
        assertThat(all).hasSize(43);
        assertThat(all).filteredOn(Seen::last).hasSize(1);
        assertThat(all.get(42).size).isEqualTo(43);
        assertThat(all).allMatch(each -> each.last || each.size > each.index + 1);
    }

    @Test
    void anAggregatorOfTheBatchGetsAllOfIt() {
        routes.sandbox(Profile.HOSTILE).seedMany(65, 4);
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from(ONCE)
                        .aggregate(
                                constant(true),
                                new org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy())
                        .completionFromBatchConsumer()
                        .process(exchange -> seen.add(Seen.of(exchange)));
            }
        });

        await().until(() -> !seen.isEmpty());
        assertThat((List<?>) seen.peek().body).hasSize(65);
    }

    @ParameterizedTest
    @EnumSource
    void contactsCanComeInListsOfSoMany(Profile profile) {
        routes.sandbox(profile).seedMany(75, 4);

        start(ONCE + "&contactsPerExchange=20", exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> seen.stream().anyMatch(Seen::last));
        assertThat(seen).extracting(each -> ((List<?>) each.body).size()).containsExactly(20, 20, 20, 15);
        assertThat(seen).extracting(Seen::size).containsOnly(4);
    }

    @ParameterizedTest
    @EnumSource
    void allCanComeInOneExchangeThatReadsOnWhileItIsUsed(Profile profile) {
        routes.sandbox(profile).seedMany(75, 4);
        List<Object> listed = new ArrayList<>();
        AtomicReference<Integer> callsBefore = new AtomicReference<>();

        start(ONCE + "&contactsPerExchange=0", exchange -> {
            callsBefore.set(routes.calls().size());
            exchange.getMessage().getBody(Iterator.class).forEachRemaining(listed::add);
            seen.add(Seen.of(exchange));
        });

        await().until(() -> !seen.isEmpty());
        assertThat(listed).hasSize(75);
        assertThat(callsBefore.get()).isLessThanOrEqualTo(2);
        Seen one = seen.peek();
        assertThat(one.complete).isEqualTo(true);
        assertThat(List.of(one.index, one.size, one.last)).isEqualTo(List.of(0, 1, true));
    }

    @ParameterizedTest
    @CsvSource({"1", "20"})
    void whatMaxMessagesPerPollStoppedTheNextPollGoesOnWith(int perExchange) {
        routes.sandbox(Profile.HOSTILE).seedMany(75, 4);
        int exchanges = (75 + perExchange - 1) / perExchange;

        start(
                OFTEN + "&maxMessagesPerPoll=3&contactsPerExchange=" + perExchange,
                exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> seen.size() >= exchanges);
        List<Seen> walk = List.copyOf(seen).subList(0, exchanges);
        List<Object> contacts = new ArrayList<>();
        walk.forEach(each -> contacts.addAll(each.body instanceof List<?> some ? some : List.of(each.body)));
        assertThat(contacts.stream().map(each -> ((Contact) each).getId()))
                .as("one walk, nobody twice")
                .containsExactlyInAnyOrderElementsOf(storedIds());
        assertThat(walk.subList(0, 3)).extracting(Seen::index).containsExactly(0, 1, 2);
        assertThat(walk.subList(0, 3)).extracting(Seen::size).containsOnly(3);
        assertThat(walk.subList(0, 3)).extracting(Seen::last).containsExactly(false, false, true);
        assertThat(walk.subList(0, exchanges - 1)).allMatch(each -> each.complete == null);
        assertThat(walk.get(exchanges - 1).complete).isEqualTo(true);
        assertThat(walk.get(exchanges - 1).last).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void flatContactsAreMapsWithTheSameColumns(Profile profile) {
        var sandbox = routes.sandbox(profile);
        long field = sandbox.defineField("Party");
        sandbox.seedMany(3, 4);
        sandbox.seed(Map.of("phone", "12025550143", "custom", Map.of(field, "Blue")));

        start(ONCE + "&outputFormat=flat", exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> seen.size() == 4);
        assertThat(seen.stream().map(each -> ((Map<?, ?>) each.body).keySet()).distinct())
                .hasSize(1);
        assertThat(seen).anyMatch(each -> "Blue".equals(((Map<?, ?>) each.body).get("Party")));
    }

    @ParameterizedTest
    @CsvSource({"1, 40", "15, 3", "0, 1"})
    void ndjsonIsAStreamOfLinesWhateverTheSize(int perExchange, int exchanges) throws Exception {
        routes.sandbox(Profile.HOSTILE).seedMany(40, 4);
        ConcurrentLinkedQueue<String> texts = new ConcurrentLinkedQueue<>();

        start(ONCE + "&outputFormat=ndjson&contactsPerExchange=" + perExchange, exchange -> {
            InputStream body = exchange.getMessage().getBody(InputStream.class);
            texts.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        });

        await().until(() -> texts.size() == exchanges);
        List<String> lines = String.join("", texts).lines().toList();
        assertThat(lines).hasSize(40);
        ObjectMapper json = new ObjectMapper();
        for (String line : lines) {
            assertThat(json.readTree(line).path("id").isNumber()).isTrue();
        }
    }

    /** Otherwise Camel reads the stream into memory before the first step. */
    @Test
    void aStreamOfAllReadsOnWhileItIsUsedWhereTheRouteDoesNotCacheStreams() {
        routes.sandbox(Profile.HOSTILE).seedMany(200, 4);
        AtomicReference<Integer> callsBefore = new AtomicReference<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from(ONCE + "&outputFormat=ndjson&contactsPerExchange=0")
                        .streamCache("false")
                        .process(exchange -> {
                            callsBefore.set(routes.calls().size());
                            seen.add(Seen.of(exchange));
                        });
            }
        });
        await().until(() -> !seen.isEmpty());
        assertThat(callsBefore.get()).isEqualTo(2);
    }

    @Test
    void nobodyIsNoMessage() {
        routes.sandbox(Profile.HOSTILE);
        start(OFTEN, exchange -> seen.add(Seen.of(exchange)));
        start(OFTEN + "&contactsPerExchange=0", exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> routes.calls().size() > 8);

        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1", "0"})
    void nobodyIsAnEmptyMessageWhereTheRouteWantsOne(int perExchange) {
        routes.sandbox(Profile.HOSTILE);

        start(
                ONCE + "&sendEmptyMessageWhenIdle=true&contactsPerExchange=" + perExchange,
                exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> !seen.isEmpty());
        assertThat(seen.peek().body).isNull();
    }

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
        while (!all.get(end).last) {
            end++;
        }
        assertThat(all.get(end).index).isEqualTo(74);
        assertThat(all.subList(end - 74, end + 1))
                .extracting(each -> ((Contact) each.body).getId())
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
    void anHourLiesBetweenTwoPollsUnlessTheRouteSaysOtherwise() {
        assertThat(consumer("heymarket:contacts/list").getDelay()).isEqualTo(3_600_000);
        assertThat(consumer("heymarket:contacts/list?timeUnit=SECONDS").getDelay())
                .isEqualTo(3_600);
        assertThat(consumer("heymarket:contacts/list?timeUnit=DAYS").getDelay()).isEqualTo(1);
        assertThat(consumer("heymarket:contacts/list?delay=5m").getDelay()).isEqualTo(300_000);
    }

    @Test
    void aSchedulerOfTheUsersGetsItsProperties() {
        routes.sandbox(Profile.HOSTILE).seedMany(3, 4);
        Calendar scheduler = new Calendar();
        routes.context().getRegistry().bind("calendar", scheduler);

        start(
                "heymarket:contacts/list?initialDelay=0&scheduler=#calendar&scheduler.season=spring",
                exchange -> seen.add(Seen.of(exchange)));

        assertThat(scheduler.season).isEqualTo("spring");
    }

    public static final class Calendar extends DefaultScheduledPollConsumerScheduler {
        private String season;

        public void setSeason(String season) {
            this.season = season;
        }
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

    private ScheduledPollConsumer consumer(String uri) {
        try {
            return (ScheduledPollConsumer) routes.context().getEndpoint(uri).createConsumer(exchange -> {});
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(String uri, Processor processor) {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).process(processor);
            }
        });
    }

    private List<Long> storedIds() {
        return routes.sandbox().contacts().stream().map(SandboxContact::id).toList();
    }
}
