package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to rows once their contact is known. */
class GroupPlannerTest {

    private static final StoredContact SAME =
            stored("{\"id\":7,\"phone\":\"12025550143\",\"first\":\"Mara\",\"is_opted_out\":false}");
    /** Its update is preceded by a read, since it shows so little. */
    private static final StoredContact OTHER = stored("{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":false}");

    private final RunCalls run = new RunCalls();
    private final GroupPlanner planner = new GroupPlanner(
            run.planner,
            new DirectWritePlanner(run.settings, run.planner, run.search, run.consent, run.recorder),
            run.queue,
            run.recorder,
            run.job.policy());
    private final RowGroup mara = group("phone", "12025550143", "first", "Mara");

    @AfterEach
    void close() {
        run.close();
    }

    private static RowGroup group(String... members) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < members.length; i += 2) {
            fields.put(members[i], members[i + 1]);
        }
        return RowGroup.of(
                new Row(0, "row", MatchBy.PHONE, fields, null, Set.of()), Set.of(MatchBy.PHONE), TagMode.ADD);
    }

    private void plan(Match match) {
        run.open(match.group());
        planner.plan(match);
    }

    @Test
    void rowsThatChangeNothingEnd() {
        plan(Match.of(mara, SAME));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNCHANGED);
        assertThat(run.queue.groups()).isEmpty();
    }

    @Test
    void rowsWithoutAContactWaitToBeCreated() {
        plan(Match.none(mara));
        assertThat(run.parts.told).isEmpty();
        assertThat(run.queue.groups()).containsExactly(mara);
        assertThat(run.requests).isEmpty();
    }

    @Test
    void aReadThatFailsEndsItsRowsAndThreeInARowStopTheRun() {
        run.fail("GET /v1/contact/7", RunCalls.serverError());
        plan(Match.of(mara, OTHER));
        plan(Match.of(mara, OTHER));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(run.parts.isFree(mara)).isTrue();
        assertThatThrownBy(() -> plan(Match.of(mara, OTHER))).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.told).hasSize(3);
    }

    @Test
    void aSearchForTheOtherChannelOfACreateThatFailsEndsItsRowsAndThreeInARowStopTheRun() {
        run.fail(SEARCH, RunCalls.serverError());
        RowGroup row = group("phone", "12025550143");
        row.fields()
                .putArray("contact_channels")
                .addObject()
                .put("channel_type", "email")
                .put("channel_id", "m@example.org");
        plan(Match.none(row));
        plan(Match.none(row));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(run.queue.groups()).isEmpty();
        assertThatThrownBy(() -> plan(Match.none(row))).isInstanceOf(JobAbortedException.class);
    }

    @Test
    void rowsThatAreSentWithoutASearchForTheirContactsWaitToBeSent() {
        run.answer(SEARCH, "[]");
        run.open(mara);
        planner.planDirect(List.of(Match.none(mara)));
        assertThat(run.queue.groups()).containsExactly(mara);
    }
}
