package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunCalls.response;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.Plan;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C5.10: what a v1 batch stored, by its answer and by searches. */
class BatchVerificationTest {

    private static final String LOOKUP = "POST /v1/contact/get";
    private static final String READ = "GET /v1/contact/7";
    private static final String MARA = "{\"id\":7,\"phone\":\"12025550143\",\"first\":\"Mara\",\"is_opted_out\":false}";
    private static final String OLD = "{\"id\":7,\"phone\":\"12025550143\",\"first\":\"M\",\"is_opted_out\":false}";
    private static final StoredContact SEVEN = stored(OLD);

    private final RunCalls run = new RunCalls(settings -> settings.v1Only(true));
    private final RowGroup mara = group();

    @AfterEach
    void close() {
        run.close();
    }

    private static RowGroup group() {
        ObjectNode fields = JsonNodeFactory.instance
                .objectNode()
                .put("phone", "12025550143")
                .put("first", "Mara");
        return RowGroup.of(
                new Row(0, "row", MatchBy.PHONE, fields, null, Set.of()), Set.of(MatchBy.PHONE), TagMode.ADD);
    }

    private PendingWrite create() {
        return ((Plan.Send) run.planner.create(Match.none(mara))).write();
    }

    private PendingWrite update() {
        return ((Plan.Send) run.planner.update(Match.of(mara, SEVEN))).write();
    }

    private RowResult verify(PendingWrite write, String answer) {
        run.open(mara);
        ApiResponse response = response(answer);
        run.verification.verify(List.of(write), new ApiAnswer<>(response, BatchAnswer.of(response.body())));
        assertThat(run.parts.told).hasSize(1);
        assertThat(run.parts.isFree(mara)).isTrue();
        return run.parts.told.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ok\"", "[]", "[" + MARA + "]"})
    void aRowThatTheSearchShowsIsStored(String answer) {
        run.answer(SEARCH, "[" + MARA + "]");
        RowResult result = verify(create(), answer);
        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(result.requestId()).isEqualTo("r-1");
        assertThat(run.calls()).containsExactly(SEARCH);
        assertThat(run.waits).isEmpty();
    }

    @Test
    void aSearchThatLagsIsAskedAgainAfterTwoSecondsAndAfterTen() {
        int[] searches = {0};
        run.answer(SEARCH, () -> ++searches[0] < 3 ? "[]" : "[" + MARA + "]");
        assertThat(verify(create(), "\"ok\"").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(run.waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }

    @Test
    void aSearchThatShowsTheRowAfterTwoSecondsIsNotAskedOnceMore() {
        int[] searches = {0};
        run.answer(SEARCH, () -> ++searches[0] < 2 ? "[]" : "[" + MARA + "]");
        verify(create(), "\"ok\"");
        assertThat(run.waits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aRowThatOnlyAReadByItsPhoneShowsIsStored() {
        run.answer(SEARCH, "[]").answer(LOOKUP, MARA);
        assertThat(verify(create(), "\"ok\"").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(run.calls()).containsExactly(SEARCH, SEARCH, SEARCH, LOOKUP);
    }

    @Test
    void anUpdateThatOnlyAReadOfItsContactShowsIsStored() {
        run.answer(SEARCH, "[" + OLD + "]").answer(READ, OLD);
        PendingWrite update = update();
        run.answer(READ, MARA);
        assertThat(verify(update, "\"ok\"").outcome()).isEqualTo(Outcome.UPDATED);
    }

    @Test
    void aRowThatNothingShowsWasNotStoredAlthoughTheCallWasAccepted() {
        run.answer(SEARCH, "[" + OLD + "]").answer(READ, OLD);
        RowResult result = verify(update(), "\"ok\"");
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.reasonCode()).isEqualTo("NOT_STORED");
    }

    @Test
    void aRowThatTheAnswerNamesWithoutAnIdFailed() {
        run.answer(SEARCH, "[]");
        RowResult result = verify(create(), "[{\"phone\":\"12025550143\",\"first\":\"Mara\"}]");
        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.reasonCode()).isEqualTo("REFUSED");
        assertThat(run.waits).isEmpty();
    }

    @Test
    void aRowThatAListOfTheStoredDoesNotNameFailed() {
        run.answer(SEARCH, "[]");
        RowResult result = verify(create(), "[{\"id\":8,\"phone\":\"12025550199\"}]");
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.reasonCode()).isEqualTo("VANISHED");
        assertThat(run.waits).isEmpty();
    }

    @Test
    void aRowThatAListOfTheFailedDoesNotNameIsWaitedFor() {
        run.answer(SEARCH, "[]").answer(LOOKUP, MARA);
        assertThat(verify(create(), "[{\"phone\":\"12025550199\"}]").outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void aRowThatTheAnswerShowsWithItsIdIsStoredHoweverLongTheSearchLags() {
        run.answer(SEARCH, "[]");
        RowResult result = verify(create(), "[" + MARA + "]");
        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(run.waits).isEmpty();
    }

    @Test
    void amongSeveralContactsOfThePhoneItIsNotKnownWhichHasTheValues() {
        run.answer(SEARCH, "[" + MARA + ",{\"id\":8,\"phone\":\"12025550143\"}]");
        RowResult result = verify(create(), "\"ok\"");
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reasonCode()).isEqualTo("NOT_VERIFIED");
        assertThat(result.reason()).contains("7, 8");
    }

    @Test
    void aRowWhoseSearchIsRefusedIsNotVerified() {
        run.fail(SEARCH, RunCalls.badRequest());
        RowResult result = verify(create(), "\"ok\"");
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reasonCode()).isEqualTo("NOT_VERIFIED");
    }

    @Test
    void rowsWhoseSearchFailsAreNotVerifiedAndThreeFailuresStopTheRun() {
        run.fail(SEARCH, RunCalls.serverError());
        assertThat(verify(create(), "\"ok\"").reasonCode()).isEqualTo("NOT_VERIFIED");
        run.parts.told.clear();
        verify(create(), "\"ok\"");
        run.parts.told.clear();
        assertThatThrownBy(() -> verify(create(), "\"ok\"")).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void aRunThatIsStoppedMeanwhileLeavesItsRowsUnverified() {
        run.fail(SEARCH, RunCalls.notAccepted());
        assertThatThrownBy(() -> verify(create(), "\"ok\"")).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN);
        assertThat(run.parts.told.get(0).reason()).contains("the run stopped before a search verified the write");
        assertThat(run.parts.isFree(mara)).isTrue();
    }
}
