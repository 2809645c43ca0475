package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C5.10, R3.3: whatever a v1 batch is answered, a row counts as stored once a search shows it. */
class BatchAnswerIsVerifiedTest {

    private static final List<String> ANSWERS = List.of(
            "\"ok\"",
            "ok",
            "\"success\"",
            "",
            "null",
            "\"\"",
            "{}",
            "[]",
            "\"error\"",
            "\"Rate limited\"",
            "Rate limited",
            "error",
            "false",
            "{\"message\":\"too many requests\"}");

    static Stream<Arguments> answersAndProfiles() {
        return ANSWERS.stream()
                .flatMap(answer -> Stream.of(Profile.values()).map(profile -> Arguments.of(answer, profile)));
    }

    private static Fault answersWithout(String answer) {
        return Fault.status(200, answer).on("POST", "/v1/batch/contacts").always();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("answersAndProfiles")
    void noRowIsCreatedWhereNothingWasStored(String answer, Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.faults().add(answersWithout(answer));

            BulkResult result = fixture.run(rows(2));

            assertThat(outcomes(result)).hasSize(2).allMatch(outcome -> !outcome.isSuccess());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("answersAndProfiles")
    void noRowIsUpdatedWhereNothingWasStored(String answer, Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.seed(Seed.phone(phone(0)).first("Mara"));
            fixture.sandbox.faults().add(answersWithout(answer));

            BulkResult result = fixture.run(rows(1));

            assertThat(outcomes(result)).hasSize(1).allMatch(outcome -> !outcome.isSuccess());
            assertThat(fixture.stored(phone(0)).first()).isEqualTo("Mara");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\"", "Rate limited", "false", "{\"message\":\"too many requests\"}"})
    void whatWasStoredCountsAlthoughTheAnswerIsNoSuccess(String answer) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.faults().add(answersWithout(answer).times(1));

            BulkResult result = fixture.run(rows(2));

            assertThat(outcomes(result)).containsOnly(Outcome.CREATED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatASearchShowsLateIsLookedForAgain(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.faults().add(answersWithout("\"ok\""));
            fixture.whileAsleep = () -> {
                if (fixture.slept.size() == 2) {
                    fixture.sandbox.seed(Seed.phone(phone(0)).first("First0").last("Last0"));
                }
            };

            BulkResult result = fixture.run(rows(1));

            assertThat(outcomes(result)).containsExactly(Outcome.CREATED);
            assertThat(fixture.slept).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8));
        }
    }

    @Test
    void aBatchThatOneRowWasLeftOutOfNamesThatRow() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.faults().add(answersWithout("\"ok\"").times(1));
            fixture.whileAsleep = () -> {
                if (fixture.slept.size() == 1) {
                    fixture.sandbox.seed(Seed.phone(phone(0)).first("First0").last("Last0"));
                }
            };

            BulkResult result = fixture.run(rows(2));

            assertThat(outcomes(result)).containsExactly(Outcome.CREATED, Outcome.FAILED);
            assertThat(results(result).get(1).reasonCode()).isEqualTo("NOT_STORED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "\"\"", "{}", "{\"contacts\":[]}", "\"ok\"", "\"error\"", "[]"})
    void aV2BulkAnswerThatTellsOfNobodyIsLookedAfter(String answer) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.faults().add(Fault.status(200, answer).when((method, path) -> path.equals("/v2/contacts")));

            BulkResult result = fixture.run(rows(2));

            assertThat(outcomes(result)).containsOnly(Outcome.CREATED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\"", "Rate limited"})
    void aRawBatchAnsweredWithNoSuccessIsNotSent(String answer) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.v1Only(true).resolve(false).overwriteContacts(true));
            fixture.sandbox.faults().add(answersWithout(answer));

            BulkResult result = fixture.run(row("phone", phone(0), "first", "Ann"));

            assertThat(outcomes(result)).containsExactly(Outcome.UNKNOWN);
        }
    }
}
