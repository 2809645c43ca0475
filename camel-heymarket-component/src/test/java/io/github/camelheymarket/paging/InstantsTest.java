package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {

    @Test
    void aCursorMayHaveNoSeconds() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(
                        "[{\"id\":2,\"updated\":\"2026-05-01T00:02Z\"},{\"id\":1,\"updated\":\"2026-05-01T00:01Z\"}]");
        JsonNode last = new ObjectMapper().createArrayNode().add(all.get(1));
        StubClient client = StubClient.answering(
                request -> new ApiResponse(200, null, request.body().has("date") ? last : all, 1));
        NewestFirst pass = ContactWalks.v1(client, 2).newestFirst(null, null);
        assertThat(pass.next()).hasSize(2);
        assertThat(pass.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T00:00:00Z, 2026-05-01T00:00:00Z",
        "2026-05-01T00:00:00.123+02:00, 2026-05-01T00:00:00.123+02:00",
        "by Mara Lindqvist, a time that cannot be read",
        ", a time that cannot be read"
    })
    void onlyATimeIsShownInAMessage(String text, String shown) {
        assertThat(Instants.shown(text)).isEqualTo(shown);
    }
}
