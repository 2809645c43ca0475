package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contacts/update}: what is given changes, what is not stays, and nobody is opted in by the way. */
class UpdateRouteTest {

    private static final String UPDATE = "heymarket:contacts/update";
    private static final String PHONE = "12025550143";
    private static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource
    void withoutMergeOnlyWhatWasGivenIsSent(Profile profile) {
        SandboxContact mara =
                routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        routes.ok(UPDATE + "?merge=false&contactId=" + mara.id(), Map.of("first", "Maren"));
        routes.ok(UPDATE + "?merge=false&contactId=" + mara.uuid(), Map.of("first", "Maren"));

        JsonNode given = json("{'first':'Maren','phone':'12025550143'}");
        assertThat(routes.sent(ApiEndpoint.UPDATE_V1)).isEqualTo(given);
        assertThat(routes.sent(ApiEndpoint.UPDATE_V2)).isEqualTo(given);
        assertThat(stored(PHONE).last()).isEqualTo(profile == Profile.HOSTILE ? "" : "Lindqvist");
    }

    @ParameterizedTest
    @EnumSource
    void withoutMergeAnOptOutIsCarriedOverAllTheSame(Profile profile) {
        SandboxContact mara =
                routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

        routes.ok(UPDATE + "?merge=false&contactId=" + mara.id(), Map.of("first", "Maren"));

        assertThat(routes.sent(ApiEndpoint.UPDATE_V1))
                .isEqualTo(json("{'first':'Maren','phone':'12025550143','is_opted_out':true}"));
        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @Test
    void anOptOutThatTheReadDoesNotShowIsAskedForOnce() {
        SandboxContact mara =
                routes.sandbox(Profile.HOSTILE).seed(Seed.phone(PHONE).optedOutByContact());

        routes.ok(UPDATE + "?contactId=" + mara.uuid(), Map.of("first", "Maren"));

        assertThat(json(routes.request(ApiEndpoint.STATUS_V1).body())).isEqualTo(json("{'id':" + mara.id() + "}"));
        assertThat(routes.sent(ApiEndpoint.UPDATE_V2).path("is_opted_out").asBoolean())
                .isTrue();
        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @Test
    void anOptOutThatTheReadShowsCostsNoCall() {
        SandboxContact mara =
                routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE).optedOutByContact());

        routes.ok(UPDATE + "?contactId=" + mara.uuid(), Map.of("first", "Maren"));

        assertThat(routes.requests(ApiEndpoint.STATUS_V1)).isEmpty();
        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aFalseOptOutIsNeverSent(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact out = sandbox.seed(Seed.phone(PHONE).optedOutByContact());
        SandboxContact in = sandbox.seed(Seed.phone(OTHER));

        routes.ok(UPDATE + "?contactId=" + out.id(), Map.of("first", "Maren", "is_opted_out", false));
        routes.ok(UPDATE + "?contactId=" + in.uuid(), Map.of("first", "Ines", "is_opted_out", "no"));

        assertThat(routes.sent(ApiEndpoint.UPDATE_V1).path("is_opted_out").asBoolean())
                .isTrue();
        assertThat(routes.sent(ApiEndpoint.UPDATE_V2).has("is_opted_out")).isFalse();
        assertThat(stored(PHONE).isOptedOut()).isTrue();
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTrueOptOutIsSent(Profile profile) {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE));

        routes.ok(UPDATE + "?contactId=" + mara.id(), Map.of("Opt Out", "yes"));

        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @Test
    void withoutConsentCheckNoStatusIsAskedFor() {
        SandboxContact mara = routes.sandbox(Profile.HOSTILE).seed(Seed.phone(PHONE));

        routes.ok(UPDATE + "?consentCheck=never&contactId=" + mara.id(), Map.of("first", "Maren"));

        assertThat(routes.calls()).containsExactly("GET /v1/contact/" + mara.id(), "PUT /v1/contact/" + mara.id());
    }

    @ParameterizedTest
    @EnumSource
    void customFieldsAreMergedByTheirTitles(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        long state = sandbox.defineField("State");
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).custom(party, "Blue"));

        routes.ok(UPDATE + "?contactId=" + mara.id(), Map.of("State", "Ohio"));

