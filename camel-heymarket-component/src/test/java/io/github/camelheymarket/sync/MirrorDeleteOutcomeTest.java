package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R10: what a mirror says of deletes that fail. */
class MirrorDeleteOutcomeTest extends MirrorDeletionsTestCase {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeleteWhoseAnswerIsLostCountsIfAReadProvesIt(boolean byUuid) {
        created(1, byUuid);
        deleteFailure = lost();
        failsAfterDelete = true;
        assertThat(run().counts()).isEqualTo(new SyncDeletions.Counts(1, 1, 0, 0, 0));
        assertThat(ledger.stored).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeleteWhoseAnswerIsLostIsUnknownIfTheContactIsThereOrNoReadCanTell(boolean readsFail) {
        created(1, false);
        deleteFailure = lost();
        readFailure = readsFail ? new HeymarketException("the read failed") : null;
        SyncDeletions done = run();
        assertThat(done.counts().failed()).isEqualTo(1);
        assertThat(done.problems().get(0).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(done.problems().get(0).reason())
                .startsWith(readsFail ? "NOT_VERIFIED: the read that should verify" : "OUTCOME_UNKNOWN: no answer");
        assertThat(ledger.stored).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeleteThatWasAnsweredAndNotDoneIsTold(boolean byUuid) {
        created(1, byUuid);
        deletesNothing = true;
        SyncDeletions done = run();
        assertThat(done.problems().get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(done.problems().get(0).reason()).startsWith("STILL_THERE: ");
        assertThat(ledger.stored).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusedDeleteIsToldWithItsReason(boolean byUuid) {
        created(1, byUuid);
        deleteFailure = new HeymarketBadRequestException("400: no", details(400, false), null);
        SyncDeletions done = run();
        assertThat(done.problems().get(0).reason()).isEqualTo("REFUSED: 400: no");
        assertThat(done.problems().get(0).status()).isEqualTo(400);
        assertThat(ledger.stored).hasSize(1);
    }

    @Test
    void aRefusedCredentialStopsTheRestWhichIsTold() {
        for (long id = 1; id <= 3; id++) {
            created(id, false);
        }
        created(4, true);
        deleteFailure = new HeymarketAuthenticationException("401", details(401, false), null);
        SyncDeletions done = run();
        assertThat(calls.stream().filter(call -> call.startsWith("DELETE"))).hasSize(1);
        assertThat(done.counts().failed()).isEqualTo(4);
        assertThat(done.problems().get(0).reason()).isEqualTo("FAILED: 401");
        assertThat(done.problems())
                .filteredOn(row -> row.reason().equals("RUN_STOPPED: Heymarket does not accept the credential"))
                .hasSize(3)
                .allMatch(row -> row.status() == 401);
        assertThat(ledger.stored).hasSize(4);
    }

    @Test
    void anInterruptedRunTellsWhatItDidNotDo() {
        created(1, false);
        created(2, true);
        Thread.currentThread().interrupt();
        SyncDeletions done;
        try {
            done = run();
        } finally {
            Thread.interrupted();
        }
        assertThat(done.problems())
                .extracting(RowResult::reason)
                .containsExactly("RUN_STOPPED: the run was interrupted", "RUN_STOPPED: the run was interrupted");
        assertThat(calls).isEmpty();
    }

    @Test
    void deletesThatNeverGetAnAnswerStopAndLeaveTheRestInTheLedger() {
        for (long id = 1; id <= 6; id++) {
            created(id, false);
        }
        deleteFailure = lost();
        readFailure = new HeymarketException("the read failed", details(0, false), null);
        SyncDeletions done = run();
        assertThat(done.counts().failed()).isEqualTo(6);
        assertThat(done.problems().get(5).reason()).startsWith("RUN_STOPPED: ");
        assertThat(ledger.stored).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeleteThatFindsNobodyForgetsTheContact(boolean byUuid) {
        created(1, byUuid);
        deleteFailure = new HeymarketNotFoundException("404", details(404, false), null);
        assertThat(run().counts()).isEqualTo(new SyncDeletions.Counts(1, 0, 0, 1, 0));
        assertThat(ledger.stored).isEmpty();
    }
}
