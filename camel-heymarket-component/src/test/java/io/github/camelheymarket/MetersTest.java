package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.RoutePolicySupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The meters that Micrometer gets: which, with which tags, and from which registry. */
class MetersTest {

    private static final String COUNT = "heymarket:contacts/count";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private void bind(String name, MeterRegistry registry) {
        routes.context().getRegistry().bind(name, registry);
    }

    private static long requests(MeterRegistry meters) {
        return meters.find("camel.heymarket.requests").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    @Test
    void requestsAreTimedByOperationAndStatus() {
        bind("any", meters);
        routes.sandbox().faults().add(Fault.status(503));
        routes.ok(COUNT, null);

        assertThat(meters.get("camel.heymarket.requests")
                        .tag("operation", "contacts/count")
                        .tag("status", "5xx")
                        .timer()
                        .count())
                .isOne();
        assertThat(meters.get("camel.heymarket.requests")
                        .tag("status", "2xx")
                        .timer()
                        .count())
                .isOne();
        assertThat(meters.get("camel.heymarket.retries")
                        .tag("operation", "contacts/count")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("camel.heymarket.calls")
                        .tag("error", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void failedCallsAreCountedByTheirException() {
        bind("any", meters);
        routes.sandbox().faults().add(Fault.status(403));
        routes.send(COUNT, null);

        assertThat(meters.get("camel.heymarket.calls")
                        .tag("error", "HeymarketAuthenticationException")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tooManyRequestsAreToldApart() {
        bind("any", meters);
        routes.sandbox().faults().add(Fault.retryAfter("0"));
        routes.ok(COUNT, null);

        assertThat(meters.get("camel.heymarket.requests")
                        .tag("status", "429")
                        .timer()
                        .count())
                .isOne();
        assertThat(meters.get("camel.heymarket.budget.wait").timer().count()).isEqualTo(2);
    }

    @Test
    void theBudgetIsAGaugeForEachCredential() throws Exception {
        bind("any", meters);
        routes.ok(COUNT + "?requestsPerMinute=10", null);
        routes.ok(COUNT + "?requestsPerMinute=20&apiKey=RAW(" + routes.sandbox().apiKey() + ")", null);

        List<Double> left = meters.get("camel.heymarket.budget.left").gauges().stream()
                .map(gauge -> gauge.value())
                .sorted()
                .toList();

        assertThat(left).containsExactly(9.0, 19.0);
    }

    @Test
    void theGaugeGoesWithTheLastClient() throws Exception {
        bind("any", meters);
        routes.ok(COUNT, null);

        routes.context().stop();

        assertThat(meters.find("camel.heymarket.budget.left").gauges()).isEmpty();
        assertThat(requests(meters)).isOne();
    }

    @Test
    void noTagNamesAContactOrASecret() {
        bind("any", meters);
        long id = routes.sandbox()
                .seed(Seed.phone("12025550143").first("Mara").email("mara@example.org"))
                .id();
        routes.ok("heymarket:contacts/get?contactId=" + id, null);
        routes.ok("heymarket:contacts/search", List.of("12025550143", "mara@example.org"));
        routes.ok("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "12025550144", "first", "Mara")));
        routes.ok("heymarket:api/call?method=POST&path=/v1/contact/get", Map.of("phone", "12025550143"));

        Set<String> names = new TreeSet<>();
        Set<String> operations = new TreeSet<>();
        for (Meter meter : meters.getMeters()) {
            names.add(meter.getId().getName() + " "
                    + meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.joining(",")));
            String operation = meter.getId().getTag("operation");
            operations.add(operation == null ? "-" : operation);
            assertThat(meter.getId().toString())
                    .doesNotContain(
                            "2025550143",
                            "mara@",
                            "Mara",
                            String.valueOf(id),
                            routes.sandbox().secretId(),
                            routes.sandbox().secretKey());
        }
        assertThat(names)
                .containsExactly(
                        "camel.heymarket.budget.left camelContext,credential",
                        "camel.heymarket.budget.wait camelContext,operation",
                        "camel.heymarket.calls camelContext,error,operation",
                        "camel.heymarket.requests camelContext,operation,status");
        assertThat(operations)
                .containsExactly("-", "api/call", "contacts/bulk-upsert", "contacts/get", "contacts/search");
    }

    @Test
    void theRegistryOfCamelMicrometerIsPreferred() {
        bind("another", new SimpleMeterRegistry());
        bind("metricsRegistry", meters);
        routes.ok(COUNT, null);

        assertThat(requests(meters)).isOne();
    }

    @Test
    void ofSeveralRegistriesTheCompositeIsTaken() {
        MeterRegistry part = new SimpleMeterRegistry();
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        all.add(part);
        bind("part", part);
        bind("all", all);
        routes.ok(COUNT, null);

        assertThat(requests(part)).isOne();
    }

    @Test
    void withSeveralRegistriesAndNoneToPreferNothingIsMeasured() {
        MeterRegistry other = new SimpleMeterRegistry();
        bind("one", meters);
        bind("other", other);
        routes.ok(COUNT, null);

        assertThat(meters.getMeters()).isEmpty();
        assertThat(other.getMeters()).isEmpty();
    }

    @Test
    void aRegistryThatComesWithALaterRouteMeasuresThoseBeforeToo() throws Exception {
        routes.ok(COUNT, null);

        bind("late", meters);
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:later").to("heymarket:contact-fields/list");
            }
        });
        routes.ok(COUNT, null);

        assertThat(requests(meters)).isOne();
        assertThat(meters.get("camel.heymarket.budget.left").gauge().value()).isEqualTo(498);
    }

    @Test
    void aRegistryThatComesAsTheContextStartsIsFound() throws Exception {
        try (TestContext context = new TestContext()) {
            HeymarketConfiguration configuration =
                    context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setBaseUrl(HEYMARKET.sandbox().baseUrl());
            configuration.setApiKey(HEYMARKET.sandbox().apiKey());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:count").to(COUNT);
                }
            });
            // By then the producers have been started.
            context.addRoutePolicyFactory((camel, routeId, route) -> new RoutePolicySupport() {
                @Override
                public void onStart(Route started) {
                    camel.getRegistry().bind("metricsRegistry", meters);
                }
            });
            context.start();
            context.createProducerTemplate().requestBody("direct:count", (Object) null);
        }
        assertThat(requests(meters)).isOne();
    }

    @Test
    void eachContextHasATagOfItsOwn() {
        bind("any", meters);
        routes.ok(COUNT, null);

        assertThat(meters.get("camel.heymarket.requests").timer().getId().getTag("camelContext"))
                .isEqualTo(routes.context().getName());
    }
}
