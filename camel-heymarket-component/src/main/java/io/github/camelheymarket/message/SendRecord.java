package io.github.camelheymarket.message;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one exchange has sent, by message. It is kept in the exchange, so that a redelivery of the exchange does not send a
 * message a second time. Thread-safe.
 */
public final class SendRecord {

    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, Instant> doubts = new HashMap<>();

    /** The id of the message, if it was sent. */
    synchronized Optional<Long> sent(OutgoingMessage message) {
        return Optional.ofNullable(sent.get(message.key()));
    }

    /**
     * The failure of an attempt: if the outcome of an earlier attempt is unknown, that stays so.
     *
     * @param message {@code null} if the attempt failed before the message was known
     */
    public HeymarketException failure(@Nullable OutgoingMessage message, HeymarketException e) {
        boolean isInDoubt = message == null ? isInDoubt() : doubt(message).isPresent();
        if (!isInDoubt || e.isMaybeApplied()) {
            return e;
        }
        HeymarketUnknownOutcomeException unknown = new HeymarketUnknownOutcomeException(
                "OUTCOME_UNKNOWN: an earlier send of the message got no response, and this attempt failed before it was found: "
                        + e.getMessage(),
                new HeymarketException.Details(
                        new HeymarketException.Response(
                                e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getResponseBody()),
                        e.getAttempts(),
                        true),
                e.getCause());
        unknown.addSuppressed(e);
        return unknown;
    }

    /** When the message was sent by the steady clock of this machine, if the outcome of that is unknown. */
    synchronized Optional<Instant> doubt(OutgoingMessage message) {
        return Optional.ofNullable(doubts.get(message.key()));
    }

    /** Whether the outcome of any send is unknown. */
    synchronized boolean isInDoubt() {
        return !doubts.isEmpty();
    }

    /** The message was not sent after all. */
    synchronized void notSent(OutgoingMessage message) {
        doubts.remove(message.key());
    }

    synchronized void sent(OutgoingMessage message, SentMessage result) {
        doubts.remove(message.key());
        sent.put(message.key(), result.message().getId());
    }

    /** The outcome of a send is unknown until it is known. */
    synchronized void doubt(OutgoingMessage message, Instant sentAt) {
        doubts.putIfAbsent(message.key(), sentAt);
    }
}
