package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists: written in v2, read in v1. */
class RecipientListCallsTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    @RegisterExtension
    static final ContractCheck CONTRACT = new ContractCheck(HEYMARKET);

    private HeymarketSandbox sandbox;
    private Api api;
    private SandboxContact mara;
    private SandboxContact jonas;

    @BeforeEach
    void twoContacts() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
        mara = sandbox.seed(
                Seed.phone("12025550143").first("Mara").last("Lindqvist").email("mara@example.org"));
        jonas = sandbox.seed(Seed.phone("12025550144").first("Jonas"));
    }

    @Test
    void aCreatedListIsReadWithItsPeople() {
        JsonNode written = create("{'title':'Spring','local_id':'spring-1','type':'contacts','contacts':[" + mara.id()
                        + "],'phones':['12025550150']}")
                .json();

        JsonNode list = read(written.get("id").asLong());
        assertThat(written.get("uuid").asText()).isEqualTo("spring-1");
        assertThat(list.get("name").asText()).isEqualTo("Spring");
        assertThat(list.at("/targets/12025550143/f").asText()).isEqualTo("Mara");
        assertThat(list.at("/targets/12025550143/l").asText()).isEqualTo("Lindqvist");
        assertThat(list.get("targets")).hasSize(2);
        assertThat(api.post("/v1/lists", null).json()).containsExactly(list);
    }

    @Test
    void unknownPhonesBecomeContactsOrStayWithTheList() {
        create("{'title':'Spring','local_id':'a','phones':['12025550150','12025550143'],'emails':['new@example.org']}");
        assertThat(sandbox.findByPhone("12025550150")).isPresent();
        assertThat(sandbox.allByEmail("new@example.org")).hasSize(1);
        assertThat(sandbox.contactCount()).isEqualTo(4);

        sandbox.set(Switch.LIST_PHONES, "TARGETS");
        create(
                "{'title':'Spring','local_id':'b','phones':['12025550151','12025550143'],'emails':['other@example.org']}");
        assertThat(sandbox.contactCount()).isEqualTo(4);
        assertThat(sandbox.messaging().lists().get(1).phones()).containsExactly("12025550151", "12025550143");
    }

    @Test
    void aListWithNoContactIsCreatedOrRefused() {
        assertThat(create("{'title':'Spring','local_id':'a'}").status()).isEqualTo(200);

        sandbox.set(Switch.LIST_EMPTY, "REJECT");
        assertThat(create("{'title':'Spring','local_id':'b'}").status()).isEqualTo(400);
        assertThat(sandbox.messaging().lists()).hasSize(1);
    }

    @Test
    void aKeyThatWasUsedGivesTheFirstListAgain() {
        JsonNode first = create("{'title':'Spring','local_id':'a'}").json();

        assertThat(create("{'title':'Spring','local_id':'a'}").json()).isEqualTo(first);

        sandbox.set(Switch.LOCAL_ID, "REJECT");
        assertThat(create("{'title':'Spring','local_id':'a'}").status()).isEqualTo(400);
        assertThat(sandbox.messaging().lists()).hasSize(1);

        sandbox.set(Switch.LOCAL_ID, "IGNORED");
        assertThat(create("{'title':'Spring','local_id':'a'}").json().get("id")).isNotEqualTo(first.get("id"));
        assertThat(sandbox.messaging().lists()).hasSize(2);
    }

    @Test
    void aRefusedListDoesNotUseUpItsKey() {
        sandbox.set(Switch.LIST_EMPTY, "REJECT");
        create("{'title':'Spring','local_id':'a'}");

        assertThat(create("{'title':'Spring','local_id':'a','contacts':[" + mara.id() + "]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anUpdateAddsAndRemovesAndLeavesTheRest() {
        long id = listOf(mara);

        JsonNode written = api.put(
                        "/v2/lists/" + id,
                        "{'add_contacts':[" + jonas.id() + "],'remove_contacts':[" + mara.id() + "],'title':'Autumn'}")
                .json();

        assertThat(written.get("rev").asLong()).isEqualTo(2);
        RecipientList list = sandbox.messaging().lists().get(0);
        assertThat(list.title()).isEqualTo("Autumn");
        assertThat(list.contacts()).containsExactly(jonas.id());
    }

    @Test
    void contactsOfAnUpdateReplaceAllMembers() {
        sandbox.set(Switch.LIST_PHONES, "TARGETS");
        long id = listOf(mara);
        api.put("/v2/lists/" + id, "{'add_phones':['12025550150']}");

        api.put("/v2/lists/" + id, "{'contacts':[" + jonas.id() + "]}");

        assertThat(read(id).get("targets").fieldNames()).toIterable().containsExactly("12025550144");
    }

    @Test
    void aPhoneIsRemovedWhetherItIsAContactOrNot() {
        sandbox.set(Switch.LIST_PHONES, "TARGETS");
        long id = listOf(mara);
        api.put("/v2/lists/" + id, "{'add_phones':['12025550150','12025550151']}");

        api.put("/v2/lists/" + id, "{'remove_phones':['12025550150','12025550143']}");

        assertThat(read(id).get("targets").fieldNames()).toIterable().containsExactly("12025550151");
    }

    @Test
    void addingAMemberTwiceChangesNothing() {
        long id = listOf(mara);

        api.put("/v2/lists/" + id, "{'add_contacts':[" + mara.id() + "]}");

        assertThat(sandbox.messaging().lists().get(0).contacts()).containsExactly(mara.id());
    }

    @Test
    void aDeletedContactIsOnNoList() {
        long id = listOf(mara);

        api.delete("/v1/contact/" + mara.id());

        assertThat(read(id).get("targets")).isEmpty();
    }

    @Test
    void aDeletedListIsGoneAndItsContactsStay() {
        long id = listOf(mara);

        JsonNode answer = api.call("DELETE", "/v2/lists/" + id, "{'contact_ids':[" + mara.id() + "]}")
                .json();

        assertThat(answer.get("deleted").asBoolean()).isTrue();
        assertThat(answer.get("id").asLong()).isEqualTo(id);
        assertThat(api.get("/v1/list/" + id).status()).isEqualTo(404);
        assertThat(api.put("/v2/lists/" + id, "{'title':'x'}").status()).isEqualTo(404);
        assertThat(api.delete("/v2/lists/" + id).status()).isEqualTo(404);
        assertThat(api.post("/v1/lists", "{}").json()).isEmpty();
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    private Api.Answer create(String body) {
        return api.post("/v2/lists", body);
    }

    private long listOf(SandboxContact contact) {
        return create("{'title':'Spring','local_id':'spring','contacts':[" + contact.id() + "]}")
                .json()
                .get("id")
                .asLong();
    }

    private JsonNode read(long id) {
        return api.get("/v1/list/" + id).json();
    }
}
