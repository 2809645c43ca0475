package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * A state of a contact that the application knows.
 *
 * @param rev the contact's {@code rev} in this state
 * @param content what the contact must consist of; {@code null} if {@code rev} identifies the state
 * @param optedOut whether the write says that the contact has opted out
 * @param isOwn whether the application has written the state, and not the route received it
 * @param updated when the state was listed; {@code null} if it was not yet
 */
record OwnState(
        long rev,
        @Nullable String content,
        boolean optedOut,
        boolean isOwn,
        @Nullable Instant updated) {

    /** In place of {@code rev}: the application has deleted the contact. */
    static final long DELETED = Long.MAX_VALUE;

    /** In place of a state of the application that no longer counts. */
    static final OwnState NONE_KNOWN = new OwnState(0, null, false, true, null);

    private static final String NONE = "-";
    private static final String OPTED_OUT = "out";

    static OwnState deleted() {
        return new OwnState(DELETED, null, false, true, null);
    }

    OwnState listedAt(Instant instant) {
        return new OwnState(rev, content, optedOut, isOwn, instant);
    }

    String line(@Nullable String id) {
        return id + " " + rev + " " + (content == null ? NONE : content) + " " + (optedOut ? OPTED_OUT : NONE);
    }

    /** Reads what {@link #line} has written. A line that a crash has truncated is left out. */
    static void read(String line, Map<String, OwnState> states) {
        StringTokenizer parts = new StringTokenizer(line, " ");
        if (parts.countTokens() == 4) {
            String id = parts.nextToken();
            String rev = parts.nextToken();
            String content = parts.nextToken();
            String consent = parts.nextToken();
            if (consent.equals(NONE) || consent.equals(OPTED_OUT)) {
                number(rev)
                        .ifPresent(number -> states.put(
                                id,
                                new OwnState(
                                        number,
                                        content.equals(NONE) ? null : content,
                                        consent.equals(OPTED_OUT),
                                        true,
                                        null)));
            }
        }
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
