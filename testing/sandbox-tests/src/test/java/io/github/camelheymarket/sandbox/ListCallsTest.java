package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListCallsTest {
    private static final Instant T = Instant.parse("2026-05-02T09:00:00Z");

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
    void aPageHoldsThirtyUnlessALimitIsGiven() {
        sandbox.seedMany(40, 1);

        assertThat(api.post("/v2/contacts/list", "{}").json()).hasSize(30);
        assertThat(api.post("/v2/contacts/list", "{'limit':40}").json()).hasSize(40);
        assertThat(api.post("/v1/contacts", null).json()).hasSize(30);
    }

    @Test
    void pagesOfV2HoldEachContactOnceAndEndWithAnEmptyOne() {
        sandbox.seedMany(25, 1);
        List<Long> ids = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            ids.addAll(ids(api.post("/v2/contacts/list", "{'limit':10,'page':" + page + "}")));
        }

        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
        assertThat(ids)
                .isEqualTo(sandbox.contacts().stream().map(SandboxContact::id).toList());
        assertThat(api.post("/v2/contacts/list", "{'limit':10,'page':3}").text())
                .isEqualTo("[]");
    }

    @Test
    void ascendingTurnsTheOrderAround() {
        sandbox.seedMany(3, 1);

        List<Long> ids = ids(api.post("/v2/contacts/list", "{'ascending':true}"));

        assertThat(ids).isSorted().hasSize(3);
    }

    @Test
    void aWalkOfV1ByTheLastUpdatedSeesEveryContact() {
        sandbox.seedMany(70, 1);
        Set<Long> seen = new HashSet<>();
        String body = "{}";
        for (JsonNode page = api.post("/v1/contacts", body).json(); !page.isEmpty(); ) {
            page.forEach(contact -> seen.add(contact.get("id").asLong()));
            body = "{'date':'" + page.get(page.size() - 1).get("updated").asText() + "'}";
            page = api.post("/v1/contacts", body).json();
        }

        assertThat(seen).hasSize(70);
    }

    @Test
    void anExclusiveCursorLosesTheRestOfAGroupOfEqualTimes() {
        IntStream.range(0, 5)
                .forEach(i -> sandbox.seed(Seed.phone("1202555010" + i).updated(T)));

        assertThat(api.post("/v1/contacts", "{'limit':2}").json()).hasSize(2);
        assertThat(api.post("/v1/contacts", "{'limit':2,'date':'" + T + "'}").json())
                .isEmpty();
    }

    @Test
    void anAscendingDateAsksForWhatIsNewer() {
        SandboxContact old = sandbox.seed(Seed.phone("12025550101").updated(T));
        SandboxContact young = sandbox.seed(Seed.phone("12025550102").updated(T.plusSeconds(2)));

        String newer = "{'ascending':true,'date':'" + T.plusSeconds(1) + "'}";
        String older = "{'date':'" + T.plusSeconds(1) + "'}";

        assertThat(ids(api.post("/v2/contacts/list", newer))).containsExactly(young.id());
        assertThat(ids(api.post("/v2/contacts/list", older))).containsExactly(old.id());
    }

    @Test
    void aWriteMovesAContactToTheFront() {
        SandboxContact first = sandbox.seed(Seed.phone("12025550101").updated(T));
        sandbox.seed(Seed.phone("12025550102").updated(T.plusSeconds(2)));

        api.put("/v2/contact/" + first.uuid(), "{'first':'Mara'}");

        assertThat(ids(api.post("/v2/contacts/list", "{}")).get(0)).isEqualTo(first.id());
    }

    @Test
    void theHostileProfileCutsPagesAndSearchesInSilence() {
        sandbox.profile(Profile.HOSTILE);
        sandbox.seedMany(50, 1);
        String phones = sandbox.contacts().stream()
                .map(contact -> "'" + contact.phone() + "'")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();

        assertThat(api.post("/v2/contacts/list", "{'limit':50}").json()).hasSize(30);
        assertThat(api.post("/v2/contacts/search", "{'contact_channels':[{'channel_ids':[" + phones + "]}]}")
                        .json())
                .hasSize(25);
    }

    @Test
    void searchAnswersEachContactOnceNewestFirst() {
        SandboxContact old =
                sandbox.seed(Seed.phone("12025550101").email("a@example.org").updated(T));
        SandboxContact young = sandbox.seed(Seed.phone("12025550102").updated(T.plusSeconds(1)));

        Api.Answer answer = api.post(
                "/v2/contacts/search",
                "{'contact_channels':[{'channel_type':'email','channel_ids':['a@example.org']},"
                        + "{'channel_type':'phone','channel_ids':['12025550101','12025550102']}]}");

        assertThat(ids(answer)).containsExactly(young.id(), old.id());
    }

    @Test
    void aSearchForAPrefixFindsNothing() {
        sandbox.seed(Seed.phone("12025550101"));

        assertThat(api.post("/v2/contacts/search", "{'contact_channels':[{'channel_ids':['1202555010']}]}")
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void tagsComeThirtyAPageByDate() {
        IntStream.range(0, 40).forEach(i -> sandbox.defineTag("tag " + i));

        JsonNode first = api.post("/v1/tags", "{}").json();
        JsonNode second = api.post(
                        "/v1/tags", "{'date':'" + first.get(29).get("updated").asText() + "'}")
                .json();

        assertThat(first).hasSize(30);
        assertThat(second).hasSize(10);
        assertThat(api.get("/v1/tag/" + second.get(9).get("id").asLong())
                        .json()
                        .get("tag")
                        .asText())
                .isEqualTo("tag 0");
    }

    @Test
    void creatingAFieldThatIsThereAnswersItAsADuplicate() {
        sandbox.defineField("Loyalty tier");

        JsonNode answer = api.post("/v1/contacts/fields", "[{'title':'Loyalty tier'},{'title':'Shirt size'}]")
                .json();

        assertThat(answer.findValuesAsText("duplicate")).containsExactly("true", "false");
        assertThat(sandbox.fields()).hasSize(2);
    }

    @Test
    void channelsCanBeAddedAndRead() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550101"));
        String path = "/v2/contact/" + seeded.uuid() + "/channel";

        JsonNode all = api.post(path, "{'channel_type':'email','channel_id':'a@example.org'}")
                .json();

        assertThat(all).hasSize(2);
        assertThat(api.get(path + "/email").json().get("channel_id").asText()).isEqualTo("a@example.org");
        assertThat(api.get(path + "/facebook").status()).isEqualTo(404);
    }

    @Test
    void thePhoneWinsWhenALookupSendsBoth() {
        SandboxContact one = sandbox.seed(Seed.phone("12025550101"));
        SandboxContact two = sandbox.seed(Seed.phone("12025550102"));
        sandbox.set(Switch.LOOKUP_ID, "STRING");

        Api.Answer answer = api.post("/v1/contact/get", "{'id':'" + one.id() + "','phone':'12025550102'}");

        assertThat(answer.json().get("id").asLong()).isEqualTo(two.id());
    }

    private static List<Long> ids(Api.Answer answer) {
        List<Long> ids = new ArrayList<>();
        answer.json().forEach(contact -> ids.add(contact.get("id").asLong()));
        return ids;
    }
}
