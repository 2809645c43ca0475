package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a message: in a {@code toD} it is the value of the option that the route names, or an error. */
class ValueBecomesNoOptionTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    /** Where somebody would like the token to go. */
    @RegisterExtension
    static final HeymarketSandboxExtension ELSEWHERE = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private SandboxContact mara;
    private int sent;

    @BeforeEach
    void start() {
        mara = routes.sandbox(Profile.KIND).seed(Seed.phone("12025550143").first("Mara"));
        Properties properties = new Properties();
        properties.put("secret", "key-of-a-secret");
        properties.put("secretNumber", "700001");
        routes.context().getPropertiesComponent().setOverrideProperties(properties);
    }

    private Exchange send(String uri, Object value) {
        String from = "direct:data" + ++sent;
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).toD(uri);
            }
        });
        return routes.send(from, exchange -> {
            exchange.getMessage().setHeader("id", value);
            exchange.getMessage().setBody(value);
            exchange.setProperty("id", value);
            exchange.setVariable("id", value);
        });
    }

    private void assertRefused(Exchange exchange, String... inMessage) {
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(inMessage)
                .hasMessageNotContaining("evil");
        assertThat(routes.calls()).isEmpty();
        assertThat(ELSEWHERE.sandbox().requests()).isEmpty();
    }

    static Stream<String> options() throws IOException {
        String catalog = "META-INF/io/github/camelheymarket/heymarket.json";
        try (InputStream json = HeymarketComponent.class.getClassLoader().getResourceAsStream(catalog)) {
            TreeSet<String> names = new TreeSet<>();
            var document = new ObjectMapper().readTree(json);
            document.path("properties").fieldNames().forEachRemaining(names::add);
            document.path("componentProperties").fieldNames().forEachRemaining(names::add);
            assertThat(names).hasSizeGreaterThan(60).contains("baseUrl", "apiKey", "httpComponent", "notFound");
            names.remove("contactId");
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionIsRefused(String option) {
        assertRefused(
                send("heymarket:contacts/get?contactId=${header.id}", mara.id() + "&" + option + "=evil"), option);
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionIsRefusedWhenItsSignsAreEncoded(String option) {
        assertRefused(
                send("heymarket:contacts/get?contactId=${header.id}", mara.id() + "%26" + option + "%3Devil"), option);
    }

    @Test
    void theTokenGoesNowhereElse() {
        String url = ELSEWHERE.sandbox().baseUrl();
        assertRefused(send("heymarket:contacts/get?contactId=${header.id}", mara.id() + "&baseUrl=" + url), "baseUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heymarket:contacts/get?contactId=${header.id}",
                "heymarket:contacts/get?contactId=${headers.id}",
                "heymarket:contacts/get?contactId=${header[id]}",
                "heymarket:contacts/get?contactId=${body}",
                "heymarket:contacts/get?contactId=${exchangeProperty.id}",
                "heymarket:contacts/get?contactId=${variable.id}",
                "heymarket:contacts/get?contactId=$simple{header.id}",
                "heymarket:contacts/get?notFound=null&contactId=${header.id}",
                "heymarket:contacts/get?notFound=null&contactId=${header.id}&requestsPerMinute=400",
                "heymarket:contacts/list?pageSize=${header.id}",
                "heymarket:contacts/${header.id}?contactId=1",
                "heymarket:${header.id}",
                "heymarket:contacts/get?${header.id}",
                "heymarket:api/call?method=GET&path=/v1/contact/${header.id}"
            })
    void noPlaceOfTheUriLetsAnOptionIn(String uri) {
        for (String smuggled : List.of(
                "7&merge=evil", "get?merge=evil&x=", "contacts/get?merge=evil", "merge=evil", "7%26merge=evil")) {
            Exchange exchange = send(uri, smuggled);
            assertThat(exchange.getException()).as(smuggled).isNotNull();
            assertThat(exchange.getException().getMessage()).doesNotContain("evil");
            assertThat(routes.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7?notFound=evil",
                "7;notFound=evil",
                "7%26notFound=evil",
                "7%2526notFound%253Devil",
                "7%252526notFound%25253Devil",
                "7#notFound=evil",
                "7\n&notFound=evil",
                "7\nevil",
                "RAW(7&notFound=evil)",
                "RAW{7&notFound=evil}",
                "7)&notFound=evil",
                "7&contactId=8",
                "#bean:evil",
                "#class:java.util.Date#evil",
                "#property:secret",
                "{{secret}}",
                "{{secretNumber}}",
                "7{{evil:&notFound=null}}",
                "../v1/tags?evil",
                "٧٠"
            })
    void anIdIsAnIdOrAnError(String value) {
        Exchange exchange = send("heymarket:contacts/get?contactId=${header.id}", value);
        assertThat(exchange.getException()).isNotNull();
        assertThat(exchange.getException().getMessage()).doesNotContain("evil").doesNotContain("key-of-a-secret");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "contacts/get?contactId=${header.id}&notFound=exception, 7&notFound=null, notFound",
        "contacts/get?contactId=RAW(${header.id})&notFound=exception, 7)&notFound=null&merge=RAW(x, notFound",
        "contacts/get?contactId=RAW(${header.id})&notFound=exception, 7)&merge=RAW(x, merge",
        "contacts/bulk-upsert?defaultRegion=${header.id}&dryRun=true&mode=RAW(merge), RAW(US, dryRun"
    })
    void anOptionOfTheRouteStaysAsItIs(String uri, String value, String option) {
        assertRefused(send("heymarket:" + uri, value), option);
    }

    @Test
    void noEndpointIsMadeOfWhatWasRefused() {
        send("heymarket:contacts/get?contactId=${header.id}", "7&merge=true");
        assertThat(routes.context().getEndpoints()).noneMatch(HeymarketEndpoint.class::isInstance);
    }

    @Test
    void withoutACacheItIsTheSame() {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:none").toD("heymarket:contacts/get?contactId=${header.id}", -1);
            }
        });
        assertRefused(routes.send("direct:none", sent -> sent.getMessage().setHeader("id", "7&merge=evil")), "merge");
    }

    @Test
    void aComponentOfAnotherNameIsTheSame() {
        HeymarketComponent crm = new HeymarketComponent();
        crm.setConfiguration(routes.configuration().copy());
        routes.context().addComponent("crm", crm);
        assertRefused(send("crm:contacts/get?contactId=${header.id}", "7&merge=evil"), "merge");
    }

    @Test
    void aWholeUriFromAMessageGetsNoCredentialsForAnotherPlace() {
        String url = ELSEWHERE.sandbox().baseUrl();
        Exchange exchange = send("${header.id}", "heymarket:contacts/get?contactId=7&baseUrl=" + url);
        assertThat(exchange.getException()).isNotNull();
        assertThat(ELSEWHERE.sandbox().requests()).isEmpty();
    }

    @Test
    void whatTheRouteWritesItselfGoesOn() {
        for (String uri : List.of(
                "heymarket:contacts/get?contactId=${header.id}",
                "heymarket:contacts/${header.none}get?contactId=${header.id}",
                "heymarket:contacts/get?contactId=RAW(${header.id})&notFound=null",
                "heymarket:contacts/get?contactId=RAW(" + mara.id() + ")&notFound={{none:null}}")) {
            Exchange exchange = send(uri, mara.id());
            assertThat(exchange.getException()).as(uri).isNull();
            assertThat(exchange.getMessage().getBody(Contact.class).getFirst()).isEqualTo("Mara");
        }
    }

    @Test
    void aValueInRawMayHoldAnySign() {
        Exchange exchange = send("heymarket:contacts/count?apiKey=RAW(${header.id})", "a&baseUrl=b+c%26");
        assertThat(exchange.getException()).hasMessageContaining("401");
        assertThat(routes.sandbox().requests().get(0).header("Authorization")).isEqualTo("Bearer a&baseUrl=b+c%26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "..", "..\\evil", "%2e%2e/evil", "..%2Fevil"})
    void aValueLeadsToNoOtherDirectory(String name) {
        assertRefused(
                send(
                        "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=1&ledgerDirectory=/tmp/none/${header.id}",
                        name),
                "ledgerDirectory",
                "two dots");
    }

    @Test
    void aValueMayNameADirectory(@TempDir Path folder) {
        Exchange sent = send(
                "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=1&ledgerDirectory=" + folder + "/../"
                        + folder.getFileName() + "/${header.id}",
                "north..west");
        assertThat(String.valueOf(sent.getException())).doesNotContain("two dots");
    }
}
