package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemplateCallsTest {
    private static final Instant T = Instant.parse("2026-05-02T09:00:00Z");

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
    void theTitleOfATemplateIsReadAsItsName() {
        JsonNode written = create("{'title':'Ready','local_id':'ready','content':{'text':'Hello {{first_name}}.'}}");

        JsonNode read = api.get("/v1/template/" + written.get("id").asLong()).json();
        assertThat(written.get("uuid").asText()).isEqualTo("ready");
        assertThat(read.get("name").asText()).isEqualTo("Ready");
        assertThat(read.at("/content/text").asText()).isEqualTo("Hello {{first_name}}.");
        assertThat(read.has("title")).isFalse();
        assertThat(api.post("/v1/templates", null).json()).containsExactly(read);
    }

    @Test
    void anAnswerHasAUuidOrNot() {
        sandbox.set(Switch.CREATE_V1_ANSWER, "ID_REV");

        assertThat(create("{'title':'Ready','content':{'text':'x'}}").fieldNames())
                .toIterable()
                .containsExactly("id", "rev");
    }

    @Test
    void aKeyDoesNotKeepASecondTemplateFromBeingMade() {
        create("{'title':'Ready','local_id':'ready','content':{'text':'x'}}");
        create("{'title':'Ready','local_id':'ready','content':{'text':'x'}}");

        assertThat(sandbox.messaging().templates()).hasSize(2);
    }

    @Test
    void anUpdateKeepsOrBlanksWhatItLeavesOut() {
        long id = create("{'title':'Ready','local_id':'ready','archived':true,'content':{'text':'x','gallery':[{}]}}")
                .get("id")
                .asLong();

        JsonNode written = api.put("/v1/template/" + id, "{'title':'Steady','content':{'text':'y'}}")
                .json();
        JsonNode read = api.get("/v1/template/" + id).json();
        assertThat(written.get("rev").asLong()).isEqualTo(2);
        assertThat(read.get("name").asText()).isEqualTo("Steady");
        assertThat(read.get("archived").asBoolean()).isTrue();
        assertThat(read.at("/content/gallery")).hasSize(1);

        sandbox.set(Switch.PUT_BLANKS, true);
        api.put("/v1/template/" + id, "{'title':'Steady','content':{'text':'y'}}");
        read = api.get("/v1/template/" + id).json();
        assertThat(read.get("archived").asBoolean()).isFalse();
        assertThat(read.get("local_id").asText()).isEmpty();
        assertThat(read.at("/content/gallery").isMissingNode()).isTrue();
    }

    @Test
    void templatesComeThirtyAPageByDate() {
        IntStream.range(0, 40).forEach(i -> sandbox.messaging().defineTemplate("t" + i, "x", T.plusSeconds(i)));

        JsonNode first = api.post("/v1/templates", "{}").json();
        JsonNode second = api.post(
                        "/v1/templates",
                        "{'date':'" + first.get(29).get("updated").asText() + "'}")
                .json();

        Set<String> names = new HashSet<>(first.findValuesAsText("name"));
        names.addAll(second.findValuesAsText("name"));
        assertThat(first).hasSize(30);
        assertThat(second).hasSize(10);
        assertThat(names).hasSize(40);
    }

    @Test
    void aDeletedTemplateIsGone() {
        long id = sandbox.messaging().defineTemplate("Ready", "x");

        assertThat(api.delete("/v1/template/" + id).json().asText()).isEqualTo("ok");

        assertThat(api.get("/v1/template/" + id).status()).isEqualTo(404);
        assertThat(api.put("/v1/template/" + id, "{'title':'x','content':{'text':'y'}}")
                        .status())
                .isEqualTo(404);
        assertThat(api.delete("/v1/template/" + id).status()).isEqualTo(404);
        assertThat(api.post("/v1/templates", "{}").json()).isEmpty();
    }

    private JsonNode create(String body) {
        return api.post("/v1/template", body).json();
    }
}
