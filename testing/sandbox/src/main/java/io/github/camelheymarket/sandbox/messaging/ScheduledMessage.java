package io.github.camelheymarket.sandbox.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A message for later.
 *
 * @param execute when it goes; written as {@code execute_at}
 * @param userId who sends it
 * @param target the one member that names the recipients, as it was written
 * @param content text, template and so on, as they were written
 * @param localId the caller's identifier, empty if none was given
 */
public record ScheduledMessage(
        long id,
        long rev,
        long inboxId,
        Instant execute,
        long userId,
        ObjectNode target,
        ObjectNode content,
        String localId,
        Instant created,
        Instant updated)
        implements Stored {

    @Override
    public String toString() {
        return "ScheduledMessage[id=" + id + ", execute=" + execute + "]";
    }
}
