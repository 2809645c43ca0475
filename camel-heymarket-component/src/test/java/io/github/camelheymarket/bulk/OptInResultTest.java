package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.BrokenSource;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R5.6: an opt-in that happened is in the row's result, whatever became of the rest, and one that did not is not. */
class OptInResultTest {

    private static final FieldChange OPTED_IN = new FieldChange("is_opted_out", "true", "false");
    private static final Map<String, Object> ALONE = row("phone", PHONE, "first", "Mara", "is_opted_out", false);
    private static final Map<String, Object> WITH_A_NAME = row("phone", PHONE, "first", "Tove", "is_opted_out", false);

    private final BulkFixture fixture = new BulkFixture(Profile.KIND);

    @BeforeEach
    void whomTheTeamOptedOut() {
        fixture.settings(s -> s.allowOptIn(true));
        fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByAdmin());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private RowResult only(BulkResult result) {
        assertThat(results(result)).hasSize(1);
        return results(result).get(0);
    }

    private void failing(Fault fault, String method, String path) {
        fixture.sandbox.faults().add(fault.on(method, path).always());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void whereTheWriteFailsNoContactIsOptedIn(int status) {
        fixture.sandbox
                .faults()
                .add(Fault.status(status)
                        .when((method, path) -> method.equals("POST") && path.equals("/v2/contacts"))
                        .always());

        RowResult row = only(fixture.run(WITH_A_NAME));

        assertThat(row.outcome().isSuccess()).isFalse();
        assertThat(row.changes()).isEmpty();
        assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
        assertThat(fixture.requests("POST", "/v1/contact/set_status")).isEmpty();
    }

    @Test
    void anOptInWhoseAnswerIsLostIsUnknown() {
        failing(Fault.resetAfterApply(), "POST", "/v1/contact/set_status");

        RowResult alone = only(fixture.run(ALONE));

        assertThat(alone.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(alone.reason()).startsWith("OUTCOME_UNKNOWN: whether the contact was opted in is not known");
    }

    @Test
    void anOptInWhoseAnswerIsLostSaysThatTheRestIsStored() {
        fixture.settings(s -> s.allowOptIn(true).listsChanges(true));
        failing(Fault.resetAfterApply(), "POST", "/v1/contact/set_status");

        RowResult row = only(fixture.run(WITH_A_NAME));

        assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(row.reason()).contains("the row's other values are stored");
        assertThat(row.changes()).containsExactly(new FieldChange("first", "Mara", "Tove"));
        assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");
    }

    @Test
    void anOptInThatIsRefusedFailsAndSaysThatTheRestIsStored() {
        failing(Fault.status(400), "POST", "/v1/contact/set_status");

        RowResult row = only(fixture.run(WITH_A_NAME));

        assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(row.reason()).startsWith("NOT_OPTED_IN: the row's other values are stored");
        assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");
        assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Rate limited\"", "\"error\"", "\"\"", "{}", "null", "{\"error\":\"no\"}", "[]", "false"})
    void anOptInIsNotDoneBecauseAnAnswerOfTextCame(String answer) {
        fixture.settings(s -> s.allowOptIn(true).listsChanges(true));
        failing(Fault.status(200, answer), "POST", "/v1/contact/set_status");

        RowResult row = only(fixture.run(WITH_A_NAME));

        assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(row.reason())
                .startsWith(
                        "OUTCOME_UNKNOWN: the row's other values are stored; whether the contact was opted in is not known")
                .contains("NOT_STORED");
        assertThat(row.changes()).containsExactly(new FieldChange("first", "Mara", "Tove"));
        assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY", "BARE", "QUOTED"})
    void anOptInIsDoneWhereTheAnswerOrTheStatusSaysSo(String answers) {
        fixture.sandbox.set(Switch.STRING_ANSWERS, answers);

        RowResult row = only(fixture.run(WITH_A_NAME));

        assertThat(row.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(fixture.stored(PHONE).isOptedOut()).isFalse();
        assertThat(fixture.statusCalls()).isEqualTo(answers.equals("EMPTY") ? 3 : 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500})
    void whereNothingShowsWhatBecameOfAnOptInThatIsSaid(int status) {
        failing(Fault.status(200, "\"done?\""), "POST", "/v1/contact/set_status");
        int[] seen = {0};
        fixture.sandbox.onRequest(request -> {
            if (request.path().equals("/v1/contact/set_status") && seen[0]++ == 0) {
                failing(Fault.status(status), "POST", "/v1/contact/status");
            }
        });

        RowResult row;
        try {
            row = only(fixture.run(WITH_A_NAME));
        } catch (HeymarketStoppedException e) {
            row = only(e.getResult());
        }

        assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(row.reason()).contains("whether the contact was opted in is not known", "NOT_VERIFIED");
    }

    @Test
    void anOptInIsAmongTheChanges() {
        RowResult alone = only(fixture.run(ALONE));

        assertThat(alone.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(alone.changes()).containsExactly(OPTED_IN);
    }

    @Test
    void anOptInIsAmongTheChangesOfADryRunAndIsNotDone() {
        fixture.settings(s -> s.allowOptIn(true).dryRun(true).listsChanges(true));

        RowResult row = only(fixture.run(WITH_A_NAME));

        assertThat(row.changes()).containsExactly(new FieldChange("first", "Mara", "Tove"), OPTED_IN);
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void aCredentialThatIsNoGoodAnyMoreLeavesNoRowWithoutItsTruth() {
        failing(Fault.status(401), "POST", "/v1/contact/set_status");

        HeymarketStoppedException stopped =
                catchThrowableOfType(HeymarketStoppedException.class, () -> fixture.run(WITH_A_NAME));

        RowResult row = only(stopped.getResult());
        assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(row.reason()).startsWith("NOT_OPTED_IN: the row's other values are stored");
    }

    @Test
    void whereTheInputBreaksOffNoContactIsOptedIn() {
        BrokenSource broken =
                BrokenSource.after(List.of(WITH_A_NAME), new IllegalStateException("the source broke off"));

        HeymarketStoppedException stopped = catchThrowableOfType(
                HeymarketStoppedException.class, () -> fixture.upsert().run(broken));

        assertThat(only(stopped.getResult()).reason()).contains("RUN_STOPPED", "The row's other values are stored");
        assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");
        assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
    }

    @Test
    void whoWritesStopInTheMeantimeIsNotOptedIn() {
        fixture.sandbox.onRequest(request -> {
            if (request.path().equals("/v2/contacts")) {
                fixture.sandbox.optOut(PHONE);
            }
        });

        BulkResult result = fixture.run(List.of(WITH_A_NAME));

        assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
        assertThat(result.getOptInsWithheld()).isEqualTo(1);
        assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
    }
}
