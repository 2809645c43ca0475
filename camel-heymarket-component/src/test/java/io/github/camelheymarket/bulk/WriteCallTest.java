package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.BULK;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call of bulk writes: announced, sent, and its rows ended by the answer. */
class WriteCallTest {

    private static final String BATCH = "POST /v1/batch/contacts";

    private final RunCalls run = new RunCalls();
    private final RowGroup mara = group(row(0, "12025550143", null));
    private final RowGroup nils = group(row(1, "12025550199", null));
    private final PendingWrite create = create(mara);

    @AfterEach
    void close() {
        run.close();
    }

    private HeymarketException send(PendingWrite... writes) {
        for (PendingWrite write : writes) {
            run.open(write.group());
        }
        return run.call.send(List.of(writes));
    }

    @Test
    void eachContactThatACallMayCreateIsAnnouncedBeforeIt() {
        run.storeBulk();
        assertThat(send(create, update(nils, stored("{\"id\":7,\"phone\":\"12025550199\"}"))))
                .isNull();
        assertThat(run.creating).containsExactly(List.of(Set.of("phone:12025550143")));
    }

    @Test
    void aCallThatCreatesNobodyIsNotAnnounced() {
        run.storeBulk();
        assertThat(send(update(nils, stored("{\"phone\":\"12025550199\"}")))).isNull();
        assertThat(run.creating).isEmpty();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UPDATED);
    }

    @Test
    void anAnsweredRowTellsTheRequestsOfItsCall() {
        run.storeBulk();
        send(create);
        assertThat(run.parts.told).extracting(RowResult::attempts).containsExactly(1);
    }

    @Test
    void aRefusedCallLeavesItsRowsToBeSplit() {
        run.fail(BULK, RunCalls.badRequest());
        assertThat(send(create)).isInstanceOf(HeymarketBadRequestException.class);
        assertThat(run.parts.told).isEmpty();
        assertThat(run.parts.sends.attempts(create)).isEqualTo(2);
    }

    @Test
    void aCallWithoutAnAnswerLeavesItsRowsInDoubt() {
        run.fail(BULK, RunCalls.lost());
        assertThat(send(create)).isInstanceOf(HeymarketUnknownOutcomeException.class);
        assertThat(run.parts.told).isEmpty();
    }

    @Test
    void aCallThatFailsBeforeAnythingIsStoredFailsItsRows() {
        run.fail(BULK, RunCalls.serverError());
        assertThat(send(create, create(nils))).isNull();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(run.parts.told).extracting(RowResult::attempts).containsExactly(2, 2);
        assertThat(run.parts.isFree(mara)).isTrue();
    }

    @Test
    void theRequestsOfCallsBeforeAreCountedToo() {
        run.fail(BULK, RunCalls.serverError());
        run.parts.sends.sent(create, 3);
        send(create);
        assertThat(run.parts.told).extracting(RowResult::attempts).containsExactly(5);
    }

    @Test
    void threeCallsThatFailStopTheRunOnceTheirRowsHaveTheirResults() {
        run.fail(BULK, RunCalls.serverError());
        send(create);
        send(create);
        assertThatThrownBy(() -> send(create)).isInstanceOf(JobAbortedException.class);
        assertThat(run.parts.told).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"contacts\":[],\"failed_contacts\":[]}", "\"Rate limited\"", "[1]"})
    void anAnswerThatTellsOfNobodyLeavesOpenWhetherAnythingIsStored(String answer) {
        run.answer(BULK, answer);
        HeymarketException failure = send(create);
        assertThat(failure)
                .isInstanceOf(HeymarketUnknownOutcomeException.class)
                .hasCauseInstanceOf(HeymarketAnswerException.class);
        assertThat(failure.getStatus()).isEqualTo(200);
        assertThat(failure.getRequestId()).isEqualTo("r-1");
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(run.parts.told).isEmpty();
        assertThat(run.parts.sends.attempts(create)).isEqualTo(1);
    }

    @Test
    void threeAnswersInARowThatTellOfNobodyStopTheRun() {
        run.answer(BULK, "{}");
        for (int i = 0; i < 2; i++) {
            assertThat(run.job.policy().stopReason(send(create))).isNull();
        }
        assertThat(run.job.policy().stopReason(send(create))).isEqualTo("3 calls in a row failed");
    }

    @Test
    void aCallOfVersion1SaysWhetherItOverwrites() {
        run.answer(BATCH, "\"ok\"");
        send(create.by(WriteEndpoint.RAW_V1, create.item()));
        send(create.by(WriteEndpoint.RAW_V1_OVERWRITE, create.item()));
        assertThat(run.requests)
                .extracting(request -> request.query().get("overwrite"))
                .containsExactly("false", "true");
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNKNOWN, Outcome.SENT);
    }
}
