package io.github.camelheymarket.client;

import java.util.List;
import java.util.Locale;

/** The source of the picture of {@link RetryTable}. */
public final class RetryPicture {

    private static final List<CallKind> KINDS = List.of(CallKind.values());
    private static final Failure[] FAILURES = Failure.values();

    private RetryPicture() {}

    /** A grid with a line for each failure, and a column for each kind of call. */
    public static String source() {
        StringBuilder source = new StringBuilder(
                        "# Whether a request is sent again, as client/RetryTable says. Generated: ")
                .append("PicturesTest says how.\n...@styles\n\nretries: {\n  class: flow\n  grid-rows: ")
                .append(FAILURES.length + 1)
                .append("\n  grid-columns: ")
                .append(KINDS.size() + 1)
                .append("\n  horizontal-gap: 10\n  vertical-gap: 10\n\n  none: \"\" {class: head}\n");
        KINDS.forEach(kind -> cell(source, kind.name(), describe(kind), "head"));
        for (Failure failure : FAILURES) {
            source.append('\n');
            cell(source, failure.name(), describe(failure), "text");
            for (CallKind kind : KINDS) {
                RetryTable.Action action = RetryTable.action(failure, kind);
                cell(source, failure + "_" + kind, describe(action), style(action));
            }
        }
        return source.append("}\n").toString();
    }

    private static void cell(StringBuilder source, String name, String text, String style) {
        source.append("  %s: \"%s\" {class: %s}%n".formatted(name.toLowerCase(Locale.ROOT), text, style));
    }

    private static String describe(CallKind kind) {
        return switch (kind) {
            case READ -> "read";
            case READ_ONCE -> "read, with another\\nway to read";
            case REPEATABLE_WRITE -> "repeatable write";
            case UNSAFE_WRITE -> "unsafe write:\\ncreate, send";
        };
    }

    private static String describe(Failure failure) {
        return switch (failure) {
            case NOT_SENT -> "no connection:\\nnot sent";
            case RATE_LIMITED -> "429";
            case UNAUTHORIZED -> "401";
            case SERVER -> "5xx";
            case LOST -> "timeout, connection lost,\\nanswer unreadable";
            case OVERSIZED -> "answer too long\\nor nested too deep";
            case REFUSED -> "3xx, any other 4xx";
        };
    }

    private static String describe(RetryTable.Action action) {
        return switch (action) {
            case RETRY -> "wait, send again";
            case PAUSE_ALL -> "all calls pause,\\nsend again";
            case NEW_TOKEN -> "new token,\\nsend again once";
            case FAIL -> "fail";
            case OUTCOME_UNKNOWN -> "outcome unknown";
        };
    }

    private static String style(RetryTable.Action action) {
        return switch (action) {
            case RETRY, PAUSE_ALL, NEW_TOKEN -> "good";
            case FAIL -> "bad";
            case OUTCOME_UNKNOWN -> "open";
        };
    }
}
