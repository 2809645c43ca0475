package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.BULK;
import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R1.5: no search and write of one key, and no read and write of one contact, overlap. */
class GroupLocksTest {

    private static final StoredContact SEVEN = stored("{\"id\":7,\"phone\":\"12025550143\"}");
    private static final String SHOWS_SEVEN = "[{\"id\":7,\"phone\":\"12025550143\"}]";

    private final RunCalls run = new RunCalls().storeBulk();
    private final RowGroup mara = group(row(0, "12025550143", null));
    private final RowGroup nils = group(row(1, "12025550199", null));

    @AfterEach
    void close() {
        run.close();
    }

    private List<Match> resolve(RowGroup group) {
        run.locks.takeKeys(List.of(group));
        run.recorder.opened(List.of(group));
        return run.locks.resolve(List.of(group));
    }

    @Test
    void theKeysOfRowsAreLockedBeforeTheyAreSearchedFor() {
        run.locks.takeKeys(List.of(mara, nils));
        assertThat(run.parts.isFree(mara)).isFalse();
        assertThat(run.parts.isFree(nils)).isFalse();
    }

    @Test
    void writesOfOtherRowsKeepWaiting() {
        run.open(nils);
        run.queue.add(create(nils));
        run.locks.takeKeys(List.of(mara));
        assertThat(run.requests).isEmpty();
    }

    @Test
    void aKeyThatAWaitingWriteHasIsWrittenBeforeItIsSearchedForAgain() {
        run.open(mara);
        run.queue.add(create(mara));
        RowGroup later = group(row(2, "12025550143", null));
        run.locks.takeKeys(List.of(later));
        assertThat(run.calls()).containsExactly(BULK);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.CREATED);
        assertThat(run.parts.isFree(later)).isFalse();
    }

    @Test
    void aRunThatHasToWaitForAKeySendsItsWritesFirstAndSoHoldsNothing() {
        run.open(nils);
        run.queue.add(create(nils));
        try (KeyLocks.Run other = run.parts.locks.newRun("a job", Duration.ofMinutes(5))) {
            other.tryTakeKeys(mara.claims());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> run.locks.takeKeys(List.of(mara))).isInstanceOf(JobAbortedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(run.calls()).containsExactly(BULK);
        assertThat(run.parts.isFree(nils)).isTrue();
    }

    @Test
    void theContactThatRowsLeadToIsLocked() {
        run.answer(SEARCH, SHOWS_SEVEN);
        assertThat(resolve(mara))
                .singleElement()
                .satisfies(match -> assertThat(match.stored().id()).isEqualTo(7));
        assertThat(run.parts.isFree(SEVEN)).isFalse();
        assertThat(run.calls()).containsExactly(SEARCH);
    }

    @Test
    void rowsWithoutAContactLockNone() {
        run.answer(SEARCH, "[]");
        assertThat(resolve(mara))
                .singleElement()
                .satisfies(match -> assertThat(match.stored()).isNull());
        assertThat(run.parts.isFree(SEVEN)).isTrue();
    }

    @Test
    void aContactThatAWaitingWriteChangesIsWrittenAndReadAgain() {
        run.open(nils);
        run.queue.add(update(nils, SEVEN));
        run.answer(SEARCH, SHOWS_SEVEN).answer("GET /v1/contact/7", "{\"id\":7,\"phone\":\"12025550143\"}");
        assertThat(resolve(mara)).hasSize(1);
        assertThat(run.calls()).startsWith(SEARCH, BULK, SEARCH);
        assertThat(run.parts.isFree(SEVEN)).isFalse();
    }

    @Test
    void aContactThatAnotherRunWroteSinceItWasReadIsReadAgain() {
        boolean[] first = {true};
        run.answer(SEARCH, () -> {
            if (first[0]) {
                try (KeyLocks.Run other = run.parts.locks.newRun("a job", Duration.ofMinutes(5))) {
                    other.tryTakeContact(SEVEN.identity());
                }
            }
            first[0] = false;
            return SHOWS_SEVEN;
        });
        assertThat(resolve(mara)).hasSize(1);
        assertThat(run.calls()).containsExactly(SEARCH, SEARCH);
        assertThat(run.parts.isFree(SEVEN)).isFalse();
    }
}
