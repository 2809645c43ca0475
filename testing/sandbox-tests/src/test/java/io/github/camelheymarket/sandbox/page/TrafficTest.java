package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.store.ContactChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private Instant now = Instant.parse("2026-01-12T08:00:00Z");
    private final ContactStore contacts = new ContactStore();
    private final Traffic traffic = new Traffic(contacts, () -> now);

    @Test
    void contactsCountInTheSecondOfTheRequestThatStoredThem() {
        store(2);
        request(200);
        pass(3);
        store(5);
        request(200);
        pass(1);

        assertThat(traffic.storedPerSecond(6)).containsExactly(0, 2, 0, 0, 5, 0);
    }

    @Test
    void seededContactsDoNotCount() {
        store(5);
        traffic.seeded();
        store(1);
        request(200);

        assertThat(traffic.storedPerSecond(1)).containsExactly(1);
    }

    @Test
    void aRequestIsInTheBudgetForSixtySeconds() {
        request(200);
        pass(30);
        request(500);
        pass(30);

        assertThat(traffic.requestsPerMinute(62)).startsWith(0, 1, 1).endsWith(2, 2, 1);
    }

    @Test
    void aRefusedRequestTakesNoPlaceInTheBudget() {
        request(429);
        request(401);

        assertThat(traffic.requestsPerMinute(1)).containsExactly(0);
        assertThat(traffic.total()).isEqualTo(2);
    }

    @Test
    void afterALongPauseNothingOldIsCounted() {
        request(200);
        pass(Seconds.KEPT * 3L);

        assertThat(traffic.requestsPerMinute(300)).containsOnly(0);
    }

    @Test
    void theLastRequestsAreKeptNewestFirst() {
        for (int i = 0; i < Traffic.KEPT + 7; i++) {
            request(200);
        }

        assertThat(traffic.after(0, 10_000))
                .hasSize(Traffic.KEPT)
                .first()
                .extracting(Seen::number)
                .isEqualTo(507L);
        assertThat(traffic.after(505, 100)).extracting(Seen::number).containsExactly(507L, 506L);
        assertThat(traffic.after(507, 100)).isEmpty();
        assertThat(traffic.after(0, 3)).hasSize(3);
    }

    @Test
    void rowsAreTheElementsOfTheLongestArray() {
        assertThat(Rows.count("[1,[2,3],{}]")).hasValue(3);
        assertThat(Rows.count("{\"a\":[1],\"contacts\":[{\"x\":[1,2,3]},{}],\"b\":{\"c\":[1,2,3,4]}}"))
                .hasValue(2);
        assertThat(Rows.count(
                        "{\"contact_channels\":[{\"channel_type\":\"phone\",\"channel_ids\":[\"1\",\"2\",\"3\"]}]}"))
                .hasValue(3);
        assertThat(Rows.count("{\"a\":1}")).isEmpty();
        assertThat(Rows.count("[1,2")).isEmpty();
        assertThat(Rows.count("ok")).isEmpty();
        assertThat(Rows.count(null)).isEmpty();
    }

    private void store(int count) {
        for (int i = 0; i < count; i++) {
            contacts.create(new ContactChange(), now, now);
        }
    }

    private void request(int status) {
        traffic.accept(
                new RecordedRequest(1, "GET", "/v1/team", Map.of(), Map.of(), "", status, "", "0123456789", null), 5);
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }
}
