package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.bulk.Sleeper;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong in the plain routes of the guide, and does not in those that were moved. */
class FromHttpPitfallsTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void start(HeymarketSandbox heymarket, RouteBuilder routes) throws Exception {
        HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
        component.getConfiguration().setBaseUrl(heymarket.baseUrl());
        component.getConfiguration().setApiSecretId(heymarket.secretId());
        component.getConfiguration().setApiSecretKey(heymarket.secretKey());
        camel.getPropertiesComponent().addInitialProperty("heymarket", heymarket.baseUrl());
        camel.getRegistry().bind("sleeper", (Sleeper) duration -> {});
        camel.addRoutes(routes);
        camel.start();
    }

    private void startPlain() throws Exception {
        start(sandbox, new PlainHttpRoutes(token(sandbox)));
    }

    private void startMoved() throws Exception {
        start(sandbox, new MovedRoutes());
    }

    private static PlainHttpToken token(HeymarketSandbox heymarket) {
        return new PlainHttpToken(heymarket.secretId(), heymarket.secretKey());
    }

    @Test
    void plainSendsACreateAgainByItselfAfterA503AndSoDoublesAPerson() throws Exception {
        startPlain();
        sandbox.faults().add(Fault.statusAfterApply(503).on("POST", "/v1/contact"));

        template.requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(sandbox.allByPhone(PHONE)).hasSize(2);
    }

    @Test
    void movedLooksForAPersonAfterA503BeforeItSendsAgain() throws Exception {
        startMoved();
        sandbox.faults().add(Fault.statusAfterApply(503).on("POST", "/v2/contact"));

        template.requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(sandbox.allByPhone(PHONE)).hasSize(1);
    }

    @Test
    void plainDoublesAPersonByRedelivery() throws Exception {
        start(sandbox, new PlainHttpRoutes(token(sandbox)) {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1));
                create();
            }
        });
        sandbox.faults().add(Fault.resetAfterApply().on("POST", "/v1/contact"));

        template.requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(sandbox.allByPhone(PHONE)).hasSize(2);
    }

    @Test
    void movedNeedsNoRedelivery() throws Exception {
        startMoved();
        sandbox.faults().add(Fault.resetAfterApply().on("POST", "/v2/contact"));

        template.requestBody("direct:create", Map.of("phone", PHONE));

        assertThat(sandbox.allByPhone(PHONE)).hasSize(1);
    }

    private SandboxContact renamed() {
        sandbox.profile(Profile.HOSTILE);
        long tag = sandbox.defineTag("vip");
        long id = sandbox.seed(Seed.phone(PHONE)
                        .first("Mara")
                        .last("Lindqvist")
                        .email("mara@example.org")
                        .assignedUserId(31)
                        .tag(tag)
                        .optedOutByContact())
                .id();
        template.requestBodyAndHeader("direct:update", Map.of("phone", PHONE, "last", "Okafor"), "id", id);
        return sandbox.findById(id).orElseThrow();
    }

    @Test
    void plainUpdateEmptiesWhatItLeavesOutAndSubscribesWhoOptedOut() throws Exception {
        startPlain();

        SandboxContact mara = renamed();

        assertThat(mara.last()).isEqualTo("Okafor");
        assertThat(mara.first()).isEmpty();
        assertThat(mara.email()).isEmpty();
        assertThat(mara.assignedUserId()).isNull();
        assertThat(mara.tags()).isEmpty();
        assertThat(mara.isOptedOut()).isFalse();
    }

    @Test
    void movedUpdateKeepsTheRest() throws Exception {
        startMoved();

        SandboxContact mara = renamed();

        assertThat(mara.last()).isEqualTo("Okafor");
        assertThat(mara.first()).isEqualTo("Mara");
        assertThat(mara.email()).isEqualTo("mara@example.org");
        assertThat(mara.assignedUserId()).isEqualTo(31);
        assertThat(mara.tags()).hasSize(1);
        assertThat(mara.isOptedOut()).isTrue();
        assertThat(sandbox.requests()).hasSize(3);
    }

    private void loadOneWhoSaidStop() {
        sandbox.profile(Profile.KIND);
        sandbox.seed(Seed.phone(PHONE).optedOutByContact());
        template.requestBody("direct:load", List.of(Map.of("phone", PHONE, "first", "Mara", "is_opted_out", false)));
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().first()).isEqualTo("Mara");
    }

    @Test
    void plainLoadSubscribesWhoSaidStop() throws Exception {
        startPlain();

        loadOneWhoSaidStop();

        assertThat(sandbox.consentChanges()).anyMatch(ConsentChange::overrulesThePerson);
    }

    @Test
    void movedLoadDoesNot() throws Exception {
        startMoved();

        loadOneWhoSaidStop();

        assertThat(sandbox.consentChanges()).isEmpty();
    }

    private static List<Map<String, String>> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.of("phone", Long.toString(12025550000L + i)))
                .toList();
    }

    @Test
    void plainThrottleCountsExchangesOfWhichEachSendsTwoRequests() throws Exception {
        try (HeymarketSandbox limited =
                HeymarketSandbox.builder().requestsPerMinute(500).start()) {
            start(limited, new PlainHttpRoutes(token(limited)));

            template.request("direct:load", exchange -> exchange.getMessage().setBody(people(251)));

            assertThat(limited.rateLimited()).isPositive();
            assertThat(limited.contactCount()).isEqualTo(250);
        }
    }

    @Test
    void movedLoadOfTheSamePeopleIsWithinTheLimit() throws Exception {
        try (HeymarketSandbox limited =
                HeymarketSandbox.builder().requestsPerMinute(500).start()) {
            start(limited, new MovedRoutes());

            template.requestBody("direct:load", people(251));

            assertThat(limited.requestCount()).isLessThan(20);
            assertThat(limited.contactCount()).isEqualTo(251);
        }
    }

    /** Somebody on the last page is changed while the first is read, and so moves to the front. Gives who came. */
    private Set<Long> listWhileSomebodyMoves() throws Exception {
        sandbox.profile(Profile.KIND);
        sandbox.seedMany(60, 1);
        long last = sandbox.contacts().stream()
                .min(Comparator.comparing(SandboxContact::updated))
                .orElseThrow()
                .id();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:touch").to("heymarket:contacts/update?contactId=" + last);
            }
        });
        MockEndpoint contacts = camel.getEndpoint("mock:contact", MockEndpoint.class);
        contacts.whenExchangeReceived(30, exchange -> template.requestBody("direct:touch", Map.of("first", "Mara")));

        template.requestBody("direct:list", (Object) null);

        Set<Long> ids = new HashSet<>();
        for (Exchange exchange : contacts.getExchanges()) {
            ids.add(((Number) exchange.getMessage().getBody(Map.class).get("id")).longValue());
        }
        assertThat(contacts.getExchanges()).hasSizeGreaterThanOrEqualTo(60);
        return ids;
    }

    @Test
    void plainPagesMissWhoMovesMeanwhile() throws Exception {
        startPlain();

        assertThat(listWhileSomebodyMoves()).hasSize(59);
    }

    @Test
    void movedListHasEverybody() throws Exception {
        startMoved();

        assertThat(listWhileSomebodyMoves()).hasSize(60);
    }

    private int listed() {
        sandbox.profile(Profile.HOSTILE);
        sandbox.seedMany(40, 1);
        template.requestBody("direct:list", (Object) null);
        return camel.getEndpoint("mock:contact", MockEndpoint.class).getReceivedCounter();
    }

    @Test
    void plainPagesGiveTheFirstTwiceIfPagesCountFromOne() throws Exception {
        startPlain();

        assertThat(listed()).isEqualTo(40 + 30);
    }

    @Test
    void movedListGivesNobodyTwice() throws Exception {
        startMoved();

        assertThat(listed()).isEqualTo(40);
    }

    @Test
    void plainSendsHeadersOfTheMessageAndKeepsTheTokenOnIt() throws Exception {
        startPlain();

        Exchange done = template.request("direct:create", exchange -> {
            exchange.getMessage().setBody(Map.of("phone", PHONE));
            exchange.getMessage().setHeader("internalNote", "pays late");
        });

        assertThat(sandbox.requests().get(0).header("internalNote")).isEqualTo("pays late");
        assertThat(done.getMessage().getHeader("Authorization", String.class)).startsWith("Bearer ");
    }

    @Test
    void movedSendsNoHeaderOfTheMessageAndPutsNoTokenOnIt() throws Exception {
        startMoved();

        Exchange done = template.request("direct:create", exchange -> {
            exchange.getMessage().setBody(Map.of("phone", PHONE));
            exchange.getMessage().setHeader("internalNote", "pays late");
        });

        assertThat(sandbox.requests().get(0).header("internalNote")).isNull();
        assertThat(done.getMessage().getHeaders()).doesNotContainKey("Authorization");
    }

    @Test
    void plainDeleteLeavesItsBodyOutUnlessToldToSendIt() throws Exception {
        start(sandbox, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:forgotten")
                        .process(token(sandbox))
                        .setHeader(Exchange.HTTP_METHOD, constant("DELETE"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .to("{{heymarket}}/v2/contacts");
            }
        });

        template.request("direct:forgotten", exchange -> exchange.getMessage().setBody("{\"contact_channels\":[]}"));

        assertThat(sandbox.requests("DELETE", "/v2/contacts"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isNullOrEmpty());
    }

    private Exchange deleteOne(String to) {
        sandbox.profile(Profile.HOSTILE);
        String uuid = sandbox.seed(Seed.phone(PHONE)).uuid().toString();
        Exchange done = template.request(to, exchange -> exchange.getMessage().setBody(List.of(uuid)));
        assertThat(sandbox.contactCount()).isZero();
        return done;
    }

    @Test
    void plainFailsOnAnAnswerOfBareTextThatItTakesForJson() throws Exception {
        start(sandbox, new PlainHttpRoutes(token(sandbox)) {
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
        startMoved();

        assertThat(deleteOne("direct:delete").isFailed()).isFalse();
    }

    @Test
    void anHttpErrorHandlerDoesNotCatchWhatTheComponentThrows() throws Exception {
        start(sandbox, new MovedRoutes() {
            @Override
            public void configure() {
                onException(HttpOperationFailedException.class).handled(true);
                create();
            }
        });
        sandbox.faults().add(Fault.status(400));

        Exchange done = template.request(
                "direct:create", exchange -> exchange.getMessage().setBody(Map.of("phone", PHONE)));

        assertThat(done.getException())
                .isInstanceOf(HeymarketBadRequestException.class)
                .isNotInstanceOf(HttpOperationFailedException.class);
    }
}
