package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong with calls in the plain routes of the guide, and does not in those that were moved. */
class FromHttpPitfallsTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final FromHttpContext routes = new FromHttpContext(HEYMARKET);

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @Test
    void plainSendsACreateAgainByItselfAfterA503AndSoDoublesAPerson() throws Exception {
        routes.startPlain();
        sandbox.faults().add(Fault.statusAfterApply(503).on("POST", "/v1/contact"));

        routes.template().requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(sandbox.allByPhone(PHONE)).hasSize(2);
    }

    @Test
    void movedLooksForAPersonAfterA503BeforeItSendsAgain() throws Exception {
        routes.startMoved();
        Fault fault = sandbox.faults().add(Fault.statusAfterApply(503).on("POST", "/v2/contact"));

        routes.template().requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(fault.hits()).isEqualTo(1);
        assertThat(sandbox.allByPhone(PHONE)).hasSize(1);
    }

    @Test
    void plainDoublesAPersonByRedelivery() throws Exception {
        routes.start(new PlainHttpRoutes(routes.token()) {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1));
                create();
            }
        });
        sandbox.faults().add(Fault.resetAfterApply().on("POST", "/v1/contact"));

        routes.template().requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(sandbox.allByPhone(PHONE)).hasSize(2);
    }

    @Test
    void movedNeedsNoRedelivery() throws Exception {
        routes.startMoved();
        Fault fault = sandbox.faults().add(Fault.resetAfterApply().on("POST", "/v2/contact"));

        routes.template().requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(fault.hits()).isEqualTo(1);
        assertThat(sandbox.allByPhone(PHONE)).hasSize(1);
    }

    @Test
    void plainSendsHeadersOfTheMessageAndKeepsTheTokenOnIt() throws Exception {
        routes.startPlain();

        Exchange done = routes.template().request("direct:create", exchange -> {
            exchange.getMessage().setBody(Map.of("phone", PHONE));
            exchange.getMessage().setHeader("internalNote", "pays late");
        });

        assertThat(sandbox.requests().get(0).header("internalNote")).isEqualTo("pays late");
        assertThat(done.getMessage().getHeader("Authorization", String.class)).startsWith("Bearer ");
    }

    @Test
    void movedSendsNoHeaderOfTheMessageAndPutsNoTokenOnIt() throws Exception {
        routes.startMoved();

        Exchange done = routes.template().request("direct:create", exchange -> {
            exchange.getMessage().setBody(Map.of("phone", PHONE));
            exchange.getMessage().setHeader("internalNote", "pays late");
        });

        assertThat(sandbox.requests().get(0).header("internalNote")).isNull();
        assertThat(done.getMessage().getHeaders()).doesNotContainKey("Authorization");
    }

    @Test
    void plainDeleteLeavesItsBodyOutUnlessToldToSendIt() throws Exception {
        routes.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:forgotten")
                        .process(routes.token())
                        .setHeader(Exchange.HTTP_METHOD, constant("DELETE"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .to("{{heymarket}}/v2/contacts");
            }
        });

        routes.template()
                .request("direct:forgotten", exchange -> exchange.getMessage().setBody("{\"contact_channels\":[]}"));

        assertThat(sandbox.requests("DELETE", "/v2/contacts"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isNullOrEmpty());
    }

    private Exchange deleteOne(String to) {
        sandbox.profile(Profile.HOSTILE);
        String uuid = sandbox.seed(Seed.phone(PHONE)).uuid().toString();
        Exchange done =
                routes.template().request(to, exchange -> exchange.getMessage().setBody(List.of(uuid)));
        assertThat(sandbox.contactCount()).isZero();
        return done;
    }

    @Test
    void plainFailsOnAnAnswerOfBareTextThatItTakesForJson() throws Exception {
        routes.start(new PlainHttpRoutes(routes.token()) {
            @Override
            public void configure() {
                delete();
                from("direct:parse").to("direct:delete").unmarshal().json();
            }
        });

        assertThat(deleteOne("direct:parse").isFailed()).isTrue();
    }

    @Test
    void movedTakesAnAnswerOfBareText() throws Exception {
        routes.startMoved();

        assertThat(deleteOne("direct:delete").isFailed()).isFalse();
    }

    @Test
    void anHttpErrorHandlerDoesNotCatchWhatTheComponentThrows() throws Exception {
        routes.start(new MovedRoutes() {
            @Override
            public void configure() {
                onException(HttpOperationFailedException.class).handled(true);
                create();
            }
        });
        sandbox.faults().add(Fault.status(400));

        Exchange done = routes.template()
                .request("direct:create", exchange -> exchange.getMessage().setBody(Map.of("phone", PHONE)));

        assertThat(done.getException())
                .isInstanceOf(HeymarketBadRequestException.class)
                .isNotInstanceOf(HttpOperationFailedException.class);
    }
}