        assertThat(stored(PHONE).custom()).isEqualTo(Map.of(party, "Blue", state, "Ohio"));
        assertThat(routes.request(ApiEndpoint.UPDATE_V1).query()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withOverwriteTheGivenCustomFieldsReplaceTheStoredOnes(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        long state = sandbox.defineField("State");
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).custom(party, "Blue"));

        routes.ok(UPDATE + "?overwrite=true&contactId=" + mara.uuid(), Map.of("State", "Ohio"));

        assertThat(routes.request(ApiEndpoint.UPDATE_V2).query()).isEqualTo(Map.of("overwrite", List.of("true")));
        assertThat(stored(PHONE).custom()).isEqualTo(Map.of(state, "Ohio"));
    }

    @Test
    void theHeaderOverwriteWinsOverTheOption() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long party = sandbox.defineField("Party");
        long state = sandbox.defineField("State");
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).custom(party, "Blue"));

        routes.ok(
                UPDATE + "?overwrite=true&contactId=" + mara.id(),
                Map.of("State", "Ohio"),
                HeymarketConstants.OVERWRITE,
                "false");

        assertThat(routes.request(ApiEndpoint.UPDATE_V1).query()).isEmpty();
        assertThat(stored(PHONE).custom()).containsEntry(party, "Blue");
    }

    @ParameterizedTest
    @EnumSource
    void tagsAreAddedOrReplaced(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.TAGS_ON_WRITE, "REPLACE");
        long vip = sandbox.defineTag("VIP");
        long press = sandbox.defineTag("Press");
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).tag(vip));

        routes.ok(UPDATE + "?contactId=" + mara.id(), Map.of("tags", List.of("Press")));
        assertThat(stored(PHONE).tags()).containsExactlyInAnyOrder(vip, press);

        routes.ok(UPDATE + "?tagMode=replace&contactId=" + mara.id(), Map.of("tags", List.of(press)));
        assertThat(stored(PHONE).tags()).containsExactly(press);
    }

    @ParameterizedTest
    @EnumSource
    void aTagThatMakesSixIsRefused(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        Seed seed = Seed.phone(PHONE);
        for (int i = 1; i <= 5; i++) {
            seed.tag(sandbox.defineTag("Tag " + i));
        }
        sandbox.defineTag("Sixth");
        SandboxContact mara = sandbox.seed(seed);

        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                UPDATE + "?contactId=" + mara.id(),
                Map.of("tags", List.of("Sixth")));

        assertThat(failure.getReason()).isEqualTo("TOO_MANY_TAGS");
        nothingWasWritten(mara);
    }

    @ParameterizedTest
    @EnumSource
    void aStoredTagWithoutAnIdIsNotLostSilently(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.TAGS_IN_READS, "LABELS");
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).tag(sandbox.defineTag("VIP")));
        String uri = UPDATE + "?contactId=" + mara.id();

        assertThat(routes.failure(HeymarketException.class, uri, Map.of("first", "Maren")))
                .hasMessageContaining("MERGE_UNSAFE")
                .hasMessageContaining("merge=false");
        nothingWasWritten(mara);

        routes.ok(uri + "&merge=false", Map.of("first", "Maren"));
        assertThat(stored(PHONE).first()).isEqualTo("Maren");
    }

    @ParameterizedTest
    @EnumSource
    void emptyCellsLeaveAFieldAloneUnlessTheyMayClearIt(Profile profile) {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));
        Map<String, Object> row = Map.of("first", "Maren", "last", " ", "assignee_id", "", "phone", "");

        routes.ok(UPDATE + "?contactId=" + mara.id(), row);
        assertThat(stored(PHONE).last()).isEqualTo("Lindqvist");
        assertThat(stored(PHONE).assignedUserId()).isEqualTo(310);

        routes.ok(UPDATE + "?clearEmpty=last,assignee_id&contactId=" + mara.id(), row);
        assertThat(stored(PHONE).last()).isEmpty();
        assertThat(stored(PHONE).assignedUserId()).isNull();
        assertThat(stored(PHONE).phone()).isEqualTo(PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void aContactThatWasReadCanBeChangedAndSentBack(Profile profile) {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));
        Contact contact =
                routes.ok("heymarket:contacts/get?contactId=" + mara.id(), null).getBody(Contact.class);
        contact.setLast("Vega");

        routes.ok(UPDATE, contact);

        assertThat(stored(PHONE).last()).isEqualTo("Vega");
        assertThat(stored(PHONE).assignedUserId()).isEqualTo(310);
    }

    @ParameterizedTest
    @EnumSource
    void theOneContactWithThePhoneIsUpdated(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.seed(Seed.phone(OTHER).first("Ines"));

        routes.ok(UPDATE, Map.of("phone", "+1 202 555 0143", "first", "Maren"));

        assertThat(routes.calls().get(0)).isEqualTo("POST /v2/contacts/search");
        assertThat(stored(PHONE).first()).isEqualTo("Maren");
        assertThat(stored(PHONE).id()).isEqualTo(mara.id());
        assertThat(routes.requests(profile == Profile.KIND ? ApiEndpoint.UPDATE_V2 : ApiEndpoint.UPDATE_V1))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatTwoContactsHaveWritesNothing(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact first = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        SandboxContact second = sandbox.seed(Seed.phone(PHONE).first("Ines"));

        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, UPDATE, Map.of("phone", PHONE, "first", "Maren"));

        assertThat(failure.getReason()).isEqualTo("AMBIGUOUS");
        assertThat(failure)
                .hasMessageContaining("2 contacts")
                .hasMessageContaining("id=" + first.id())
                .hasMessageContaining("id=" + second.id())
                .hasMessageNotContaining(PHONE);
        assertThat(failure.getRejectedValue()).isEqualTo(PHONE);
        assertThat(routes.calls()).containsExactly("POST /v2/contacts/search");
        assertThat(sandbox.contacts()).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatNobodyHasWritesNothing(Profile profile) {
        routes.sandbox(profile);

        HeymarketNotFoundException failure =
                routes.failure(HeymarketNotFoundException.class, UPDATE, Map.of("phone", PHONE, "first", "Maren"));

        assertThat(failure).hasMessageContaining("…43").hasMessageNotContaining(PHONE);
        assertThat(routes.calls()).containsExactly("POST /v2/contacts/search");
        assertThat(routes.sandbox().contactCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS_404", "STATUS_400", "NULL", "EMPTY_OBJECT", "EMPTY_STRING", "EMPTY_BODY"})
    void aContactThatIsNotThereIsNotMade(String answer) {
        routes.sandbox(Profile.HOSTILE).set(Switch.NOT_FOUND, answer);

        HeymarketNotFoundException failure = routes.failure(
                HeymarketNotFoundException.class, UPDATE + "?contactId=4711", Map.of("first", "Maren", "phone", PHONE));

        assertThat(failure).hasMessageContaining("nothing was written");
        assertThat(routes.calls()).containsExactly("GET /v1/contact/4711");
        assertThat(routes.sandbox().contactCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aNewPhoneGoesOutOnV1WhereItIsKnownToTakeEffect(Profile profile) {
        SandboxContact mara =
                routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        routes.ok(UPDATE + "?contactId=" + mara.uuid(), Map.of("phone", "+1 202 555 0144"));

        assertThat(routes.requests(ApiEndpoint.UPDATE_V2)).isEmpty();
        assertThat(routes.sent(ApiEndpoint.UPDATE_V1).path("phone").asText()).isEqualTo(OTHER);
        assertThat(stored(OTHER).id()).isEqualTo(mara.id());
        assertThat(stored(OTHER).last()).isEqualTo("Lindqvist");
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatAnotherContactHoldsIsRefused(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.seed(Seed.phone(OTHER));

        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, UPDATE + "?contactId=" + mara.id(), Map.of("phone", OTHER));

        assertThat(failure.getReason()).isEqualTo("PHONE_TAKEN");
        assertThat(failure).hasMessageNotContaining(OTHER);
        nothingWasWritten(mara);
    }

    private SandboxContact stored(String phone) {
        return routes.sandbox().findByPhone(phone).orElseThrow();
    }

    private void nothingWasWritten(SandboxContact mara) {
        assertThat(routes.sandbox().findById(mara.id())).contains(mara);
        assertThat(routes.sandbox().requests("PUT", "/")).isEmpty();
    }
}
