package io.github.camelheymarket.message;

/** A row of the input. @param message {@code null} if the row has none */
record SendRow(long index, Object source, OutgoingMessage message) {

    SendRow with(OutgoingMessage composed) {
        return new SendRow(index, source, composed);
    }

    /** The recipient without personal data; {@code null} if the row has no message. */
    String key() {
        return message == null ? null : message.recipient();
    }

    /** Only the index: the row has personal data. */
    @Override
    public String toString() {
        return "SendRow[" + index + "]";
    }
}
