package io.github.camelheymarket.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.ResultStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a job that ends early says so. */
class JobAbortedExceptionTest {

    private static final BulkResult NOTHING =
            BulkResult.builder(ResultStore.of(List.of())).build();

    @Test
    void theReportCountsTheRowsAndSaysWhy() {
        HeymarketException cause =
                new HeymarketServerException("Heymarket answered 500", new Details(500, null, "r-1", null, 4), null);
        JobAbortedException aborted = new JobAbortedException("3 calls in a row failed", cause);
        aborted.addSuppressed(new IOException("while closing"));
        HeymarketStoppedException stopped = aborted.reported("The bulk upsert", 1, NOTHING);
        assertThat(stopped)
                .hasMessage(
                        "The bulk upsert stopped after 1 row was read: 3 calls in a row failed. Heymarket answered 500")
                .hasCause(cause)
                .hasSuppressedException(new IOException("while closing"));
        assertThat(stopped.getStatus()).isEqualTo(500);
        assertThat(stopped.getAttempts()).isEqualTo(4);
        assertThat(stopped.getResult()).isSameAs(NOTHING);
    }

    @Test
    void withoutAnAnswerOfHeymarketTheReasonStandsAlone() {
        HeymarketStoppedException stopped = new JobAbortedException(
                        "the run was interrupted", new InterruptedException("x"))
                .reported("The sync", 2, NOTHING);
        assertThat(stopped).hasMessage("The sync stopped after 2 rows were read: the run was interrupted");
        assertThat(stopped.getStatus()).isZero();
    }

    @Test
    void aFailureOfAnyKindAbortsAJobAndOneThatDoesAlreadyIsLeftAsItIs() {
        IOException failure = new IOException("no space left");
        assertThat(JobAbortedException.of(failure)).hasMessage("the run failed").hasCause(failure);
        JobAbortedException stop = new JobAbortedException("stop", null);
        assertThat(JobAbortedException.of(stop)).isSameAs(stop);
    }

    @Test
    void resultsThatCannotBeStoredAbortTheJobWithTheRemedy() {
        IOException full = new IOException("no space left");
        assertThatThrownBy(() -> JobAbortedException.ifNotStored(Optional.of(full)))
                .isInstanceOf(JobAbortedException.class)
                .hasMessageContaining("Give the option spoolDirectory a folder that has room")
                .hasCause(full);
        assertThatCode(() -> JobAbortedException.ifNotStored(Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void aWaitThatWasInterruptedKeepsTheInterruptAndAnotherFailureDoesNotMakeOne() {
        assertThat(JobAbortedException.cannotWait(new InterruptedException()))
                .hasMessage("the run was interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(JobAbortedException.cannotWait(new IllegalStateException("the route stops")))
                .hasMessage("the route stops")
                .hasNoCause();
        assertThat(Thread.interrupted()).isFalse();
    }
}
