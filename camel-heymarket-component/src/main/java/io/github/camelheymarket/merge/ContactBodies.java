package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.PhoneForms;
import io.github.camelheymarket.row.RejectReason;
import io.github.camelheymarket.row.Row;

/** The bodies of single writes, made the way the bulk job makes its items. */
public final class ContactBodies {

    private ContactBodies() {}

    /**
     * The body of a create. {@code is_opted_out} is in it only where the row says true (R5.1).
     *
     * @param v2 phone and e-mail become channels (R3.6)
     * @throws HeymarketValidationException when there is nothing to reach the contact by
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
                    "There is nothing to reach the contact by: give phone, email or contact_channels.",
                    null);
        }
        return item;
    }

    /** Whether a contact shows all that the row sets, consent and what cannot be read back (R4.1) apart. */
    public static boolean shows(Contact stored, Row row) {
        ObjectNode readable = row.fields().deepCopy();
        readable.remove("email_suppressions");
        return !new ContactMerger(TagMode.ADD, true).change(stored, readable).differs();
    }

    /**
     * The body of an update that loses nothing of the stored contact (R4.1), without consent.
     *
     * @param stored the contact as it was read
     * @param row what is to change
     * @param merge {@code false}: the row's own members alone
     * @param replaceCustom the row's custom values take the place of all stored ones
     * @throws HeymarketValidationException for more than five tags
     * @throws HeymarketException when a stored tag has no id, so that the write would lose it
     */
    public static ObjectNode update(Contact stored, Row row, TagMode tagMode, boolean merge, boolean replaceCustom) {
        MergeResult change = new ContactMerger(tagMode, merge).change(stored, row.fields());
        if (change.tooManyTags()) {
            throw new HeymarketValidationException(
                    RejectReason.TOO_MANY_TAGS,
                    "tags",
                    "A contact has at most " + ContactMerger.MOST_TAGS + " tags, those it has already included. "
                            + "tagMode=replace puts the given ones in their place.",
                    null);
        }
        if (change.tagsUnsafe()) {
            throw new HeymarketException(
                    "MERGE_UNSAFE: a tag of the contact has no id in Heymarket's answer, so that an update would lose it. "
                            + "merge=false sends only what was given.");
        }
        ObjectNode body = change.body();
        if (replaceCustom && row.fields().has("custom")) {
            body.set("custom", row.fields().get("custom"));
        }
        String phone = row.fields().path("phone").asText("");
        String has = stored.getPhone();
        if (has != null && (phone.isEmpty() || PhoneForms.areSame(phone, has))) {
            phone = has;
        }
        return phone.isEmpty() ? body : body.put("phone", phone);
    }
}
