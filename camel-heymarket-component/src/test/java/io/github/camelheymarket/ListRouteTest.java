package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.Closeable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contacts/list}: everybody as an iterator that reads on while it is used, or one page at a time. */
class ListRouteTest {

    private static final String LIST = "heymarket:contacts/list";
    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static Stream<List<Object>> profilesAndVersions() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of("v1", "v2").map(version -> List.<Object>of(profile, version)));
    }

    @ParameterizedTest
    @EnumSource
    void contactsKeepTheMembersThatNobodyDocuments(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.EXTRA_MEMBERS, true);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));

        Contact contact = (Contact) listed(LIST).get(0);

        assertThat(contact.getFirst()).isEqualTo("Mara");
        assertThat(contact.json().path("lead_score").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void mapsHoldTheMembersAsTheyCame(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        SandboxContact mara = sandbox.seed(
                Seed.phone(PHONE).first("Mara").custom(party, "Blue").assignedUserId(310));

        Map<?, ?> map = (Map<?, ?>) listed(LIST + "?outputFormat=map").get(0);

        assertThat(((Number) map.get("id")).longValue()).isEqualTo(mara.id());
        assertThat(((Number) map.get("assigned_user_id")).longValue()).isEqualTo(310);
        assertThat(map.get("custom")).isEqualTo(Map.of(Long.toString(party), "Blue"));
    }

    @ParameterizedTest
    @EnumSource
    void flatMapsHaveTheSameColumnsInEachOneCustomFieldsByTitleAndTagsByLabel(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        sandbox.defineField("State");
        long first = sandbox.defineField("first");
        long vip = sandbox.defineTag("VIP");
        long press = sandbox.defineTag("Press");
        sandbox.seed(Seed.phone("12025550144"));
        sandbox.seed(Seed.phone(PHONE)
                .first("Mara")
                .custom(party, "Blue")
                .custom(first, "odd")
                .tag(vip)
                .tag(press)
                .assignedUserId(310));

        List<Object> rows = listed(LIST + "?outputFormat=flat");

        List<String> columns = List.of(
                "id",
                "uuid",
                "phone",
                "first",
                "last",
                "display_name",
                "email",
                "avatar",
                "assignee_id",
                "is_opted_out",
                "tags",
                "created",
                "updated",
                "Party",
                "State",
                "custom." + first);
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(new ArrayList<>(((Map<?, ?>) row).keySet())).isEqualTo(columns));
        Map<?, ?> mara = (Map<?, ?>) rows.stream()
                .filter(row -> PHONE.equals(((Map<?, ?>) row).get("phone")))
                .findFirst()
                .orElseThrow();
        assertThat(mara.get("Party")).isEqualTo("Blue");
        assertThat(mara.get("custom." + first)).isEqualTo("odd");
        assertThat(mara.get("tags")).isEqualTo("VIP;Press");
        assertThat(mara.get("assignee_id")).isEqualTo(310L);
        assertThat(mara.get("State")).isNull();
    }

    @Test
    void flatMapsAskForLabelsOnlyWhereTheAnswerHasNone() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.seed(Seed.phone(PHONE).tag(sandbox.defineTag("VIP")));

        listed(LIST + "?outputFormat=flat");
        assertThat(routes.calls()).doesNotContain("POST /v1/tags");

        sandbox.set(Switch.TAGS_IN_READS, "IDS");
        assertThat(((Map<?, ?>) listed(LIST + "?outputFormat=flat").get(0)).get("tags"))
                .isEqualTo("VIP");
        assertThat(routes.calls()).contains("POST /v1/tags");
    }

    @ParameterizedTest
    @EnumSource
    void ndjsonIsAStreamOfOneLineForEach(Profile profile) {
        routes.sandbox(profile).seedMany(65, 3);
        AtomicReference<String> text = new AtomicReference<>();

        routes.okThen(
                LIST + "?outputFormat=ndjson",
                exchange -> text.set(new String(
                        exchange.getMessage().getBody(InputStream.class).readAllBytes(), StandardCharsets.UTF_8)),
                null);

        assertThat(text.get()).endsWith("\n");
        List<Long> ids = text.get()
                .lines()
                .map(RouteTester::json)
                .map(line -> line.path("id").asLong())
                .toList();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(storedIds());
    }

    @ParameterizedTest
    @MethodSource("profilesAndVersions")
    void aWalkByPagesGoesByTheHeadersOfTheAnswerBefore(List<Object> given) {
        HeymarketSandbox sandbox = routes.sandbox((Profile) given.get(0));
        sandbox.seedMany(75, 4);
        String uri = LIST + "?paging=page&pageSize=20&apiVersion=" + given.get(1);

        List<Long> ids = new ArrayList<>();
        Object page = null;
        Object cursor = null;
        boolean complete = false;
        for (int pages = 0; !complete && pages < 20; pages++) {
            Message result = routes.ok(uri, null, HeymarketConstants.PAGE, page, HeymarketConstants.CURSOR, cursor);
            List<Contact> contacts = RouteTester.contacts(result);
            assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(contacts.size());
            contacts.forEach(contact -> ids.add(contact.getId()));
            page = result.getHeader(HeymarketConstants.RESULT_NEXT_PAGE);
            cursor = result.getHeader(HeymarketConstants.RESULT_NEXT_CURSOR);
            complete = (Boolean) result.getHeader(HeymarketConstants.RESULT_COMPLETE);
        }

        assertThat(complete).isTrue();
        assertThat(page).isNull();
        assertThat(cursor).isNull();
        assertThat(ids.stream().distinct()).containsExactlyInAnyOrderElementsOf(storedIds());
    }

    @Test
    void theHeaderLimitWinsOverThePageSize() {
        routes.sandbox(Profile.KIND).seedMany(12, 4);

        Message result = routes.ok(LIST + "?paging=page&pageSize=10", null, HeymarketConstants.LIMIT, "5");

        assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(5);
        assertThat(routes.sent(ApiEndpoint.LIST_V2).path("limit").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "flat"})
    void onePageHasTheFormatToo(String format) {
        routes.sandbox(Profile.HOSTILE).seedMany(5, 4);

        Message result = routes.ok(LIST + "?paging=page&outputFormat=" + format, null);

        assertThat(RouteTester.list(result)).hasSize(5).allMatch(row -> row instanceof Map);
    }

    @Test
    void onePageAsNdjsonIsAStream() throws Exception {
        routes.sandbox(Profile.HOSTILE).seedMany(5, 4);
        Message result = routes.ok(LIST + "?paging=page&outputFormat=ndjson", null);
        assertThat(result.getBody(String.class).lines()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamingSplitSeesEverybodyAndTellsThatItWasAll(Profile profile) throws Exception {
        routes.sandbox(profile).seedMany(75, 5);
        AtomicReference<Object> complete = new AtomicReference<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .to(LIST)
                        .split(body())
                        .streaming()
                        .to("mock:contact")
                        .end()
                        .process(e -> complete.set(e.getMessage().getHeader(HeymarketConstants.RESULT_COMPLETE)));
            }
        });
        MockEndpoint mock = routes.context().getEndpoint("mock:contact", MockEndpoint.class);
        mock.expectedMessageCount(75);

        Exchange exchange = routes.send("direct:split", e -> {});

        assertThat(exchange.getException()).isNull();
        mock.assertIsSatisfied();
        assertThat(complete.get()).isEqualTo(true);
    }

    @Test
    void theIteratorReadsOnOnlyWhileItIsUsed() {
        routes.sandbox(Profile.HOSTILE).seedMany(300, 5);

        routes.okThen(
                LIST, exchange -> exchange.getMessage().getBody(Iterator.class).next(), null);

        assertThat(routes.requests(ApiEndpoint.LIST_V2)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aRouteThatGivesUpClosesTheWalk() {
        routes.sandbox(Profile.HOSTILE).seedMany(300, 5);
        AtomicReference<Object> body = new AtomicReference<>();

        routes.okThen(
                LIST,
                exchange -> {
                    body.set(exchange.getMessage().getBody());
                    exchange.getMessage().getBody(Iterator.class).next();
                },
                null);
        routes.sandbox().clearRequests();

        assertThat(body.get()).isInstanceOf(Closeable.class);
        assertThat(new Drained(body.get()).left()).isLessThan(300);
        assertThat(routes.calls()).as("a closed walk asks for no more").isEmpty();
    }

    @Test
    void anAnswerThatFailsInTheMiddleFailsTheRoute() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.HOSTILE);
        sandbox.seedMany(75, 5);
        List<Object> listed = new ArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fail").to(LIST).split(body()).streaming().process(e -> {
                    listed.add(e.getMessage().getBody());
                    if (listed.size() == 20) {
                        sandbox.faults().add(Fault.status(500).on("POST", "/v2").times(2));
                    }
                });
            }
        });

        Exchange exchange = routes.send("direct:fail", e -> {});

        assertThat(exchange.getException()).isInstanceOf(HeymarketServerException.class);
        assertThat(listed).hasSizeGreaterThanOrEqualTo(20).hasSizeLessThan(75);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAnEmptyListThatIsComplete(Profile profile) {
        routes.sandbox(profile);
        assertThat(listed(LIST)).isEmpty();
        assertThat(listed(LIST + "?apiVersion=v1")).isEmpty();

        Message page = routes.ok(LIST + "?paging=page", null);
        assertThat(RouteTester.list(page)).isEmpty();
        assertThat(page.getHeader(HeymarketConstants.RESULT_COMPLETE)).isEqualTo(true);
    }

    @Test
    void theBodyOfTheCallerIsNotSent() {
        routes.sandbox(Profile.KIND).seedMany(3, 4);

        routes.ok(LIST + "?paging=page", Map.of("limit", 1, "filter", "x"));

        JsonNode sent = routes.sent(ApiEndpoint.LIST_V2);
        assertThat(sent.path("limit").asInt()).isEqualTo(30);
        assertThat(sent.has("filter")).isFalse();
    }

    /** What is left in an iterator, which may say so by failing. */
    private record Drained(Object body) {
        int left() {
            int count = 0;
            try {
                for (Iterator<?> items = (Iterator<?>) body; items.hasNext(); items.next()) {
                    count++;
                }
            } catch (IllegalStateException closed) {
                return count;
            }
            return count;
        }
    }

    private List<Object> listed(String uri) {
        List<Object> listed = new ArrayList<>();
        routes.okThen(uri, RouteTester.drain(listed), null);
        return listed;
    }

    private List<Long> storedIds() {
        return routes.sandbox().contacts().stream().map(SandboxContact::id).toList();
    }
}
