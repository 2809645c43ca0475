package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** Runs what the documentation shows. */
class DocSamplesTest extends DocSamplesTestCase {

    private static final String PHONE = "12025550143";

    private static final String OTHER_PHONE = "12025550144";

    /** A file that nobody has been writing to for a while. */
    private void put(String people) throws IOException {
        Path file = Files.createDirectories(folder.resolve("in")).resolve("people.json");
        Files.writeString(file, people);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    @Test
    void readme() throws Exception {
        put("""
                [{"phone": "(202) 555-0143", "first": "Mara"}, {"Phone Number": "+1 202 555 0144", "Last Name": "Okafor"}]
                """);
        NotifyBuilder done = new NotifyBuilder(camel).whenCompleted(1).create();

        start("readme.yaml");

        assertThat(done.matchesWaitTime()).isTrue();
        assertThat(sandbox.contacts()).extracting(SandboxContact::phone).containsExactlyInAnyOrder(PHONE, OTHER_PHONE);
    }

    @Test
    void readmeOfAFileWithABadRow() throws Exception {
        put("[{'phone': '12'}]".replace('\'', '"'));

        start("readme.yaml");

        await().untilAsserted(() ->
                assertThat(folder.resolve("in/.failed/people.json")).exists());
    }

    @Test
    void get() throws Exception {
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        start("get.yaml");

        assertThat(template.requestBody("direct:get", mara.uuid().toString())).isEqualTo("Mara Lindqvist");
        assertThat(template.requestBody("direct:get", mara.id())).isEqualTo("Mara Lindqvist");
    }

    @Test
    void lookup() throws Exception {
        sandbox.seed(Seed.phone(PHONE).first("Mara"));

        start("lookup.yaml");

        assertThat(template.requestBody("direct:lookup", "202-555-0143", Contact.class)
                        .getFirst())
                .isEqualTo("Mara");
        assertThat(template.requestBody("direct:lookup", "202-555-0199")).isEqualTo("nobody");
    }

    @Test
    void update() throws Exception {
        sandbox.seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        start("update.yaml");
        template.requestBody("direct:rename", Map.of("phone", PHONE, "last", "Okafor"));

        assertThat(sandbox.findByPhone(PHONE)).get().satisfies(contact -> {
            assertThat(contact.first()).isEqualTo("Mara");
            assertThat(contact.last()).isEqualTo("Okafor");
        });
    }

    @Test
    void optOut() throws Exception {
        sandbox.seed(Seed.phone(PHONE));

        start("opt-out.yaml");
        template.requestBody("direct:stop", PHONE);

        assertThat(sandbox.consentChanges()).hasSize(1);
    }

    @Test
    void bulk() throws Exception {
        start("bulk.yaml");
        MockEndpoint rejected = camel.getEndpoint("mock:rejected", MockEndpoint.class);
        Map<String, Object> good = Map.of("Mobile", "202-555-0143", "First Name", "Mara", "Internal No", 7);
        Map<String, Object> bad = Map.of("Mobile", "555", "First Name", "Tom", "Internal No", 8);

        BulkResult result = template.requestBody("direct:people", List.of(good, bad), BulkResult.class);

        assertThat(result.count(Outcome.CREATED)).isEqualTo(1);
        assertThat(result.count(Outcome.REJECTED)).isEqualTo(1);
        assertThat(rejected.getExchanges()).hasSize(1);
        assertThat(rejected.getExchanges().get(0).getMessage().getBody()).isSameAs(bad);
    }

    @Test
    void partial() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:people").to("heymarket:contacts/bulk-upsert");
            }
        });
        camel.start();
        List<Map<String, String>> people = List.of(Map.of("phone", PHONE), Map.of("phone", "12"));
        List<String> told = new ArrayList<>();

        // tag::partial[]
        try {
            template.requestBody("direct:people", people, BulkResult.class);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof HeymarketPartialException partial) {
                for (RowResult row : partial.getResult().getProblems()) {
                    told.add("row " + row.index() + ": " + row.outcome() + " " + row.reasonCode());
                }
            }
        }
        // end::partial[]

        assertThat(told).containsExactly("row 1: REJECTED PHONE_NOT_POSSIBLE");
        assertThat(sandbox.findByPhone(PHONE)).isPresent();
    }

    @Test
    void makeField() throws Exception {
        start("make-field.yaml");
        template.requestBody("direct:make-field", "Membership");

        assertThat(sandbox.fields()).extracting("title").containsExactly("Membership");
    }

    @Test
    void errors() throws Exception {
        camel.getRegistry().bind("sleeper", (Sleeper) duration -> {});
        start("errors.yaml");
        sandbox.seed(Seed.phone(PHONE).first("Ines"));
        sandbox.faults()
                .add(Fault.resetBeforeApply()
                        .when((method, path) -> method.equals("POST") && path.equals("/v2/contact")));

        template.requestBody("direct:create", Map.of("phone", "12"));
        template.requestBody("direct:create", Map.of("phone", PHONE, "first", "Mara"));

        assertThat(camel.getEndpoint("mock:mend", MockEndpoint.class).getExchanges())
                .hasSize(1);
        assertThat(camel.getEndpoint("mock:look-first", MockEndpoint.class).getExchanges())
                .hasSize(1);
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void applicationProperties() throws Exception {
        Properties sample = new Properties();
        sample.load(new java.io.StringReader(sample("application.properties").replace("env:", "")));
        Main main = new Main();
        sample.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        main.addInitialProperty("HEYMARKET_API_SECRET_ID", sandbox.secretId());
        main.addInitialProperty("HEYMARKET_API_SECRET_KEY", sandbox.secretKey());
        main.addInitialProperty("camel.component.heymarket.baseUrl", sandbox.baseUrl());
        main.start();
        try {
            Object count = main.getCamelTemplate().requestBody("heymarket:contacts/count", (Object) null);
            assertThat(count).isEqualTo(0L);
        } finally {
            main.stop();
        }
    }
}
