package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;

/**
 * A message, an e-mail or a private comment.
 *
 * @param conversationId the conversation it is in
 * @param inboxId the inbox of that conversation at the time
 * @param target who it went to or came from: a phone in digits, or addresses
 * @param kind what it is
 * @param text its text, with the tokens filled
 * @param written its text as it was written, with the tokens in it
 * @param media URL of a file, empty for none
 * @param author shown name, empty if none was given
 * @param user the member who sent it, 0 if it came in
 * @param localId the caller's key, empty if none was given
 * @param broadcastId the broadcast it belongs to, 0 for none
 */
public record Message(
        long id,
        long conversationId,
        long inboxId,
        String target,
        Kind kind,
        String text,
        String written,
        String media,
        String author,
        long user,
        String localId,
        long broadcastId,
        Instant date)
        implements Stored {

    /** What a message is. */
    public enum Kind {
        /** It went out. */
        SENT,
        /** It was accepted and then failed. */
        FAILED,
        /** It came in. */
        RECEIVED,
        /** A comment for the team, not sent. */
        COMMENT
    }

    @Override
    public Instant updated() {
        return date;
    }

    @Override
    public String toString() {
        return "Message[id=" + id + ", " + kind + "]";
    }
}
