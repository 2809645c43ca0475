package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.PhoneForms;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The texts by which rows and contacts are told to be the same: {@code phone:12025550143}, {@code email:ann@example.org},
 * {@code contact_id:<uuid>}, {@code id:<integer id>}. Several forms of one phone are one key (R2). A person's data, never
 * logged.
 */
public final class MatchKeys {

    private static final String PHONE = "phone:";
    private static final String EMAIL = "email:";

    private MatchKeys() {}

    /** One key for all forms of a line; {@code null} where there are no digits. */
    public static String phone(String phone) {
        String digits = digits(phone);
        return digits == null ? null : PHONE + PhoneForms.canonical(digits);
    }

    /** The phone as it goes into a request, in the form that it has; {@code null} where there are no digits. */
    public static String digits(String phone) {
        String digits = phone == null ? "" : phone.replaceAll("\\D", "");
        return digits.isEmpty() ? null : digits;
    }

    /** What to search for: an address, or a phone in all of its forms. */
    public static List<String> searched(String key) {
        return isPhone(key) ? PhoneForms.of(value(key)) : List.of(value(key));
    }

    /** What to search for, of those of the keys that are of a kind. */
    public static List<String> searched(Collection<String> keys, Predicate<String> kind) {
        return keys.stream().filter(kind).flatMap(key -> searched(key).stream()).toList();
    }

    /** {@code null} where the text is blank. */
    public static String email(String email) {
        return email == null || Texts.isBlank(email) ? null : EMAIL + Texts.comparableEmail(email);
    }

    public static String uuid(String uuid) {
        return uuid == null ? null : "contact_id:" + uuid.toLowerCase(Locale.ROOT);
    }

    public static String id(Long id) {
        return id == null ? null : "id:" + id;
    }

    public static boolean isPhone(String key) {
        return key.startsWith(PHONE);
    }

    public static boolean isEmail(String key) {
        return key.startsWith(EMAIL);
    }

    /** Of a phone the form that stands for all; a request has {@link #searched} or {@link #digits}. */
    public static String value(String key) {
        return key.substring(key.indexOf(':') + 1);
    }

    /** Every key under which a contact, or a request item, can be looked up. */
    public static Set<String> of(Contact contact) {
        Set<String> keys = phonesOf(contact);
        keys.add(email(contact.getEmail()));
        channels(contact, "email").forEach(value -> keys.add(email(value)));
        keys.add(uuid(contact.getUuid()));
        keys.add(id(contact.getId()));
        keys.remove(null);
        return keys;
    }

    /** The keys of the contact's phone and of its phone and e-mail channels, by which Heymarket tells who it is. */
    public static Set<String> channelsOf(Contact contact) {
        Set<String> keys = phonesOf(contact);
        channels(contact, "email").forEach(value -> keys.add(email(value)));
        keys.remove(null);
        return keys;
    }

    /** The keys of the contact's phones and e-mail addresses; personal data, never logged. */
    public static Set<String> phonesAndEmailsOf(Contact contact) {
        Set<String> keys = of(contact);
        keys.removeIf(key -> !isPhone(key) && !isEmail(key));
        return keys;
    }

    /** The keys of the contact's phone and of its phone channels. */
    public static Set<String> phonesOf(Contact contact) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(phone(contact.getPhone()));
        channels(contact, "phone").forEach(value -> keys.add(phone(value)));
        keys.remove(null);
        return keys;
    }

    private static Set<String> channels(Contact contact, String type) {
        Set<String> values = new LinkedHashSet<>();
        JsonNode channels = contact.get("contact_channels");
        if (channels != null && channels.isArray()) {
            for (JsonNode channel : channels) {
                if (type.equals(channel.path("channel_type").asText())) {
                    values.add(channel.path("channel_id").asText());
                    channel.path("channel_ids").forEach(value -> values.add(value.asText()));
                }
            }
        }
        values.remove("");
        return values;
    }

    public static String text(ObjectNode fields, String member) {
        return fields.hasNonNull(member) ? fields.get(member).asText() : null;
    }

    /** A key as results show it, its kind and its last two characters: {@code phone:…43}. */
    public static String masked(String key) {
        int value = key.indexOf(':') + 1;
        return key.substring(0, value) + "…" + key.substring(Math.max(value, key.length() - 2));
    }
}
