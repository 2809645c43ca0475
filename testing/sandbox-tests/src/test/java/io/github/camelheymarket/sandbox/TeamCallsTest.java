package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tags, custom fields, inboxes, team and users. */
class TeamCallsTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    @RegisterExtension
    static final ContractCheck CONTRACT = new ContractCheck(HEYMARKET);

    private HeymarketSandbox sandbox;
    private Api api;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
    }

    @Test
    void aCreatedTagIsReadAndListed() {
        JsonNode written =
                api.post("/v1/tag", "{'tag':'Regular','color':'#2A6F97'}").json();

        JsonNode read = api.get("/v1/tag/" + written.get("id").asLong()).json();
        assertThat(read.get("tag").asText()).isEqualTo("Regular");
        assertThat(read.get("color").asText()).isEqualTo("#2A6F97");
        assertThat(read.get("rev").asLong()).isEqualTo(written.get("rev").asLong());
        assertThat(written.get("uuid").asText()).hasSize(36);
        assertThat(api.post("/v1/tags", null).json()).containsExactly(read);
    }

    @Test
    void aDeletedTagIsGoneFromTheListAndFromContacts() {
        long vip = sandbox.defineTag("vip");
        long regular = sandbox.defineTag("regular");
        SandboxContact contact = sandbox.seed(Seed.phone("12025550143").tag(vip).tag(regular));

        assertThat(api.delete("/v1/tag/" + vip).json().asText()).isEqualTo("ok");

        assertThat(api.get("/v1/tag/" + vip).status()).isEqualTo(404);
        assertThat(api.delete("/v1/tag/" + vip).status()).isEqualTo(404);
        assertThat(api.post("/v1/tags", "{}").json()).hasSize(1);
        SandboxContact left = sandbox.findById(contact.id()).orElseThrow();
        assertThat(left.tags()).containsExactly(regular);
        assertThat(left.rev()).isEqualTo(contact.rev());
    }

    @Test
    void anIdOfADeletedTagIsNotGivenAgain() {
        long first = sandbox.defineTag("vip");
        api.delete("/v1/tag/" + first);

        assertThat(api.post("/v1/tag", "{'tag':'vip'}").json().get("id").asLong())
                .isNotEqualTo(first);
    }

    @Test
    void aTagThatIsNotThereIsAnsweredAsTheSwitchesSay() {
        sandbox.set(Switch.NOT_FOUND, "STATUS_400");
        sandbox.set(Switch.NOT_FOUND_DELETE, "OK");

        assertThat(api.get("/v1/tag/9").status()).isEqualTo(400);
        assertThat(api.delete("/v1/tag/9").json().asText()).isEqualTo("ok");
    }

    @Test
    void aFieldThatIsThereAlreadyIsADuplicate() {
        JsonNode first = api.post("/v1/contacts/fields", "[{'title':'Tier'},{'title':'Since'}]")
                .json();
        JsonNode second = api.post("/v1/contacts/fields", "[{'title':'Tier'},{'title':'Town'}]")
                .json();

        assertThat(first.findValuesAsText("duplicate")).containsExactly("false", "false");
        assertThat(second.findValuesAsText("duplicate")).containsExactly("true", "false");
        assertThat(second.get(0).get("id")).isEqualTo(first.get(0).get("id"));
        assertThat(sandbox.fields()).extracting("title").containsExactly("Tier", "Since", "Town");
    }

    @Test
    void membersOfAnInboxAreMembersOfTheTeam() {
        JsonNode inboxes = api.get("/v1/inboxes").json();
        JsonNode team = api.get("/v1/team").json();

        List<String> people = team.get("members").findValuesAsText("id");
        assertThat(inboxes)
                .hasSize(3)
                .allSatisfy(inbox -> assertThat(inbox.get("members"))
                        .isNotEmpty()
                        .allSatisfy(member -> assertThat(people).contains(member.asText())));
        assertThat(team.get("members").get(0).get("name").asText()).isEqualTo("Mara Lindqvist");
        assertThat(team.get("list_size").asInt()).isPositive();
    }

    @Test
    void theOlderFormOfInboxesIsAWrapperWithPlusSigns() {
        sandbox.set(Switch.INBOXES_SHAPE, "WRAPPER");

        JsonNode inboxes = api.get("/v1/inboxes").json().get("inboxes");

        assertThat(inboxes.get(0).get("phone").asText()).isEqualTo("+12025550100");
    }

    @Test
    void usersAreFoundByPhoneOrByAddress() {
        JsonNode both = find("{'phone':['12025550191'],'email':['mara@team.example.org']}");

        assertThat(both.findValuesAsText("id")).containsExactly("310", "311");
        assertThat(find("{'phone':['12025550177']}")).isEmpty();
    }

    @Test
    void anUpdateOfUsersKeepsWhatItLeavesOut() {
        JsonNode changed = api.post(
                        "/v1/users/update", "{'users':[{'id':311,'role_id':1},{'id':312,'last_name':'Marlow'}]}")
                .json()
                .get("memberships");

        assertThat(changed.findValuesAsText("name")).containsExactly("Ola Brandt", "Noor Marlow");
        assertThat(changed.get(0)).isEqualTo(find("{'phone':['12025550191']}").get(0));
        assertThat(api.get("/v1/team").json().at("/members/1/role").asText()).isEqualTo("admin");
    }

    @Test
    void anUnknownUserInAnUpdateChangesNobody() {
        assertThat(api.post("/v1/users/update", "{'users':[{'id':311,'role_id':1},{'id':999}]}")
                        .status())
                .isEqualTo(400);

        assertThat(find("{'phone':['12025550191']}").get(0).get("role_id").asInt())
                .isEqualTo(4);
    }

    @Test
    void aResetGivesUsersBackTheirNames() {
        api.post("/v1/users/update", "{'users':[{'id':311,'first_name':'Jonas'}]}");

        sandbox.reset();

        assertThat(api.get("/v1/team").json().at("/members/1/name").asText()).isEqualTo("Ola Brandt");
    }

    private JsonNode find(String body) {
        return api.call("GET", "/v1/users/get", body).json().get("memberships");
    }
}
