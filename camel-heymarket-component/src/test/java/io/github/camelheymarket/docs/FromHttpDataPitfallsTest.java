package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
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
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the plain routes of the guide do to people's data, and those that were moved do not. */
class FromHttpDataPitfallsTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final FromHttpContext routes = new FromHttpContext(HEYMARKET);

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

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
        routes.template().requestBodyAndHeader("direct:update", Map.of("phone", PHONE, "last", "Okafor"), "id", id);
        return sandbox.findById(id).orElseThrow();
    }

    @Test
    void plainUpdateEmptiesWhatItLeavesOutAndSubscribesWhoOptedOut() throws Exception {
        routes.startPlain();

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
        routes.startMoved();

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
        routes.template()
                .requestBody("direct:load", List.of(Map.of("phone", PHONE, "first", "Mara", "is_opted_out", false)));
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().first()).isEqualTo("Mara");
    }

    @Test
    void plainLoadSubscribesWhoSaidStop() throws Exception {
        routes.startPlain();

        loadOneWhoSaidStop();

        assertThat(sandbox.consentChanges()).anyMatch(ConsentChange::overrulesThePerson);
    }

    @Test
    void movedLoadDoesNot() throws Exception {
        routes.startMoved();

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
            routes.start(limited, new PlainHttpRoutes(FromHttpContext.token(limited)));

            routes.template()
                    .request("direct:load", exchange -> exchange.getMessage().setBody(people(251)));

            assertThat(limited.rateLimited()).isPositive();
            assertThat(limited.contactCount()).isEqualTo(250);
        }
    }

    @Test
    void movedLoadOfTheSamePeopleIsWithinTheLimit() throws Exception {
        try (HeymarketSandbox limited =
                HeymarketSandbox.builder().requestsPerMinute(500).start()) {
            routes.start(limited, new MovedRoutes());

            routes.template().requestBody("direct:load", people(251));

            assertThat(limited.requestCount()).isLessThan(20);
            assertThat(limited.contactCount()).isEqualTo(251);
        }
    }

    /** A contact of the last page is changed while the first is read, and so moves to the front. Returns the contacts that were read. */
    private Set<Long> listWhileSomebodyMoves() throws Exception {
        sandbox.profile(Profile.KIND);
        sandbox.seedMany(60, 1);
        long last = sandbox.contacts().stream()
                .min(Comparator.comparing(SandboxContact::updated))
                .orElseThrow()
                .id();
        routes.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:touch").to("heymarket:contacts/update?contactId=" + last);
            }
        });
        MockEndpoint contacts = routes.mock("contact");
        contacts.whenExchangeReceived(
                30, exchange -> routes.template().requestBody("direct:touch", Map.of("first", "Mara")));

        routes.template().requestBody("direct:list", (Object) null);

        Set<Long> ids = new HashSet<>();
        for (Exchange exchange : contacts.getExchanges()) {
            ids.add(((Number) exchange.getMessage().getBody(Map.class).get("id")).longValue());
        }
        assertThat(contacts.getExchanges()).hasSizeGreaterThanOrEqualTo(60);
        return ids;
    }

    @Test
    void plainPagesMissWhoMovesMeanwhile() throws Exception {
        routes.startPlain();

        assertThat(listWhileSomebodyMoves()).hasSize(59);
    }

    @Test
    void movedListHasEverybody() throws Exception {
        routes.startMoved();

        assertThat(listWhileSomebodyMoves()).hasSize(60);
    }

    private int listed() {
        sandbox.profile(Profile.HOSTILE);
        sandbox.seedMany(40, 1);
        routes.template().requestBody("direct:list", (Object) null);
        return routes.mock("contact").getReceivedCounter();
    }

    @Test
    void plainPagesGiveTheFirstTwiceIfPagesCountFromOne() throws Exception {
        routes.startPlain();

        assertThat(listed()).isEqualTo(40 + 30);
    }

    @Test
    void movedListGivesNoContactTwice() throws Exception {
        routes.startMoved();

        assertThat(listed()).isEqualTo(40);
    }
}
