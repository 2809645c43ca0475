package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code heymarket} shows in Camel's developer console. */
class DevConsoleTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    /** As Camel finds it, by its name. */
    private DevConsole console() {
        return routes.context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("heymarket");
    }

    private JsonNode json() {
        return RouteTester.json(((JsonObject) console().call(DevConsole.MediaType.JSON)).toJson());
    }

    private String text() {
        return (String) console().call(DevConsole.MediaType.TEXT);
    }

    @Test
    void itIsEmptyBeforeAnybodyCalls() {
        assertThat(json()).isEqualTo(RouteTester.json("{'clients':[],'coalescing':[],'polls':[]}"));
        assertThat(text()).isEmpty();
    }

    @Test
    void itShowsCallsRetriesAndTheBudget() {
        routes.sandbox().faults().add(Fault.status(503));
        routes.ok("heymarket:contacts/count?requestsPerMinute=10", null);

        JsonNode client = json().at("/clients/0");

        assertThat(client.path("baseUrl").asText()).isEqualTo(routes.sandbox().baseUrl());
        assertThat(client.path("credential").asText()).hasSize(16);
        assertThat(client.path("calls").asInt()).isEqualTo(1);
        assertThat(client.path("failedCalls").asInt()).isZero();
        assertThat(client.path("requests").asInt()).isEqualTo(2);
        assertThat(client.path("retries").asInt()).isEqualTo(1);
        assertThat(client.path("budgetLimit").asInt()).isEqualTo(10);
        assertThat(client.path("budgetLeft").asInt()).isEqualTo(8);
        assertThat(client.has("lastError")).isFalse();
        assertThat(text())
                .contains("Client: " + routes.sandbox().baseUrl())
                .contains("Budget: 8 left of 10 a minute")
                .contains("Requests: 2, retries 1,")
                .contains("Last error: none");
    }

    @Test
    void itShowsTheLastErrorWithoutAnybodysData() {
        String echo = "{\"message\":\"" + PHONE + " of Mara is not good\"}";
        routes.sandbox().faults().add(Fault.status(400, echo).when((method, path) -> path.equals("/v2/contact")));
        routes.send("heymarket:contacts/create", Map.of("phone", PHONE, "first", "Mara"));

        JsonNode error = json().at("/clients/0/lastError");

        assertThat(error.path("type").asText()).isEqualTo("HeymarketBadRequestException");
        assertThat(error.path("status").asInt()).isEqualTo(400);
        assertThat(error.path("operation").asText()).isEqualTo("contacts/create");
        assertThat(text()).contains("Last error: HeymarketBadRequestException (HTTP 400) in contacts/create");
        assertThat(json() + text())
                .doesNotContain(
                        PHONE,
                        "Mara",
                        routes.sandbox().secretId(),
                        routes.sandbox().secretKey());
    }

    @Test
    void itShowsContactsThatAreBeingCoalesced() throws Exception {
        Fault held = Fault.holdBeforeApply();
        routes.sandbox().faults().add(held);
        String uri = "heymarket:contacts/bulk-upsert?coalesce=true&coalesceDelay=1h";
        CompletableFuture<?> first = CompletableFuture.runAsync(() -> routes.ok(uri, Map.of("phone", PHONE)));
        assertThat(held.awaitReached(Duration.ofSeconds(10))).isTrue();
        CompletableFuture<?> second =
                routes.context().createProducerTemplate().asyncSendBody(uri, Map.of("phone", "12025550144"));
        await().until(() -> json().at("/coalescing/0/pending").asInt() == 1);

        assertThat(json().at("/coalescing/0/inFlight").asInt()).isEqualTo(1);
        assertThat(json().at("/coalescing/0/operation").asText()).isEqualTo("contacts/bulk-upsert");
        assertThat(text()).contains("Coalescing: contacts/bulk-upsert, 1 contacts pending, 1 in flight");

        held.release();
        first.join();
        second.join();
        assertThat(json().at("/coalescing/0/pending").asInt()).isZero();
    }
}
