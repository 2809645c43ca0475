package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.RetryTable.Action;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done after each failure of each kind of call. */
class RetryTableTest {

    @ParameterizedTest(name = "{0}: read {1}, repeatable write {2}, unsafe write {3}")
    @CsvSource({
        "NOT_SENT,     RETRY,     RETRY,     RETRY",
        "RATE_LIMITED, PAUSE_ALL, PAUSE_ALL, PAUSE_ALL",
        "UNAUTHORIZED, NEW_TOKEN, NEW_TOKEN, NEW_TOKEN",
        "SERVER,       RETRY,     RETRY,     OUTCOME_UNKNOWN",
        "LOST,         RETRY,     RETRY,     OUTCOME_UNKNOWN",
        "OVERSIZED,    FAIL,      FAIL,      OUTCOME_UNKNOWN",
        "REFUSED,      FAIL,      FAIL,      FAIL",
    })
    void eachFailureHasItsAction(Failure failure, Action read, Action repeatable, Action unsafe) {
        assertThat(RetryTable.action(failure, CallKind.READ)).isEqualTo(read);
        assertThat(RetryTable.action(failure, CallKind.REPEATABLE_WRITE)).isEqualTo(repeatable);
        assertThat(RetryTable.action(failure, CallKind.UNSAFE_WRITE)).isEqualTo(unsafe);
    }

    @Test
    void noUnsafeWriteThatMayHaveBeenAppliedIsSentAgain() {
        assertThat(Arrays.stream(Failure.values()).filter(Failure::maybeApplied))
                .allSatisfy(failure -> assertThat(RetryTable.action(failure, CallKind.UNSAFE_WRITE))
                        .isEqualTo(Action.OUTCOME_UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "301, REFUSED", "302, REFUSED", "307, REFUSED", "400, REFUSED", "401, UNAUTHORIZED", "403, REFUSED",
        "404, REFUSED", "409, REFUSED", "413, REFUSED", "422, REFUSED", "429, RATE_LIMITED", "500, SERVER",
        "502, SERVER", "503, SERVER", "504, SERVER"
    })
    void eachStatusHasItsFailure(int status, Failure failure) {
        assertThat(Failure.ofStatus(status)).isEqualTo(failure);
    }
}
