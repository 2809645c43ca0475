package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans that camel-opentelemetry2 exports. */
class SpansTest {

    private static final String PHONE = "12025550143";

    /** Too long for a phone, and for the digits of an id, a port or a time to be the same by chance. */
    private static final String NOT_A_PHONE = "4499".repeat(5);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();

    @BeforeEach
    void trace() {
        routes.context().getRegistry().bind("tracer", Tracer.class, provider.get("test"));
        routes.context()
                .getRegistry()
                .bind(
                        "propagators",
                        ContextPropagators.class,
                        ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
        new OpenTelemetryTracer().init(routes.context());
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void theSpanOfACallShowsWhatHappenedToIt() {
        routes.sandbox().seed(Seed.phone(PHONE));
        routes.sandbox().faults().add(Fault.status(503));
        routes.ok("heymarket:contacts/get", "+" + PHONE);

        assertThat(tags(ofExchange()))
                .containsEntry("component", "camel-heymarket")
                .containsEntry("heymarket.operation", "contacts/get")
                .containsEntry("heymarket.api.version", "v1")
                .containsEntry("heymarket.requests", "2")
                .containsEntry("heymarket.retries", "1")
                .containsEntry("http.status_code", "200")
                .containsKey("heymarket.request.id");
    }

    @Test
    void theSpanOfABulkJobShowsItsRowsAndRequests() {
        routes.sandbox().faults().add(Fault.status(503));
        routes.ok("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", PHONE), Map.of("phone", "12025550144")));

        assertThat(tags(ofExchange()))
                .containsEntry("heymarket.rows", "2")
                .containsEntry("heymarket.retries", "1")
                .containsKeys("heymarket.requests", "heymarket.api.version");
        assertThat(requests()).hasSize(Integer.parseInt(tags(ofExchange()).get("heymarket.requests")));
    }

    @Test
    void theSpanOfAFailedCallShowsStatusAndRequestId() {
        routes.sandbox().faults().add(Fault.status(403));
        routes.send("heymarket:contacts/count", null);

        assertThat(ofExchange().getStatus()).isEqualTo(StatusData.error());
        assertThat(tags(ofExchange()))
                .containsEntry("http.status_code", "403")
                .containsEntry("heymarket.requests", "1")
                .containsEntry("heymarket.retries", "0");
    }

    @Test
    void theSpanOfAFailedCallHasNothingOfAnEarlierOne() {
        routes.sandbox().faults().add(Fault.status(403));
        routes.send("heymarket:contacts/count", null, HeymarketConstants.RESULT_TOTAL, 7L);

        assertThat(tags(ofExchange())).doesNotContainKey("heymarket.rows");
    }

