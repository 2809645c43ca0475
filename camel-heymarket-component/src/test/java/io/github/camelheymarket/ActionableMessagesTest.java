package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The message about a mistake names the thing and the remedy, and no secret. */
class ActionableMessagesTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static String startFailure(String uri) {
        try (TestContext context = new TestContext()) {
            context.getComponent("heymarket", HeymarketComponent.class)
                    .getConfiguration()
                    .setApiKey("key");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    if (uri.startsWith("heymarket:contacts/changes")) {
                        from(uri).to("mock:end");
                    } else {
                        from("direct:start").to(uri);
                    }
                }
            });
            context.start();
            return "it started";
        } catch (Exception e) {
            return deepest(e).getMessage();
        }
    }

    private static Throwable deepest(Throwable e) {
        return e.getCause() == null ? e : deepest(e.getCause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts/bulk-upsert?bulkSize=abc | bulkSize is 'abc'; it must be a whole number",
                "contacts/bulk-upsert?bulkSize=1.5 | bulkSize is '1.5'; it must be a whole number",
                "contacts/bulk-upsert?bulkSize= | bulkSize is empty; it must be a whole number",
                "contacts/bulk-upsert?bulkSize=99999999999 | bulkSize is a text of 11 characters; it must be a whole number, at most 2147483647",
                "contacts/bulk-upsert?bulkSize=+50 | bulkSize is ' 50'; it must be a whole number",
                "contacts/bulk-upsert?maxSplitCalls=x | maxSplitCalls is 'x'; it must be a whole number",
                "contacts/bulk-upsert?coalesceDelay=abc | coalesceDelay is 'abc'; it must be milliseconds, or a number with a unit",
                "contacts/bulk-upsert?maxRetryDelay=soon | maxRetryDelay is 'soon'; it must be milliseconds, or a number with a unit",
                "contacts/bulk-upsert?maxRetryDelay=5x | maxRetryDelay is '5x'; it must be milliseconds, or a number with a unit",
                "contacts/bulk-upsert?maxRetries=many | maxRetries is 'many'; it must be a whole number",
                "contacts/bulk-upsert?requestsPerMinute=many | requestsPerMinute is 'many'; it must be a whole number",
                "contacts/bulk-upsert?dryRun=ture | dryRun is 'ture'; it must be true or false",
                "contacts/sync?errorThreshold=five | errorThreshold is 'five'; it must be a number such as 0.05",
                "contacts/sync?mode=mirror&syncName=crm&maxDeletes=5m | maxDeletes is '5m'; it must be a whole number",
                "contacts/changes?delay=abc | delay is 'abc'; it must be milliseconds, or a number with a unit",
                "contacts/changes?maxInFlight=abc | maxInFlight is 'abc'; it must be a whole number",
                "contacts/bulk-upsert?bulkSize=0 | bulkSize is 0; it must be at least 1",
            })
    void aValueOfTheWrongKindIsNamedWithTheKindThatIsWanted(String uri, String message) {
        assertThat(startFailure("heymarket:" + uri)).contains("The option " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts/bulk-upsert?maxRetryDelay=10s",
                "contacts/bulk-upsert?maxRetryDelay=500",
                "contacts/bulk-upsert?maxBudgetWait=1m30s",
                "contacts/bulk-upsert?coalesceDelay=50ms",
                "contacts/bulk-upsert?dryRun=TRUE",
                "contacts/sync?errorThreshold=.5",
                "contacts/sync?maxFailedRecords=7",
                "contacts/changes?delay=1h&repeatCount=1&backoffMultiplier=2&backoffIdleThreshold=1",
            })
    void aValueOfTheRightKindIsTaken(String uri) {
        assertThat(startFailure("heymarket:" + uri)).isEqualTo("it started");
    }

    /** @return everything that a log shows */
    private static String mainFailure(String option, String value) {
        return mainFailure(new Main(), option, value);
    }

    private static String mainFailure(Main main, String option, String value) {
        main.addInitialProperty("camel.component.heymarket." + option, value);
        try {
            main.start();
            return "it started";
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "apiSecretKye, apiSecretKey",
        "api-secret-kye, apiSecretKey",
        "apikeyy, apiKey",
        "webhook-tokn, webhookToken",
    })
    void aMisspeltOptionOfTheComponentIsReportedWithoutItsValue(String option, String meant) {
        assertThat(mainFailure(option, "hush-4711"))
                .contains("The component heymarket has no option '")
                .contains("did you mean '" + meant + "'?")
                .doesNotContain("hush-4711");
    }

    @Test
    void aMisspeltSecretIsNamedAndNotOnlyTheOneThatIsMissingForIt() {
        Main main = new Main();
        main.addInitialProperty("camel.component.heymarket.apiSecretId", "id");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("heymarket:contacts/list");
            }
        });
        assertThat(mainFailure(main, "apiSecrtKey", "hush-4711"))
                .contains("The component heymarket has no option 'apiSecrtKey' (did you mean 'apiSecretKey'?)")
                .doesNotContain("hush-4711");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bulkSize | abc | bulkSize is 'abc'; it must be a whole number",
                "bulk-size | abc | bulkSize is 'abc'; it must be a whole number",
                "maxRetryDelay | soon | maxRetryDelay is 'soon'; it must be milliseconds",
                "dryRun | ture | dryRun is 'ture'; it must be true or false",
                "healthCheckInterval | x | healthCheckInterval is 'x'; it must be milliseconds",
            })
    void aValueOfTheWrongKindOnTheComponentIsNamedToo(String option, String value, String message) {
        assertThat(mainFailure(option, value)).contains("The option " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "bulkSize, 50",
        "bulk-size, 50",
        "BULKSIZE, 50",
        "configuration.bulkSize, 50",
        "map.Mobile, phone",
        "healthCheckConsumerEnabled, false",
        "autowired-enabled, true",
        "lazyStartProducer, true"
    })
    void anOptionOfTheComponentIsTaken(String option, String value) {
        assertThat(mainFailure(option, value)).isEqualTo("it started");
    }

    @Test
    void aConnectionThatIsRefusedIsReportedWithItsAddress() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (TestContext context = new TestContext()) {
            HeymarketConfiguration configuration =
                    context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setApiKey("key");
            configuration.setBaseUrl("http://localhost:" + port);
            configuration.setMaxRetries(0);
            context.start();
            Exchange exchange = context.createProducerTemplate().request("heymarket:contacts/count", e -> {});

            assertThat(exchange.getException()).hasMessageContaining("(localhost:" + port + ")");
        }
    }

    private HeymarketPartialException partial(String uri, Object body) {
        Exchange exchange = routes.send(uri, message -> message.getMessage().setBody(body));
        assertThat(exchange.getException()).isInstanceOf(HeymarketPartialException.class);
        return (HeymarketPartialException) exchange.getException();
    }

    @Test
    void anUnknownTagIsNamed() {
        routes.sandbox(Profile.KIND);

        assertThat(partial("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "12025550143", "tags", "Gold"))))
                .hasMessageContaining("UNKNOWN_TAG: the label 'Gold' in 'tags' is not a tag of the team");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mara@example.org", "12025550143"})
    void whatIsAPersonsIsNotShownAsATag(String cell) {
        routes.sandbox(Profile.KIND);

        assertThat(partial(
                        "heymarket:contacts/bulk-upsert",
                        List.of(Map.of("phone", "12025550143", "tags", List.of(Map.of("label", cell))))))
                .hasMessageNotContaining(cell);
    }

    @Test
    void aSingleRowIsNoRows() {
        routes.sandbox(Profile.KIND);

        assertThat(partial("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "12"))))
                .hasMessageContaining("1 of 1 row unsuccessful");
        Exchange broken = routes.send(
                "heymarket:contacts/bulk-upsert",
                exchange -> exchange.getMessage().setBody("{\"phone\":\"12025550143\"}\n]"));
        assertThat(broken.getException()).hasMessageContaining("after 1 row");
        assertThat(broken.getException().getMessage()).doesNotContain("1 rows");
    }

    @Test
    void aNullRowOfADeleteIsToldAsOne() {
        routes.sandbox(Profile.KIND);

        assertThat(partial("heymarket:contacts/bulk-delete", Arrays.asList((Object) null)))
                .hasMessageContaining("the row is null")
                .hasMessageNotContaining("header");
        assertThat(partial("heymarket:contacts/bulk-delete", List.of(Map.of("name", "Mara"))))
                .hasMessageContaining("the row identifies no contact")
                .hasMessageNotContaining("header");
        assertThat(partial("heymarket:contacts/bulk-delete", List.of("x y")))
                .hasMessageContaining("CONTACT_ID_NOT_UNDERSTOOD: the row's contact id is neither")
                .hasMessageNotContaining("header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts/bulk-upsert", "contacts/sync", "contacts/create", "contacts/update"})
    void aBodyOfCsvIsToldHowToBecomeMaps(String operation) {
        String csv = "phone,first\n12025550143,Mara\n";
        routes.sandbox(Profile.KIND);
        for (Object body : List.of(
                csv,
                csv.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))) {
            Exchange exchange = routes.send(
                    "heymarket:" + operation, message -> message.getMessage().setBody(body));

            assertThat(exchange.getException())
                    .as(body.getClass().getName())
                    .hasMessageContaining("CSV")
                    .hasMessageContaining("unmarshal")
                    .hasMessageNotContaining("Mara");
        }
    }
}
