package io.github.camelheymarket.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of the input. @param message {@code null} if the row has none */
record SendRow(long index, Object source, @Nullable OutgoingMessage message) {

    /** The message of a row that has one. */
    OutgoingMessage composed() {
        return Objects.requireNonNull(message, "the message of a row");
    }

    SendRow with(OutgoingMessage composed) {
        return new SendRow(index, source, composed);
    }

    /** The recipient without personal data; {@code null} if the row has no message. */
    @Nullable
    String key() {
        return message == null ? null : message.recipient();
    }

    /** Only the index: the row has personal data. */
    @Override
    public String toString() {
        return "SendRow[" + index + "]";
    }
}
