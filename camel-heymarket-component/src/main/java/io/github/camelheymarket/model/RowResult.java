package io.github.camelheymarket.model;

import java.util.List;

/**
 * The result of a row (R6.1).
 *
 * @param index the position of the row in the input, from 0
 * @param key the match key without personal data: its kind and its last two characters, such as {@code phone:…43}
 * @param outcome the outcome
 * @param contactId the integer id of the contact; {@code null} if not known
 * @param uuid the UUID of the contact; {@code null} if not known
 * @param reason a stable code such as {@code PHONE_NOT_POSSIBLE}, a colon and a sentence; {@code null} for a successful row
 *     without a remark
 * @param field the column or field that is wrong; {@code null} if it is not a single field
 * @param status the HTTP status of the response that decided the outcome; {@code null} if nothing was sent
 * @param requestId Heymarket's id of that request
 * @param attempts how many times that request was sent; 0 if nothing was sent
 * @param mergedWith the index of the row with the same key that this row was merged into; {@code null} if it was not merged
 * @param changes the fields that were changed, or with {@code dryRun} would be; empty if there is none or the operation does
 *     not report them. The values are personal data
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
        List<FieldChange> changes)
        implements JsonForm {

    public RowResult {
        changes = List.copyOf(changes);
    }

    /** Begins a result. */
    public static Builder builder(long index, Outcome outcome) {
        return new Builder(index, outcome);
    }

    /** Builds a result. A value that is not set is {@code null}, 0 or empty. */
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

        /** @param masked as {@link RowResult#key()} */
        public Builder key(String masked) {
            this.key = masked;
            return this;
        }

        public Builder contact(Long id, String contactUuid) {
            this.contactId = id;
            this.uuid = contactUuid;
            return this;
        }

        /** @param at as {@link RowResult#field()} */
        public Builder reason(String text, String at) {
            this.reason = text;
            this.field = at;
            return this;
        }

        /** Sets the response that decided the outcome. @param times how many times its request was sent */
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

    /** The code at the beginning of {@link #reason()}; {@code null} if there is no reason. */
    public String reasonCode() {
        if (reason == null) {
            return null;
        }
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }
}
