package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.spi.HttpMethod;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Requests and settings that tests share. */
final class Calls {

    static final Credentials PAIR = new Credentials.SecretPair("3c1e-id", "s3cret-key-material");
    static final Credentials LEGACY = new Credentials.ApiKey("legacy-key-material");

    private Calls() {}

    static ApiRequest read() {
        return new ApiRequest("contacts/get", HttpMethod.GET, "/v1/contact/700012", null, CallKind.READ);
    }

    static ApiRequest delete() {
        return new ApiRequest(
                "contacts/delete", HttpMethod.DELETE, "/v1/contact/700012", null, CallKind.REPEATABLE_WRITE);
    }

    static ApiRequest create() {
        return new ApiRequest(
                "contacts/create",
                HttpMethod.POST,
                "/v1/contact",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("phone", "12025550143")
                        .put("first", "Mara"),
                CallKind.UNSAFE_WRITE);
    }

    static ApiRequest of(CallKind kind) {
        return switch (kind) {
            case READ, READ_ONCE -> read();
            case REPEATABLE_WRITE -> delete();
            case UNSAFE_WRITE -> create();
        };
    }

    static ApiRequest read(String path, Map<String, String> query) {
        return new ApiRequest("api/call", HttpMethod.GET, path, query, null, CallKind.READ);
    }

    static HeymarketClient client(
            ClientSettings settings, HttpTransport transport, RequestBudget budget, TimeSource time) {
        return new HeymarketClient(settings, transport, budget, time, List.of(), new AccountMemory(time));
    }

    static HttpAnswer answer(int status, String requestId, String retryAfter, String body, String date) {
        return new HttpAnswer(
                status, requestId, retryAfter, body == null ? null : body.getBytes(StandardCharsets.UTF_8), date);
    }

    static ClientSettings settings() {
        return settings("http://localhost:1", PAIR, 3);
    }

    static ClientSettings settings(String baseUrl, Credentials credentials, int maxRetries) {
        return new ClientSettings(
                URI.create(baseUrl),
                credentials,
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(maxRetries, Duration.ofSeconds(60)),
                new ClientSettings.Budget(500, Duration.ofMinutes(5)));
    }
}
