package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.question.Question;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table, the report and the profile say the same, and say it of every question. */
class ReportTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @ParameterizedTest
    @EnumSource
    void theProfileMakesASandboxThatAnswersAsTheApiDid(Profile profile) {
        sandbox.profile(profile);
        Account.fill(sandbox);
        Kit first = Kit.write(sandbox, folder);

        SandboxSettings settings = SandboxSettings.load(first.profile());

        for (Switch question : Switch.values()) {
            if (first.reading(question) != null) {
                assertThat(settings.get(question)).isEqualTo(first.reading(question));
            } else {
                assertThat(settings.get(question)).isEqualTo(Profile.HOSTILE.value(question));
                assertThat(first.profileText()).contains("# " + question + ": ");
            }
        }
        sandbox.reset();
        sandbox.settings(settings);
        Account.fill(sandbox);
        assertThat(readings(Kit.write(sandbox, folder))).isEqualTo(readings(first));
    }

    private static List<String> readings(Kit kit) {
        List<String> readings = new ArrayList<>();
        kit.report().path("questions").forEach(q -> readings.add(q.path("question") + "=" + q.path("reading")));
        return readings;
    }

    @Test
    void eachQuestionSaysWhatWasAskedWhatCameAndWhichSwitchAndOptionMatch() {
        sandbox.profile(Profile.KIND);
        sandbox.set(Switch.BULK_MAX, 100);
        Account.fill(sandbox);

        Kit kit = Kit.write(sandbox, folder);

        JsonNode questions = kit.report().path("questions");
        assertThat(questions).hasSize(Question.values().length);
        for (JsonNode question : questions) {
            assertThat(question.path("contract").asText()).matches("C\\d+.*");
            assertThat(question.path("component").asText()).isNotEmpty();
            if (question.path("state").asText().equals("answered")) {
                assertThat(question.path("asked")).as("%s", question).isNotEmpty();
            } else {
                assertThat(question.path("note").asText()).as("%s", question).isNotEmpty();
            }
        }
        JsonNode max = kit.finding("BULK_MAX");
        assertThat(max.path("sandbox_switch").asText()).isEqualTo("BULK_MAX=100");
        assertThat(max.path("component").asText()).isEqualTo("bulkSize=100 or less");
        assertThat(max.path("asked").path(1).path("request").asText())
                .isEqualTo("POST /v2/contacts {contacts: [101 x {last: text, contact_id: text as a UUID}]}");
        assertThat(max.path("asked").path(1).path("answer").asText()).startsWith("400 application/json {error_code");
        assertThat(kit.report().path("requests").asLong()).isEqualTo(sandbox.requestCount());
    }

    @Test
    void theTableNamesEveryQuestion() {
        Account.fill(sandbox);

        Kit kit = Kit.write(sandbox, folder);

        assertThat(Arrays.stream(Question.values()).map(Enum::name))
                .allSatisfy(name -> assertThat(kit.out()).containsPattern("(?m)^ *" + name + " "));
        assertThat(kit.out())
                .containsPattern("READ_UUID +NONE +C4.1, C11.11")
                .contains("Not asked:")
                .contains("C11.17");
    }

    /** Every question of C11 is asked, or it is said why not. */
    @Test
    void allTwentyTwoOpenQuestionsOfTheContractAreSpokenOf() {
        Kit kit = Kit.readOnly(sandbox, folder);
        for (int i = 1; i <= 22; i++) {
            // What to send for phones and to JWT dates is a rule for the client; it is in the list of what is not
            // asked.
            assertThat(kit.reportText()).containsPattern("C11\\." + i + "[\",]");
        }
    }

    @Test
    void aFailedRunReportsWhatItKnows() {
        Account.fill(sandbox);
        sandbox.faults().add(Fault.status(401).on("POST", "/v2/contacts/list").always());

        Kit kit = Kit.readOnly(sandbox, folder);

        assertThat(kit.code()).isEqualTo(ConformanceMain.FAILED);
        assertThat(kit.report().path("failure").asText()).contains("401 for POST /v2/contacts/list");
        assertThat(kit.reading(Switch.COUNT_SHAPE)).isEqualTo("BARE");
    }

    @Test
    void whatFitsNoReadingIsSaidSoAndNotGuessed() {
        sandbox.profile(Profile.KIND);
        Account.fill(sandbox);
        sandbox.faults()
                .add(Fault.status(200, "{\"contacts\":{\"n\":7}}")
                        .on("POST", "/v1/contacts/count")
                        .always());
        sandbox.faults()
                .add(Fault.status(404, "{\"fault\":\"none\"}")
                        .on("POST", "/v1/contact/status")
                        .always());

        Kit kit = Kit.readOnly(sandbox, folder);

        assertThat(kit.code()).isEqualTo(ConformanceMain.NOT_ALL_ANSWERED);
        assertThat(kit.state(Switch.COUNT_SHAPE)).isEqualTo("no_reading_fits");
        assertThat(kit.state(Switch.ERROR_BODY)).isEqualTo("no_reading_fits");
        assertThat(kit.out()).contains("No reading fits:").contains("{contacts: {n: integer}}");
        assertThat(kit.profileText()).contains("# COUNT_SHAPE: no reading fits");
    }
}
