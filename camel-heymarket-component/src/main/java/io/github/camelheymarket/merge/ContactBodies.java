package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.PhoneForms;
import io.github.camelheymarket.row.RejectReason;
import io.github.camelheymarket.row.Row;

/** Creates the bodies of single writes, in the same way as bulk jobs create theirs. */
public final class ContactBodies {

    private ContactBodies() {}

    /**
     * The body of a create. It contains {@code is_opted_out} only if the row says {@code true} (R5.1).
     *
     * @param v2 whether phone and e-mail become channels (R3.6)
     * @throws HeymarketValidationException if the row has neither phone, e-mail nor channels
     */
    public static ObjectNode creation(Row row, boolean v2) {
        ObjectNode body = ContactMerger.creation(row.fields());
        if (!v2 && !body.has("phone")) {
            throw new HeymarketValidationException(
                    "NO_PHONE",
                    "phone",
                    "A contact without a phone cannot be created on v1. Give phone, or use v2.",
                    null);
        }
        if (Boolean.TRUE.equals(row.optedOut())) {
            body.put("is_opted_out", true);
        }
        ObjectNode item = WriteItems.creation(body, v2 ? WriteEndpoint.V2_BULK : WriteEndpoint.V1_CREATE, false);
        if (v2 && item.path("contact_channels").isEmpty()) {
            throw new HeymarketValidationException(
                    RejectReason.NO_KEY,
                    "phone",
                    "The contact has no phone, email or channel: give phone, email or contact_channels.",
                    null);
        }
        return item;
    }

    /** Whether a contact shows all values of the row, except consent and what responses do not show in a comparable form (R4.1). */
    public static boolean shows(Contact stored, Row row) {
        ObjectNode readable = row.fields().deepCopy();
        readable.remove("email_suppressions");
        return new ContactMerger(TagMode.ADD, true)
                .change(stored, readable)
                .shownToDiffer()
                .findAny()
                .isEmpty();
    }

    /**
     * The body of an update that keeps the stored values (R4.1), without consent.
     *
     * @param stored the stored contact
     * @param row the values to write
     * @param merge if {@code false}, the body has only the values of the row
     * @param replaceCustom whether the custom values of the row replace all stored ones
     * @throws HeymarketValidationException if the contact would have more than five tags
     * @throws HeymarketException if a stored tag has no id, so that the update would remove it
     */
    public static ObjectNode update(Contact stored, Row row, TagMode tagMode, boolean merge, boolean replaceCustom) {
        MergeResult change = new ContactMerger(tagMode, merge).change(stored, row.fields());
        if (change.tooManyTags()) {
            throw new HeymarketValidationException(
                    RejectReason.TOO_MANY_TAGS,
                    "tags",
                    "A contact has at most " + ContactMerger.MAX_TAGS + " tags, including those that it has already. "
                            + "tagMode=replace replaces these.",
                    null);
        }
        if (change.tagsUnsafe()) {
            throw new HeymarketException(
                    "MERGE_UNSAFE: a tag of the contact has no id in Heymarket's response, so that an update would remove it. "
                            + "merge=false sends only the given values.");
        }
        ObjectNode body = change.body();
        if (replaceCustom && row.fields().has("custom")) {
            body.set("custom", row.fields().get("custom"));
        }
        String phone = row.fields().path("phone").asText("");
        String storedPhone = stored.getPhone();
        if (storedPhone != null && (phone.isEmpty() || PhoneForms.areSame(phone, storedPhone))) {
            phone = storedPhone;
        }
        return phone.isEmpty() ? body : body.put("phone", phone);
    }
}
