package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.Collection;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The producers' health check: whether Heymarket accepts the credential, asked rarely and of each credential once. */
class ProducerHealthTest {

    private static final String COUNT = "heymarket:contacts/count";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @BeforeEach
    void turnProducerChecksOn() {
        routes.withoutOpenApiCheck();
        HealthCheckHelper.getHealthCheckRepository(routes.context(), "producers")
                .setEnabled(true);
    }

    private void route(String id, String uri) {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).to(uri);
            }
        });
    }

    /** A first answer may take longer than a check waits for it. */
    private List<HealthCheck.Result> results() {
        return Awaitility.await().until(this::ofHeymarket, all -> all.stream().noneMatch(ProducerHealthTest::awaited));
    }

    private static boolean awaited(HealthCheck.Result result) {
        return result.getMessage()
                .filter(text -> text.contains("not answered yet"))
                .isPresent();
    }

    private List<HealthCheck.Result> ofHeymarket() {
        Collection<HealthCheck.Result> all = HealthCheckHelper.invokeReadiness(routes.context(), "full");
        return all.stream()
                .filter(result -> result.getCheck().getId().contains("heymarket"))
                .toList();
    }

    private HealthCheck.Result result() {
        List<HealthCheck.Result> results = results();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private List<String> questions() {
        return routes.calls().stream().filter("GET /v1/inboxes"::equals).toList();
    }

    @Test
    void aGoodCredentialIsUp() {
        route("count", COUNT);

        HealthCheck.Result result = result();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails())
                .containsEntry("heymarket.base.url", routes.sandbox().baseUrl())
                .containsEntry("heymarket.checked.by", "request")
                .containsEntry("service.status.code", 200);
        assertThat(questions()).hasSize(1);
    }

    @Test
    void aRefusedCredentialIsDownAndSaysWhatToDoWithoutSecrets() {
        routes.configuration().setApiSecretKey("a-wrong-secret-key-of-the-team");
        route("count", COUNT);

        HealthCheck.Result result = result();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("Check the API secret id and key");
        assertThat(result.getDetails()).containsEntry("service.status.code", 401);
        assertThat(result.getDetails()
                        + result.getMessage().orElseThrow()
                        + result.getCheck().getId())
                .doesNotContain("a-wrong-secret-key", routes.sandbox().secretId());
    }

    @Test
    void heymarketIsAskedOnceForAllEndpointsOfACredential() {
        route("count", COUNT);
        route("fields", "heymarket:contact-fields/list");
        route("retries", COUNT + "?maxRetries=2");

        result();
        result();

        assertThat(questions()).hasSize(1);
    }

    @Test
    void eachCredentialHasACheckOfItsOwn() {
        route("count", COUNT);
        route("other", COUNT + "?apiKey=RAW(" + routes.sandbox().apiKey() + ")");

        assertThat(results()).extracting(HealthCheck.Result::getState).containsExactly(State.UP, State.UP);
        assertThat(questions()).hasSize(2);
    }

    @Test
    void whatRoutesWereAnsweredNeedsNoQuestion() {
        routes.ok(COUNT, null);

        HealthCheck.Result result = result();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails()).containsEntry("heymarket.checked.by", "traffic");
        assertThat(questions()).isEmpty();
    }

    @Test
    void theIntervalOfTheComponentCounts() {
        component().setHealthCheckInterval(0);
        route("count", COUNT);

        result();
        result();

        assertThat(questions().size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theComponentCanTurnItOff() {
        component().setHealthCheckProducerEnabled(false);
        route("count", COUNT);

        HealthCheck.Result result = result();

        assertThat(result.getState()).isEqualTo(State.UNKNOWN);
        assertThat(result.getMessage()).hasValue("Disabled");
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void camelAsksNobodyUnlessProducerChecksAreTurnedOn() {
        HealthCheckHelper.getHealthCheckRepository(routes.context(), "producers")
                .setEnabled(false);
        route("count", COUNT);

        assertThat(ofHeymarket()).isEmpty();
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void theCheckGoesWithTheLastProducer() throws Exception {
        route("one", COUNT);
        route("two", COUNT);

        routes.context().getRouteController().stopRoute("one");
        assertThat(ofHeymarket()).hasSize(1);
        routes.context().getRouteController().stopRoute("two");
        assertThat(ofHeymarket()).isEmpty();
        routes.context().getRouteController().startRoute("two");
        assertThat(result().getState()).isEqualTo(State.UP);
    }

    @Test
    void aCoalescingProducerHasItToo() {
        route("coalesce", "heymarket:contacts/bulk-upsert?coalesce=true");

        assertThat(result().getState()).isEqualTo(State.UP);
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedFor() {
        Fault held = Fault.holdBeforeApply().on("GET", "/v1/inboxes").always();
        routes.sandbox().faults().add(held);
        route("count", COUNT);
        try {
            assertThat(ofHeymarket()).singleElement().satisfies(result -> {
                assertThat(result.getState()).isEqualTo(State.UNKNOWN);
                assertThat(result.getMessage().orElseThrow()).contains("not answered yet");
            });
        } finally {
            held.release();
        }
        assertThat(result().getState()).isEqualTo(State.UP);
        assertThat(questions()).hasSize(1);
    }

    @Test
    void healthIsNeverAskedForLiveness() {
        route("count", COUNT);

        assertThat(HealthCheckHelper.invokeLiveness(routes.context(), "full"))
                .noneMatch(result -> result.getCheck().getId().contains("heymarket"));
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aQuestionCountsInTheBudget() {
        route("count", COUNT + "?requestsPerMinute=10");

        result();

        assertThat(component().getBudgetLeft()).isEqualTo(9);
    }

    private HeymarketComponent component() {
        return routes.context().getComponent("heymarket", HeymarketComponent.class);
    }
}
