package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code contacts/list}: everybody as an iterator that reads on while it is used, or one page at a time. */
class ListRouteTest extends ListRouteTestCase {

    private static final String PHONE = "12025550143";

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
}
