package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one exchange of a poll carries: one contact, several, or all; as a map, or as lines of JSON. */
class ListConsumerFormsTest extends ListConsumerTestCase {

    @ParameterizedTest
    @EnumSource
    void contactsCanComeInListsOfSoMany(Profile profile) {
        routes.sandbox(profile).seedMany(75, 4);

        start(ONCE + "&contactsPerExchange=20", exchange -> seen.add(Seen.of(exchange)));

        await().until(() -> seen.stream().anyMatch(Seen::last));
        assertThat(seen).extracting(each -> ((List<?>) each.body()).size()).containsExactly(20, 20, 20, 15);
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
        assertThat(one.complete()).isEqualTo(true);
        assertThat(List.of(one.index(), one.size(), one.last())).isEqualTo(List.of(0, 1, true));
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
        assertThat(seen.stream().map(each -> ((Map<?, ?>) each.body()).keySet()).distinct())
                .hasSize(1);
        assertThat(seen).anyMatch(each -> "Blue".equals(((Map<?, ?>) each.body()).get("Party")));
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
}
