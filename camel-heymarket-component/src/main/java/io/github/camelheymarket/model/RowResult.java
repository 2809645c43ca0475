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

    /** A result that does not tell changes. */
    public RowResult(
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
            Long mergedWith) {
        this(index, key, outcome, contactId, uuid, reason, field, status, requestId, attempts, mergedWith, List.of());
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
