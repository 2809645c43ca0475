package io.github.camelheymarket.model;

import java.util.List;

/**
 * What became of one row (R6.1).
 *
 * @param index the row's place in the input, from 0
 * @param key the match key, masked: its kind and the last two characters
 * @param outcome what became of it
 * @param contactId the integer id, where an answer told it
 * @param uuid the UUID, where an answer told it
 * @param reason a stable code such as {@code PHONE_NOT_POSSIBLE}, then a colon and a sentence; {@code null} when well
 * @param field the column or field at fault, {@code null} where it is not one field
 * @param status the HTTP status of the answer that decided, {@code null} where nothing was sent
 * @param requestId Heymarket's id of that request
 * @param attempts how often the deciding request was sent, 0 where nothing was sent
 * @param mergedWith the index of the row that carries this one's values, because both have one key; {@code null} else
 * @param changes what was, or with {@code dryRun} would be, changed about the contact field by field; empty where nothing
 *     was, or where the operation does not tell it. The values are people's data
 */
public record RowResult(
        long index,
        String key,
        Outcome outcome,
        Long contactId,
        String uuid,
        String reason,
        String field,
        Integer status,
        String requestId,
        int attempts,
        Long mergedWith,
        List<FieldChange> changes) {

    public RowResult {
        changes = List.copyOf(changes);
    }

    /** Begins a result, with nothing but this known. */
    public static Builder builder(long index, Outcome outcome) {
        return new Builder(index, outcome);
    }

    /** Collects what is known of a row; what is not set is not known. */
    public static final class Builder {

        private final long index;
        private final Outcome outcome;
        private String key;
        private Long contactId;
        private String uuid;
        private String reason;
        private String field;
        private Integer status;
        private String requestId;
        private int attempts;
        private Long mergedWith;
        private List<FieldChange> changes = List.of();

        private Builder(long index, Outcome outcome) {
            this.index = index;
            this.outcome = outcome;
        }

        /** @param masked see {@link RowResult#key()} */
        public Builder key(String masked) {
            this.key = masked;
            return this;
        }

        public Builder contact(Long id, String contactUuid) {
            this.contactId = id;
            this.uuid = contactUuid;
            return this;
        }

        /** @param at the column or field at fault, {@code null} where it is not one field */
        public Builder reason(String text, String at) {
            this.reason = text;
            this.field = at;
            return this;
        }

        /** The answer that decided. @param times how often its request was sent */
        public Builder answer(Integer httpStatus, String id, int times) {
            this.status = httpStatus;
            this.requestId = id;
            this.attempts = times;
            return this;
        }

        public Builder mergedWith(Long row) {
            this.mergedWith = row;
            return this;
        }

        public Builder changes(List<FieldChange> fields) {
            this.changes = fields;
            return this;
        }

        public RowResult build() {
            return new RowResult(
                    index,
                    key,
                    outcome,
                    contactId,
                    uuid,
                    reason,
                    field,
                    status,
                    requestId,
                    attempts,
                    mergedWith,
                    changes);
        }
    }

    /** The part of {@link #reason()} before the colon, for programs; {@code null} where there is none. */
    public String reasonCode() {
        if (reason == null) {
            return null;
        }
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }
}