    @Test
    void theSpanOfAPartlyFailedJobShowsItsRows() {
        routes.send("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", PHONE), Map.of("phone", "1")));

        assertThat(tags(ofExchange())).containsEntry("heymarket.rows", "2").containsKey("heymarket.requests");
    }

    @Test
    void eachCallOfARouteIsCountedByItself() {
        routes.ok("heymarket:contacts/count", null);
        routes.ok("heymarket:contacts/count", null);

        assertThat(tags(ofExchange())).containsEntry("heymarket.requests", "1");
    }

    @Test
    void exchangesThatARouteReceivesHaveNoCount() {
        routes.sandbox().seed(Seed.phone(PHONE));
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("heymarket:contacts/list?repeatCount=1&initialDelay=0").to("log:contacts?level=DEBUG");
            }
        });

        await().until(() -> exporter.getFinishedSpanItems().stream()
                .anyMatch(span -> "contacts/list".equals(tags(span).get("heymarket.operation"))));
        assertThat(tags(ofExchange())).doesNotContainKeys("heymarket.requests", "heymarket.retries");
    }

    @Test
    void exchangesThatShareACallHaveNoCount() {
        routes.ok("heymarket:contacts/bulk-upsert?coalesce=true", Map.of("phone", PHONE));

        assertThat(tags(ofExchange())).doesNotContainKeys("heymarket.requests", "heymarket.retries");
    }

    @Test
    void eachRequestIsAChildSpanThatHeymarketGetsTheTraceOf() {
        routes.sandbox().faults().add(Fault.status(503));
        routes.ok("heymarket:contacts/count", null);

        assertThat(requests()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(span.getName()).isEqualTo("POST contacts/count");
            assertThat(span.getTraceId()).isEqualTo(ofExchange().getTraceId());
            assertThat(span.getParentSpanId()).isEqualTo(ofExchange().getSpanId());
        });
        assertThat(requests().stream()
                        .map(span -> span.getAttributes().get(AttributeKey.longKey("http.response.status_code"))))
                .containsExactly(503L, 200L);
        assertThat(requests().get(0).getStatus()).isEqualTo(StatusData.error());
        assertThat(routes.sandbox().requests().stream()
                        .map(request -> request.headers().entrySet().stream()
                                .filter(header -> header.getKey().equalsIgnoreCase("traceparent"))
                                .flatMap(header -> header.getValue().stream())
                                .toList()))
                .containsExactly(
                        List.of(parent(requests().get(0))),
                        List.of(parent(requests().get(1))));
    }

    @Test
    void aRequestWithoutAnAnswerIsAnError() {
        routes.configuration().setMaxRetries(0);
        routes.configuration().setBaseUrl("http://localhost:1");
        routes.send("heymarket:contacts/count", null);

        assertThat(requests()).singleElement().satisfies(span -> {
            assertThat(span.getStatus()).isEqualTo(StatusData.error());
            assertThat(tags(span)).containsEntry("error.type", "NotSentException");
        });
    }

    @Test
    void noSpanHasAPersonOrASecret() {
        routes.sandbox().seed(Seed.phone(PHONE).first("Hildegard"));
        routes.ok("heymarket:contacts/get", "+" + PHONE);
        routes.send("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", PHONE, "first", "Hildegund")));
        routes.send("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", NOT_A_PHONE, "first", "Hildegund")));
        routes.send(
                "heymarket:contacts/get?apiKey=hidden-word&baseUrl="
                        + routes.sandbox().baseUrl(),
                PHONE);

        assertThat(exporter.getFinishedSpanItems()).hasSizeGreaterThan(10);
        assertThat(exporter.getFinishedSpanItems().toString())
                .doesNotContain(PHONE, "Hildegard", "Hildegund", NOT_A_PHONE, "hidden-word");
    }

    @Test
    void anExchangeThatIsNotTracedHasNoSpans() {
        try (TestContext untraced = new TestContext()) {
            untraced.start();
            HeymarketConfiguration configuration =
                    untraced.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setBaseUrl(routes.sandbox().baseUrl());
            configuration.setApiSecretId(routes.sandbox().secretId());
            configuration.setApiSecretKey(routes.sandbox().secretKey());
            untraced.createProducerTemplate().requestBody("heymarket:contacts/count", (Object) null);
        } catch (Exception e) {
            throw new AssertionError(e);
        }

        assertThat(exporter.getFinishedSpanItems()).isEmpty();
        assertThat(routes.sandbox().requests())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("traceparent"));
    }

    /** The last one to a Heymarket endpoint. */
    private SpanData ofExchange() {
        List<SpanData> spans = exporter.getFinishedSpanItems().stream()
                .filter(span -> tags(span).containsKey("url.scheme")
                        && tags(span).get("component").equals("camel-heymarket"))
                .toList();
        assertThat(spans).isNotEmpty();
        return spans.get(spans.size() - 1);
    }

    private List<SpanData> requests() {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> tags(span).containsKey("http.request.method"))
                .toList();
    }

    private static String parent(SpanData span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01";
    }

    private static Map<String, String> tags(SpanData span) {
        Map<String, String> tags = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> tags.put(key.getKey(), value.toString()));
        return tags;
    }
}
