package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Routes that begin with {@code heymarket:contacts/list}. */
class ListConsumerTest extends ListConsumerTestCase {

    @ParameterizedTest
    @EnumSource
    void everyPollBringsTheWholeAddressBook(Profile profile) {
        routes.sandbox(profile).seedMany(40, 4);

        start(OFTEN, exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> seen.size() >= 80);
        List<Long> ids =
                seen.stream().map(each -> ((Contact) each.body()).getId()).toList();
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
        assertThat(all.get(74).complete()).isEqualTo(true);
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
        assertThat(all.get(42).size()).isEqualTo(43);
        assertThat(all).allMatch(each -> each.last() || each.size() > each.index() + 1);
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
        assertThat((List<?>) seen.peek().body()).hasSize(65);
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
        walk.forEach(each -> contacts.addAll(each.body() instanceof List<?> some ? some : List.of(each.body())));
        assertThat(contacts.stream().map(each -> ((Contact) each).getId()))
                .as("one walk, nobody twice")
                .containsExactlyInAnyOrderElementsOf(storedIds());
        assertThat(walk.subList(0, 3)).extracting(Seen::index).containsExactly(0, 1, 2);
        assertThat(walk.subList(0, 3)).extracting(Seen::size).containsOnly(3);
        assertThat(walk.subList(0, 3)).extracting(Seen::last).containsExactly(false, false, true);
        assertThat(walk.subList(0, exchanges - 1)).allMatch(each -> each.complete() == null);
        assertThat(walk.get(exchanges - 1).complete()).isEqualTo(true);
        assertThat(walk.get(exchanges - 1).last()).isTrue();
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
        assertThat(seen.peek().body()).isNull();
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

    private ScheduledPollConsumer consumer(String uri) {
        try {
            return (ScheduledPollConsumer) routes.context().getEndpoint(uri).createConsumer(exchange -> {});
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
