package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SurveyCallsTest {
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
    void aSurveyIsReadAndListed() {
        long id = sandbox.messaging().defineSurvey("Visit", "csat", "How was it?");

        JsonNode read = api.get("/v1/survey/" + id).json();

        assertThat(read.get("question").asText()).isEqualTo("How was it?");
        assertThat(read.get("type").asText()).isEqualTo("csat");
        assertThat(api.post("/v1/surveys", null).json()).hasSize(3).contains(read);
        assertThat(api.get("/v1/survey/1").status()).isEqualTo(404);
    }

    @Test
    void pagesCountFromOneAndEndWithAnEmptyOne() {
        sandbox.messaging().defineSurvey("Visit", "csat", "How was it?");

        JsonNode first = api.post("/v1/surveys", "{'limit':2}").json();

        assertThat(first).hasSize(2);
        assertThat(api.post("/v1/surveys", "{'limit':2,'page':1}").json()).isEqualTo(first);
        assertThat(api.post("/v1/surveys", "{'limit':2,'page':2}").json()).hasSize(1);
        assertThat(api.post("/v1/surveys", "{'limit':2,'page':3}").json()).isEmpty();
    }
}
