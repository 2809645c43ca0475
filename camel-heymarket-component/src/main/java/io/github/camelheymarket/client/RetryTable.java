package io.github.camelheymarket.client;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Decides whether a request is sent again after a failure. */
final class RetryTable {

    enum Action {
        /** Wait, then send again. */
        RETRY,
        /** Pause all calls of the credential, then send again. */
        PAUSE_ALL,
        /** Send again with a new token, without a delay, once per call. */
        NEW_TOKEN,
        FAIL,
        /** Do not send again: the request may have been applied, and a second one would create a duplicate. */
        OUTCOME_UNKNOWN
    }

    private static final Map<Failure, Map<CallKind, Action>> TABLE = new EnumMap<>(Failure.class);

    static {
        //  failure              read, repeatable write, unsafe write
        row(Failure.NOT_SENT, Action.RETRY, Action.RETRY, Action.RETRY);
        row(Failure.RATE_LIMITED, Action.PAUSE_ALL, Action.PAUSE_ALL, Action.PAUSE_ALL);
        row(Failure.UNAUTHORIZED, Action.NEW_TOKEN, Action.NEW_TOKEN, Action.NEW_TOKEN);
        row(Failure.SERVER, Action.RETRY, Action.RETRY, Action.OUTCOME_UNKNOWN);
        row(Failure.LOST, Action.RETRY, Action.RETRY, Action.OUTCOME_UNKNOWN);
        row(Failure.OVERSIZED, Action.FAIL, Action.FAIL, Action.OUTCOME_UNKNOWN);
        row(Failure.REFUSED, Action.FAIL, Action.FAIL, Action.FAIL);
    }

    private RetryTable() {}

    private static void row(Failure failure, Action read, Action repeatable, Action unsafe) {
        TABLE.put(
                failure,
                new EnumMap<>(Map.of(
                        CallKind.READ, read,
                        CallKind.READ_ONCE, read == Action.RETRY ? Action.FAIL : read,
                        CallKind.REPEATABLE_WRITE, repeatable,
                        CallKind.UNSAFE_WRITE, unsafe)));
    }

    static Action action(Failure failure, CallKind kind) {
        return Objects.requireNonNull(
                Objects.requireNonNull(TABLE.get(failure), "a row").get(kind), "an action");
    }
}
