package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an update merges custom fields, tags and empty cells with what is stored (R4.3). */
class UpdateFieldsRouteTest extends UpdateRouteTestCase {

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
}
