package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.Sleeper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the guides to sync, bulk jobs, clustering and testing show. */
class JobSamplesTest {

    private static final String PHONE = "12025550143";
    private static final String OTHER_PHONE = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    private Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final TestContext camel = new TestContext();
    private final ProducerTemplate template = camel.createProducerTemplate();

    @BeforeEach
    void configure() {
        HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setApiKey(sandbox.apiKey());
        camel.getPropertiesComponent().addInitialProperty("inbox", folder.toString());
        camel.getPropertiesComponent().addInitialProperty("ledgers", folder.toString());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static String sample(String name) throws IOException {
        try (var file = JobSamplesTest.class.getResourceAsStream("/docs-samples/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void start(String sample) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(sample, sample(sample)));
        camel.start();
    }

    @Test
    void syncStoresGoodRowsAndHandsTheOthersOn() throws Exception {
        Path file = Files.writeString(folder.resolve("people.json"), """
                [{"phone": "(202) 555-0143", "first": "Mara"}, {"phone": "12", "first": "Tom"}]
                """);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        NotifyBuilder done =
                new NotifyBuilder(camel).from("file:*").whenCompleted(1).create();

        start("sync.yaml");

        assertThat(done.matchesWaitTime()).isTrue();
        assertThat(sandbox.contacts()).extracting(SandboxContact::phone).containsExactly(PHONE);
        assertThat(camel.getEndpoint("mock:rejected", MockEndpoint.class).getExchanges())
                .hasSize(1);
    }

    @Test
    void aMirrorDeletesWhoHasLeftTheSource() throws Exception {
        start("mirror.yaml");

        template.requestBody("direct:nightly", List.of(Map.of("phone", PHONE), Map.of("phone", OTHER_PHONE)));
        template.requestBody("direct:nightly", List.of(Map.of("phone", PHONE)));

        assertThat(sandbox.contacts()).extracting(SandboxContact::phone).containsExactly(PHONE);
    }

    @Test
    void aCoalescedExchangeEndsWithItsOwnContact() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::coalesce[]
                from("seda:contacts?concurrentConsumers=16").to("heymarket:contacts/bulk-upsert?coalesce=true");
                // end::coalesce[]
            }
        });
        camel.start();

        Exchange good = template.request(
                "seda:contacts", exchange -> exchange.getMessage().setBody(Map.of("phone", PHONE)));
        Exchange bad = template.request(
                "seda:contacts", exchange -> exchange.getMessage().setBody(Map.of("phone", "12")));

        assertThat(good.getException()).isNull();
        assertThat(bad.getException()).isInstanceOf(HeymarketPartialException.class);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void clusterProperties() throws Exception {
        Properties sample = new Properties();
        sample.load(new java.io.StringReader(sample("cluster.properties")));
        Main main = new Main();
        sample.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        main.start();
        try {
            assertThat(main.getCamelContext()
                            .getComponent("heymarket", HeymarketComponent.class)
                            .getConfiguration()
                            .getRequestsPerMinute())
                    .isEqualTo(250);
        } finally {
            main.stop();
        }
    }

    @Test
    void aFaultOrTwoDoubleNobody() {
        camel.getComponent("heymarket", HeymarketComponent.class)
                .getConfiguration()
                .setMaxRetryDelay(1);
        camel.getRegistry().bind("sleeper", (Sleeper) duration -> {});
        camel.start();

        // tag::faults[]
        sandbox.faults().add(Fault.resetAfterApply().on("POST", "/v2/contact"));
        sandbox.faults().add(Fault.retryAfter("2").times(3));
        // end::faults[]

        template.requestBody("heymarket:contacts/create", Map.of("phone", PHONE));
        assertThat(sandbox.faults().pending()).isZero();
        assertThat(sandbox.allByPhone(PHONE)).hasSize(1);
    }
}
