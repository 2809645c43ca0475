package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactCallsTest {
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
    void aContactCreatedInV1IsReadBackByIdUuidAndPhone() {
        long field = sandbox.defineField("Loyalty tier");
        long tag = sandbox.defineTag("vip");

        JsonNode created = api.post(
                        "/v1/contact",
                        "{'phone':'12025550143','first':'Mara','last':'Lindqvist','custom':{'" + field
                                + "':'gold'},'assignee_id':310,'tags':[{'tag_id':" + tag + "}]}")
                .json();

        JsonNode byId = api.get("/v1/contact/" + created.get("id").asLong()).json();
        assertThat(byId.get("display_name").asText()).isEqualTo("Mara Lindqvist");
        assertThat(byId.at("/custom/" + field).asText()).isEqualTo("gold");
        assertThat(byId.at("/tags/0/tag_id").asLong()).isEqualTo(tag);
        assertThat(byId.get("assigned_user_id").asLong()).isEqualTo(310);
        assertThat(byId.get("rev").asLong()).isEqualTo(1);
        JsonNode byUuid = api.get("/v2/contact/" + created.get("uuid").asText()).json();
        assertThat(byUuid.get("id")).isEqualTo(byId.get("id"));
        JsonNode byPhone =
                api.post("/v1/contact/get", "{'phone':'12025550143'}").json();
        assertThat(byPhone.get("id")).isEqualTo(byId.get("id"));
    }

    @Test
    void aContactCreatedInV2HasItsPhoneFromItsFirstPhoneChannel() {
        JsonNode created = api.post(
                        "/v2/contact",
                        "{'contact_channels':[{'channel_type':'email','channel_id':'mara@example.org'},"
                                + "{'channel_type':'phone','channel_id':'12025550143'}],'first':'Mara'}")
                .json();

        assertThat(created.get("phone").asText()).isEqualTo("12025550143");
        SandboxContact stored = sandbox.findByPhone("12025550143").orElseThrow();
        assertThat(stored.channels()).extracting("type").containsExactly("phone", "email");
    }

    @Test
    void anUpdateRaisesRevAndAnswersTheContact() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").first("Mara"));

        JsonNode updated =
                api.put("/v2/contact/" + seeded.uuid(), "{'last':'Holm'}").json();

        assertThat(updated.get("rev").asLong()).isEqualTo(2);
        assertThat(updated.get("last").asText()).isEqualTo("Holm");
        assertThat(updated.get("first").asText()).isEqualTo("Mara");
    }

    @Test
    void aDeletedContactIsGone() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143"));

        assertThat(api.delete("/v1/contact/" + seeded.id()).text()).isEqualTo("\"ok\"");

        assertThat(sandbox.contactCount()).isZero();
        assertThat(api.get("/v1/contact/" + seeded.id()).status()).isEqualTo(404);
    }

    @Test
    void searchFindsByPhoneAndEmailTogether() {
        sandbox.seed(Seed.phone("12025550143"));
        sandbox.seed(Seed.emailOnly("ines@example.org"));
        sandbox.seed(Seed.phone("12025550199"));

        JsonNode found = api.post(
                        "/v2/contacts/search",
                        "{'contact_channels':[{'channel_ids':['12025550143','Ines@example.org','12025550111']}]}")
                .json();

        assertThat(found).hasSize(2);
    }

    @Test
    void aPhoneThatWasChangedOrDeletedIsFreeAgain() {
        SandboxContact changed = sandbox.seed(Seed.phone("12025550143"));
        SandboxContact deleted = sandbox.seed(Seed.phone("12025550144"));

        api.put("/v1/contact/" + changed.id(), "{'phone':'12025550145'}");
        api.delete("/v1/contact/" + deleted.id());

        assertThat(api.post("/v1/contact/get", "{'phone':'12025550143'}").status())
                .isEqualTo(404);
        assertThat(api.post(
                                "/v2/contacts/search",
                                "{'contact_channels':[{'channel_ids':['12025550143','12025550144','12025550145']}]}")
                        .json())
                .hasSize(1);
        assertThat(api.post("/v1/contact", "{'phone':'12025550143'}").status()).isEqualTo(200);
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }
}
