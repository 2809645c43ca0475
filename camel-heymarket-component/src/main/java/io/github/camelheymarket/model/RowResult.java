package io.github.camelheymarket.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a row (R6.1). Two results are equal if all their values are. */
public final class RowResult implements JsonForm {

    private final long index;
    private final Outcome outcome;
    private final @Nullable String key;
    private final @Nullable Long contactId;
    private final @Nullable String uuid;
    private final @Nullable Long messageId;
    private final @Nullable String reason;
    private final @Nullable String field;
    private final @Nullable Integer status;
    private final @Nullable String requestId;
    private final int attempts;
    private final @Nullable Long mergedWith;
    private final List<FieldChange> changes;

    private RowResult(Builder values) {
        this.index = values.index;
        this.outcome = values.outcome;
        this.key = values.key;
        this.contactId = values.contactId;
        this.uuid = values.uuid;
        this.messageId = values.messageId;
        this.reason = values.reason;
        this.field = values.field;
        this.status = values.status;
        this.requestId = values.requestId;
        this.attempts = values.attempts;
        this.mergedWith = values.mergedWith;
        this.changes = List.copyOf(values.changes);
    }

    /** Begins a result. */
    public static Builder builder(long index, Outcome outcome) {
        return new Builder(index, outcome);
    }

    /** The position of the row in the input, from 0. */
    public long index() {
        return index;
    }

    /** The match key without personal data: its kind and its last two characters, such as {@code phone:…43}. */
    public @Nullable String key() {
        return key;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The integer id of the contact; {@code null} if not known. */
    public @Nullable Long contactId() {
        return contactId;
    }

    /** The UUID of the contact; {@code null} if not known. */
    public @Nullable String uuid() {
        return uuid;
    }

    /** The integer id of the message that was sent; {@code null} if none was, or it is not known. */
    public @Nullable Long messageId() {
        return messageId;
    }

    /** A stable code such as {@code PHONE_NOT_POSSIBLE}, a colon and a sentence; {@code null} for a successful row without a remark. */
    public @Nullable String reason() {
        return reason;
    }

    /** The code at the beginning of {@link #reason()}; {@code null} if there is no reason. */
    public @Nullable String reasonCode() {
        if (reason == null) {
            return null;
        }
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    /** The column or field that is wrong; {@code null} if it is not a single field. */
    public @Nullable String field() {
        return field;
    }

    /** The HTTP status of the response that decided the outcome; {@code null} if nothing was sent. */
    public @Nullable Integer status() {
        return status;
    }

    /** Heymarket's id of that request. */
    public @Nullable String requestId() {
        return requestId;
    }

    /** How many times that request was sent; 0 if nothing was sent. */
    public int attempts() {
        return attempts;
    }

    /** The index of the row with the same key that this row was merged into; {@code null} if it was not merged. */
    public @Nullable Long mergedWith() {
        return mergedWith;
    }

    /**
     * The fields that were changed, or with {@code dryRun} would be; empty if there is none or the operation does not report
     * them. The values are personal data.
     */
    public List<FieldChange> changes() {
        return changes;
    }

    private Object[] values() {
        return new Object[] {
            index,
            key,
            outcome,
            contactId,
            uuid,
            messageId,
            reason,
            field,
            status,
            requestId,
            attempts,
            mergedWith,
            changes
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowResult result && Arrays.equals(values(), result.values());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values());
    }

    @Override
    public String toString() {
        return "RowResult[index=" + index + ", key=" + key + ", outcome=" + outcome + ", contactId=" + contactId
                + ", uuid=" + uuid + ", messageId=" + messageId + ", reason=" + reason + ", field=" + field
                + ", status=" + status
                + ", requestId=" + requestId + ", attempts=" + attempts + ", mergedWith=" + mergedWith
                + ", changes=" + changes + "]";
    }

    /** Builds a result. A value that is not set is {@code null}, 0 or empty. */
    public static final class Builder {

        private final long index;
        private final Outcome outcome;
        private @Nullable String key;
        private @Nullable Long contactId;
        private @Nullable String uuid;
        private @Nullable Long messageId;
        private @Nullable String reason;
        private @Nullable String field;
        private @Nullable Integer status;
        private @Nullable String requestId;
        private int attempts;
        private @Nullable Long mergedWith;
        private List<FieldChange> changes = List.of();

        private Builder(long index, Outcome outcome) {
            this.index = index;
            this.outcome = outcome;
        }

        /** @param masked as {@link RowResult#key()} */
        public Builder key(@Nullable String masked) {
            this.key = masked;
            return this;
        }

        public Builder contact(@Nullable Long id, @Nullable String contactUuid) {
            this.contactId = id;
            this.uuid = contactUuid;
            return this;
        }

        /** @param id as {@link RowResult#messageId()} */
        public Builder message(@Nullable Long id) {
            this.messageId = id;
            return this;
        }

        /** @param at as {@link RowResult#field()} */
        public Builder reason(@Nullable String text, @Nullable String at) {
            this.reason = text;
            this.field = at;
            return this;
        }

        /** Sets the response that decided the outcome. @param times how many times its request was sent */
        public Builder answer(@Nullable Integer httpStatus, @Nullable String id, int times) {
            this.status = httpStatus;
            this.requestId = id;
            this.attempts = times;
            return this;
        }

        public Builder mergedWith(@Nullable Long row) {
            this.mergedWith = row;
            return this;
        }

        public Builder changes(List<FieldChange> fields) {
            this.changes = fields;
            return this;
        }

        public RowResult build() {
            return new RowResult(this);
        }
    }
}
