package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What jobs cost, as the guide to rate limits says. */
class CostsTest {

    private static final int ROWS = 250;
    private static final int CHUNKS = 3;
    /** Once a client. */
    private static final int PROOFS = 2;

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final TestContext camel = new TestContext();
    private final ProducerTemplate template = camel.createProducerTemplate();

    @BeforeEach
    void start() {
        HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setApiKey(sandbox.apiKey());
        component.getConfiguration().setRequestsPerMinute(0);
        sandbox.defineField("Membership");
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static List<Map<String, Object>> rows(int changed) {
        return IntStream.range(0, ROWS)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "phone",
                        "1" + (202 + i / 100) + "55501" + String.format(Locale.ROOT, "%02d", i % 100),
                        "Membership",
                        i < changed ? "gold" : "silver"))
                .toList();
    }

    /** Loads rows, and returns the requests that the job reports, which are those that the sandbox counted. */
    private long load(int changed) {
        sandbox.clearRequests();
        Exchange done = template.request(
                "heymarket:contacts/bulk-upsert",
                exchange -> exchange.getMessage().setBody(rows(changed)));
        long told = done.getMessage().getHeader("CamelHeymarketResultRequests", Long.class);
        assertThat(told).isEqualTo(sandbox.requestCount());
        return told;
    }

    @Test
    void aFirstLoadSearchesAndWritesEachChunkOnce() {
        assertThat(load(0)).isEqualTo(2 * CHUNKS + 1);
    }

    @Test
    void theSameLoadAgainOnlySearches() {
        load(0);

        assertThat(load(0)).isEqualTo(CHUNKS + 1 + PROOFS);
        assertThat(load(0)).isEqualTo(CHUNKS + 1);
    }

    @Test
    void changedRowsShareTheirWrites() {
        load(0);

        assertThat(load(150)).isEqualTo(CHUNKS + 2 + 1 + PROOFS);
    }

    @Test
    void aListReadsItsPagesTheCountAndTheFront() throws Exception {
        load(0);
        sandbox.clearRequests();

        Set<Object> contacts = new HashSet<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .to("heymarket:contacts/list?pageSize=100")
                        .split(body())
                        .streaming()
                        .process(exchange -> contacts.add(exchange.getMessage().getBody()));
            }
        });
        template.requestBody("direct:list", (Object) null);

        assertThat(contacts).hasSize(ROWS);
        assertThat(sandbox.requestCount()).isEqualTo(CHUNKS + 2);
    }

    @Test
    void deletingByUuidCostsOneCallAChunk() {
        assertThat(delete(
                        sandboxContacts().stream().map(c -> c.uuid().toString()).toList()))
                .isEqualTo(CHUNKS);
    }

    @Test
    void deletingByIntegerIdCostsOneCallARow() {
        assertThat(delete(sandboxContacts().stream()
                        .limit(5)
                        .map(SandboxContact::id)
                        .toList()))
                .isEqualTo(5);
    }

    @Test
    void deletingByPhoneCostsTwoCallsARow() {
        assertThat(delete(sandboxContacts().stream()
                        .limit(5)
                        .map(c -> Map.of("phone", c.phone()))
                        .toList()))
                .isEqualTo(10);
    }

    private List<SandboxContact> sandboxContacts() {
        load(0);
        return sandbox.contacts();
    }

    private long delete(List<?> rows) {
        sandbox.clearRequests();
        template.requestBody("heymarket:contacts/bulk-delete?keepOptedOut=false", rows);
        assertThat(sandbox.contactCount()).isEqualTo(ROWS - rows.size());
        return sandbox.requestCount();
    }
}
