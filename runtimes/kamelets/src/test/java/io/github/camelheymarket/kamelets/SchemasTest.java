package io.github.camelheymarket.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The JSON Schemas of bodies, which tools show and check, and the bodies that the Kamelets take and give. */
class SchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path outbox;

    @ParameterizedTest
    @CsvSource({
        "heymarket-contacts-sink, in/types/json",
        "heymarket-message-sink, in/types/json",
        "heymarket-changes-source, out/types/cloudevents",
        "heymarket-webhook-source, out/types/cloudevents"
    })
    void eachMemberHasAMeaningOrAType(String kamelet, String type) throws Exception {
        JsonNode schema = schema(kamelet, type);

        assertThat(schema.path("title").asText()).isNotEmpty();
        List<JsonNode> properties = schema.findValues("properties");
        assertThat(properties)
                .isNotEmpty()
                .allSatisfy(members -> assertThat(members)
                        .hasSizeGreaterThan(5)
                        .allMatch(member -> member.has("type") || member.has("description")));
    }

    @Test
    void theSinkOfContactsTakesWhatItsSchemaTakes() throws Exception {
        JsonNode schema = schema("heymarket-contacts-sink", "in/types/json");
        HEYMARKET.sandbox().defineField("City");
        String one = """
                {"phone": "(202) 555-0143", "first": "Mara", "last": "Lindqvist", "display_name": "Mara L.",
                 "email": "mara@example.org", "avatar": "https://example.org/mara.png", "is_opted_out": true, "custom": {"City": "Oslo"}}""";

        for (String body : List.of(one, "[" + one + "]")) {
            assertThat(problems(schema, body)).isEmpty();
            try (KameletApp app = app().start("contacts-sink.yaml");
                    ProducerTemplate template = app.camel().createProducerTemplate()) {
                BulkResult result = template.requestBody("direct:people", body, BulkResult.class);
                assertThat(result.count(Outcome.CREATED)
                                + result.count(Outcome.UNCHANGED)
                                + result.count(Outcome.UPDATED))
                        .isEqualTo(1);
            }
        }
        assertThat(problems(schema, "{\"phone\": 12025550143}")).isNotEmpty();
        assertThat(problems(schema, "[[]]")).isNotEmpty();
        assertThat(problems(schema, "{}")).isNotEmpty();
    }

    @Test
    void theSinkOfMessagesTakesWhatItsSchemaTakes() throws Exception {
        JsonNode schema = schema("heymarket-message-sink", "in/types/json");
        String body = """
                {"phone": "(202) 555-0143", "text": "See you on Friday", "local_id": "appointment-17", "private": false}""";

        assertThat(problems(schema, body)).isEmpty();
        try (KameletApp app = app().property("reminders.dry-run", "true").start("message-sink.yaml");
                ProducerTemplate template = app.camel().createProducerTemplate()) {
            assertThat(template.requestBody("direct:reminders", body, String.class))
                    .contains("See you on Friday");
        }
        assertThat(problems(schema, "{\"phone\": 12025550143}")).isNotEmpty();
        assertThat(problems(schema, "{\"targets\": \"12025550143\"}")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aChangeIsAsItsSchemaSays(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        HEYMARKET.sandbox().seed(Seed.phone("12025550143").first("Mara").last("Lindqvist"));
        try (KameletApp app = app().property("outbox", outbox.toString()).start("changes-source.yaml")) {
            assertThat(problems(schema("heymarket-changes-source", "out/types/cloudevents"), received(app)))
                    .isEmpty();
        }
    }

    @Test
    void anEventIsAsItsSchemaSays() throws Exception {
        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, false);
        JsonNode schema = schema("heymarket-webhook-source", "out/types/cloudevents");
        try (KameletApp app = new KameletApp()
                .property("camel.server.enabled", "true")
                .property("camel.server.port", "0")
                .property(
                        "heymarket.webhook.token", HEYMARKET.sandbox().webhook().token())
                .start("webhook-source.yaml")) {
            for (WebhookEvent event :
                    List.of(WebhookEvent.optOut("12025550143"), WebhookEvent.messageReceived("12025550143", "Yes"))) {
                HEYMARKET.sandbox().webhook().deliver(app.url("/heymarket/events"), event);
            }
            List<Exchange> events = app.mock("broker").getExchanges();
            assertThat(events)
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(
                                    problems(schema, event.getMessage().getBody(String.class)))
                            .isEmpty());
        }
        assertThat(problems(schema, "{\"phone\": 12025550143}")).isNotEmpty();
    }

    private static String received(KameletApp app) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> app.mock("broker").getExchanges(), exchanges -> !exchanges.isEmpty())
                .get(0)
                .getMessage()
                .getBody(String.class);
    }

    private static KameletApp app() {
        return new KameletApp()
                .property("heymarket.secret.id", HEYMARKET.sandbox().secretId())
                .property("heymarket.secret.key", HEYMARKET.sandbox().secretKey())
                .property("heymarket.url", HEYMARKET.sandbox().baseUrl());
    }

    private static JsonNode schema(String kamelet, String type) throws Exception {
        JsonNode schema = DescriptorsTest.read(kamelet + ".kamelet.yaml").at("/spec/dataTypes/" + type + "/schema");
        assertThat(schema.isObject()).as(kamelet).isTrue();
        return schema;
    }

    private static List<String> problems(JsonNode schema, String body) throws Exception {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().nullableKeywordEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V4)
                .getSchema(schema, config)
                .validate(JSON.readTree(body))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
