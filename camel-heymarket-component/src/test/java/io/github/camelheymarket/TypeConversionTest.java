package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.converter.HeymarketConverterLoader;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The type converters as a route gets them: found by Camel itself, nothing registered by hand. */
class TypeConversionTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @Test
    void theLoaderIsGeneratedAndFoundByItsServiceFile() throws IOException {
        List<String> found = Collections.list(getClass()
                        .getClassLoader()
                        .getResources("META-INF/services/org/apache/camel/TypeConverterLoader"))
                .stream()
                .flatMap(url -> {
                    try (InputStream in = url.openStream()) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .map(String::strip)
                .toList();
        assertThat(found).contains(HeymarketConverterLoader.class.getName());
    }

    @Test
    void aContextThatNeverSawTheComponentConvertsToo() throws Exception {
        try (TestContext context = new TestContext()) {
            context.start();
            Contact contact = context.getTypeConverter().convertTo(Contact.class, "{\"phone\":\"12025550143\"}");
            assertThat(contact.getPhone()).isEqualTo(PHONE);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Map.class, String.class, byte[].class, InputStream.class, JsonNode.class})
    void aContactThatWasReadGoesIntoAnyFormAndBackWithNothingLost(Class<?> form) {
        routes.sandbox(Profile.KIND).set(Switch.EXTRA_MEMBERS, true);
        SandboxContact mara =
                routes.sandbox().seed(Seed.phone(PHONE).first("Mára").assignedUserId(310));
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:there")
                        .to("heymarket:contacts/get?contactId=" + mara.id())
                        .setProperty("read", body())
                        .convertBodyTo(form)
                        .setProperty("form", simple("${body.getClass().getName()}"))
                        .convertBodyTo(Contact.class);
            }
        });

        Exchange exchange = routes.send("direct:there", e -> {});

        assertThat(exchange.getException()).isNull();
        Contact read = exchange.getProperty("read", Contact.class);
        assertThat(read.has("lead_score")).isTrue();
        assertThat(exchange.getProperty("form", String.class)).isNotEqualTo(Contact.class.getName());
        assertThat(exchange.getMessage().getBody(Contact.class)).isEqualTo(read).isNotSameAs(read);
    }

    @Test
    void resultsBecomeJson() throws Exception {
        routes.sandbox(Profile.KIND);
        Message bulk = routes.ok(
                "heymarket:contacts/bulk-upsert?failOnPartial=false",
                List.of(Map.of("phone", PHONE), Map.of("phone", "12")));

        JsonNode json = RouteTester.json(bulk.getBody(String.class));
        assertThat(json.path("total").asInt()).isEqualTo(2);
        assertThat(json.at("/counts/CREATED").asInt()).isEqualTo(1);
        assertThat(json.at("/rows/1/outcome").asText()).isEqualTo("REJECTED");
        assertThat(json.toString()).doesNotContain(PHONE);
        assertThat(bulk.getBody(Map.class).get("unsuccessful")).isEqualTo(1);
        RowResult row = RouteTester.rowsOf(bulk.getBody(BulkResult.class)).get(0);
        assertThat(RouteTester.json(routes.context().getTypeConverter().convertTo(String.class, row)))
                .isEqualTo(json.at("/rows/0"));
    }

    @Test
    void aStatusBecomesJson() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE).optedOutByContact());
        Message message = routes.ok("heymarket:contacts/status", null, HeymarketConstants.PHONE, PHONE);

        assertThat(message.getBody()).isInstanceOf(ContactStatus.class);
        assertThat(message.getBody(JsonNode.class).path("unsubscribed").asBoolean())
                .isTrue();
        assertThat(RouteTester.json(message.getBody(String.class))).isEqualTo(message.getBody(JsonNode.class));
    }

    @Test
    void aContactGoesToAFileOrAQueueAsBytes() throws Exception {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE).first("Mára"));
        Message message = routes.ok("heymarket:contacts/lookup", null, HeymarketConstants.PHONE, PHONE);

        assertThat(new String(message.getBody(byte[].class), StandardCharsets.UTF_8))
                .contains("\"first\":\"Mára\"");
        assertThat(new String(message.getBody(InputStream.class).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(message.getBody(String.class));
    }
}
