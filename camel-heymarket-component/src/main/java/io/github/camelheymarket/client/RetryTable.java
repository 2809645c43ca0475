package io.github.camelheymarket.client;

import java.util.EnumMap;
import java.util.Map;

/** What to do after a failure, as data: the one place that decides whether a request is sent again. */
final class RetryTable {

    enum Action {
        /** Wait, then send again. */
        RETRY,
        /** Everybody who shares the credential waits, then send again. */
        PAUSE_ALL,
        /** Once, at once, with a new token. */
        NEW_TOKEN,
        FAIL,
        /** Not sent again: it may have been applied, and twice would be one too many. */
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
        return TABLE.get(failure).get(kind);
    }
}
