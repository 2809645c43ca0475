package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkCallsTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    private HeymarketSandbox sandbox;
    private Api api;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
    }

    @Test
    void aBulkItemWithContactIdUpdatesAndOneWithoutCreates() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").first("Mara"));

        JsonNode answer = api.post(
                        "/v2/contacts",
                        "{'contacts':[{'contact_id':'" + seeded.uuid() + "','last':'Holm'},{'phone':'12025550144'}]}")
                .json();

        assertThat(answer.get("contacts")).hasSize(2);
        assertThat(answer.get("failed_contacts")).isEmpty();
        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(sandbox.findByPhone("12025550143").orElseThrow().displayName())
                .isEqualTo("Mara");
        assertThat(sandbox.findByPhone("12025550143").orElseThrow().last()).isEqualTo("Holm");
    }

    @Test
    void aBadRowFailsAloneAndIsEchoedWithItsReason() {
        JsonNode answer = api.post("/v2/contacts", "{'contacts':[{'phone':'12'},{'phone':'12025550144'}]}")
                .json();

        assertThat(answer.at("/failed_contacts/0/contact/phone").asText()).isEqualTo("12");
        assertThat(answer.at("/failed_contacts/0/error").asText()).contains("contacts[0].phone");
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aBadRowRefusesTheWholeCallWhereTheSwitchSaysSo() {
        sandbox.set(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");

        Api.Answer answer = api.post("/v2/contacts", "{'contacts':[{'phone':'12025550144'},{'phone':'12'}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("contacts[1].phone");
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void anUnknownContactIdIsAFailedItem() {
        JsonNode answer = api.post(
                        "/v2/contacts", "{'contacts':[{'contact_id':'" + UUID.randomUUID() + "','first':'Mara'}]}")
                .json();

        assertThat(answer.get("contacts")).isEmpty();
        assertThat(answer.get("failed_contacts")).hasSize(1);
    }

    @Test
    void aBatchSkipsAKnownPhoneUnlessItIsToOverwrite() {
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        String rows = "[{'phone':'12025550143','first':'Ines'},{'phone':'12025550144'}]";

        assertThat(api.post("/v1/batch/contacts", rows).text()).isEqualTo("\"ok\"");
        assertThat(sandbox.findByPhone("12025550143").orElseThrow().first()).isEqualTo("Mara");

        assertThat(api.post("/v1/batch/contacts?overwrite=true", rows).text()).isEqualTo("\"ok\"");
        assertThat(sandbox.findByPhone("12025550143").orElseThrow().first()).isEqualTo("Ines");
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void aBatchAnswersTheRowsThatFailed() {
        JsonNode answer = api.post("/v1/batch/contacts", "[{'phone':'12'},{'phone':'12025550144'}]")
                .json();

        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("phone").asText()).isEqualTo("12");
    }

    @Test
    void aBulkDeleteTakesTheKnownAndPassesOverTheUnknown() {
        SandboxContact first = sandbox.seed(Seed.phone("12025550143"));
        SandboxContact second = sandbox.seed(Seed.phone("12025550144"));

        Api.Answer answer = api.call(
                "DELETE",
                "/v2/contacts",
                "{'contact_channels':[{'channel_type':'id','channel_ids':['" + first.uuid() + "','" + UUID.randomUUID()
                        + "']}]}");

        assertThat(answer.text()).isEqualTo("\"ok\"");
        assertThat(sandbox.contacts()).containsExactly(second);
    }

    @Test
    void overwriteInAnUpdateReplacesCustomAndItsAbsenceMerges() {
        long tier = sandbox.defineField("Loyalty tier");
        long shirt = sandbox.defineField("Shirt size");
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").custom(tier, "gold"));
        String body = "{'phone':'12025550143','custom':{'" + shirt + "':'M'}}";

        api.put("/v1/contact/" + seeded.id(), body);
        assertThat(sandbox.findById(seeded.id()).orElseThrow().custom()).containsOnlyKeys(tier, shirt);

        api.put("/v1/contact/" + seeded.id() + "?overwrite=true", body);
        assertThat(sandbox.findById(seeded.id()).orElseThrow().custom()).containsOnlyKeys(shirt);
    }

    @Test
    void anUpdateInTheHostileProfileBlanksWhatItLeavesOutButNotCustom() {
        sandbox.profile(Profile.HOSTILE);
        long tier = sandbox.defineField("Loyalty tier");
        long vip = sandbox.defineTag("vip");
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143")
                .first("Mara")
                .email("mara@example.org")
                .avatar("https://example.org/a.png")
                .assignedUserId(310)
                .tag(vip)
                .custom(tier, "gold"));

        api.put("/v1/contact/" + seeded.id(), "{'phone':'12025550143','last':'Holm'}");

        SandboxContact stored = sandbox.findById(seeded.id()).orElseThrow();
        assertThat(stored.first() + stored.displayName() + stored.email() + stored.avatar())
                .isEmpty();
        assertThat(stored.assignedUserId()).isNull();
        assertThat(stored.tags()).isEmpty();
        assertThat(stored.last()).isEqualTo("Holm");
        assertThat(stored.custom()).containsEntry(tier, "gold");
    }

    @Test
    void anAssigneeOfMinusOneTakesTheOwnerAway() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").assignedUserId(310));

        api.put("/v2/contact/" + seeded.uuid(), "{'assignee_id':-1}");

        assertThat(sandbox.findById(seeded.id()).orElseThrow().assignedUserId()).isNull();
    }
}
