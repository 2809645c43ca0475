package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static io.github.camelheymarket.api.ApiEndpoint.FIELDS_CREATE_V1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each of the 19 endpoints for contacts once from a route, over HTTP, in both profiles: what goes out, what is stored, what comes back. */
class EveryEndpointTest extends EveryEndpointTestCase {

    @Test
    void everyRowOfTheTableHasATestHere() {
        List<String> tests = Stream.of(
                        EveryEndpointTest.class, EveryReadEndpointTest.class, EveryBulkEndpointTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName)
                .toList();
        List<ApiEndpoint> endpoints = Arrays.stream(ApiEndpoint.values())
                .filter(endpoint -> endpoint.operation().startsWith("contact") && endpoint != FIELDS_CREATE_V1)
                .toList();
        assertThat(endpoints).hasSize(19);
        for (ApiEndpoint endpoint : endpoints) {
            String name = endpoint.name().toLowerCase(Locale.ROOT).replace("_", "");
            assertThat(tests)
                    .as(endpoint.name())
                    .anyMatch(test -> test.toLowerCase(Locale.ROOT).startsWith(name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void createV1StoresAContactByItsPhone(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        long vip = sandbox.defineTag("VIP");

        Message result = routes.ok(
                "heymarket:contacts/create?apiVersion=v1",
                Map.of(
                        "phone", "+1 202-555-0143",
                        "first", "Mara",
                        "last", "Lindqvist",
                        "email", "mara@example.org",
                        "assignee_id", 310,
                        "Party", "Blue",
                        "tags", List.of("VIP")));

        RecordedRequest request = answered(result, ApiEndpoint.CREATE_V1);
        assertThat(request.path()).isEqualTo("/v1/contact");
        assertThat(json(request.body()))
                .isEqualTo(json(("{'phone':'12025550143','first':'Mara','last':'Lindqvist','email':'mara@example.org',"
                                + "'assignee_id':310,'custom':{'%d':'Blue'},'tags':[{'tag_id':%d}]}")
                        .formatted(party, vip)));
        SandboxContact stored = stored(PHONE);
        assertThat(stored.displayName()).isEqualTo("Mara Lindqvist");
        assertThat(stored.assignedUserId()).isEqualTo(310);
        assertThat(stored.custom()).isEqualTo(Map.of(party, "Blue"));
        assertThat(stored.tags()).containsExactly(vip);
        assertThat(result.getBody(Contact.class).getId()).isEqualTo(stored.id());
    }

    @ParameterizedTest
    @EnumSource
    void createV2StoresAContactByItsChannels(Profile profile) throws Exception {
        routes.sandbox(profile);

        Message result = routes.ok(
                "heymarket:contacts/create",
                Map.of("phone", "+1 202-555-0143", "first", "Mara", "email", "mara@example.org"));

        RecordedRequest request = answered(result, ApiEndpoint.CREATE_V2);
        assertThat(request.path()).isEqualTo("/v2/contact");
        assertThat(json(request.body()))
                .isEqualTo(json("{'contact_channels':[{'channel_type':'phone','channel_id':'12025550143'}],"
                        + "'first':'Mara','email':'mara@example.org'}"));
        SandboxContact stored = stored(PHONE);
        assertThat(stored.first()).isEqualTo("Mara");
        assertThat(stored.email()).isEqualTo("mara@example.org");
        Contact answer = result.getBody(Contact.class);
        assertThat(answer.getId()).isEqualTo(stored.id());
        assertThat(answer.getUuid()).isEqualTo(stored.uuid().toString());
    }

    @ParameterizedTest
    @EnumSource
    void updateV1ChangesWhatIsGivenAndKeepsTheRest(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = seedWhole(sandbox);

        Message result = routes.ok("heymarket:contacts/update?contactId=" + mara.id(), Map.of("first", "Maren"));

        RecordedRequest request = answered(result, ApiEndpoint.UPDATE_V1);
        assertThat(request.path()).isEqualTo("/v1/contact/" + mara.id());
        assertThat(request.query()).isEmpty();
        assertThat(json(request.body()).path("phone").asText()).isEqualTo(PHONE);
        assertThat(json(request.body()).path("assignee_id").asLong()).isEqualTo(310);
        assertThat(json(request.body()).has("assigned_user_id")).isFalse();
        changedOnlyToMaren(mara);
        assertThat(result.getBody(Contact.class).getId()).isEqualTo(mara.id());
    }

    @ParameterizedTest
    @EnumSource
    void updateV2ChangesWhatIsGivenAndKeepsTheRest(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = seedWhole(sandbox);

        Message result = routes.ok("heymarket:contacts/update?contactId=" + mara.uuid(), Map.of("first", "Maren"));

        RecordedRequest request = answered(result, ApiEndpoint.UPDATE_V2);
        assertThat(request.path()).isEqualTo("/v2/contact/" + mara.uuid());
        assertThat(json(request.body()).path("assignee_id").asLong()).isEqualTo(310);
        changedOnlyToMaren(mara);
        assertThat(result.getBody(Contact.class).getUuid())
                .isEqualTo(mara.uuid().toString());
    }

    @ParameterizedTest
    @EnumSource
    void deleteV1RemovesAContactByItsIntegerId(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        sandbox.seed(Seed.phone(OTHER));

        Message result = routes.ok("heymarket:contacts/delete?contactId=" + mara.id(), null);

        RecordedRequest request = answered(result, ApiEndpoint.DELETE_V1);
        assertThat(request.path()).isEqualTo("/v1/contact/" + mara.id());
        assertThat(request.body()).isNullOrEmpty();
        assertThat(result.getBody()).isEqualTo("ok");
        onlyTheOtherIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    void deleteV2RemovesAContactByItsUuid(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        sandbox.seed(Seed.phone(OTHER));

        Message result = routes.ok("heymarket:contacts/delete?contactId=" + mara.uuid(), null);

        RecordedRequest request = answered(result, ApiEndpoint.DELETE_V2);
        assertThat(request.path()).isEqualTo("/v2/contact/" + mara.uuid());
        assertThat(request.body()).isNullOrEmpty();
        assertThat(result.getBody(String.class)).isIn("ok", "contact deleted");
        onlyTheOtherIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    void setStatusV1OptsSomebodyOut(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE));

        Message result = routes.ok(
                "heymarket:contacts/set-status?status=unsubscribed", null, HeymarketConstants.CONTACT_ID, mara.id());

        assertThat(json(answered(result, ApiEndpoint.SET_STATUS_V1).body()))
                .isEqualTo(json("{'id':" + mara.id() + ",'status':'unsubscribed'}"));
        assertThat(result.getBody()).isEqualTo("success");
        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    private static SandboxContact seedWhole(HeymarketSandbox sandbox) {
        return sandbox.seed(Seed.phone(PHONE)
                .first("Mara")
                .last("Lindqvist")
                .email("mara@example.org")
                .avatar("https://example.org/mara.png")
                .assignedUserId(310)
                .custom(sandbox.defineField("Party"), "Blue")
                .tag(sandbox.defineTag("VIP"))
                .optedOutByContact());
    }

    /** Whatever was left out of the call is as it was, the opt-out before all. */
    private void changedOnlyToMaren(SandboxContact before) {
        SandboxContact after = stored(PHONE);
        assertThat(after.first()).isEqualTo("Maren");
        assertThat(after.displayName()).isEqualTo("Maren Lindqvist");
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("first", "displayName", "rev", "updated", "op")
                .isEqualTo(before);
        assertThat(after.rev()).isEqualTo(before.rev() + 1);
        assertThat(routes.sandbox().consentChanges()).isEmpty();
    }
}
