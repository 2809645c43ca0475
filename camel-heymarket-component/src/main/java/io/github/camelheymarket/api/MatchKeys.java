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
import org.jspecify.annotations.Nullable;

/**
 * Match keys, by which rows and contacts are compared: {@code phone:12025550143}, {@code email:ann@example.org},
 * {@code contact_id:<uuid>}, {@code id:<integer id>}. All forms of a phone line have the same key (R2). Keys are personal data
 * and must not be logged.
 */
public final class MatchKeys {

    private static final String PHONE = "phone:";
    private static final String EMAIL = "email:";

    private MatchKeys() {}

    /** The key of a phone, the same for all forms of the line; {@code null} if there are no digits. */
    public static @Nullable String phone(@Nullable String phone) {
        String digits = digits(phone);
        return digits == null ? null : PHONE + PhoneForms.canonical(digits);
    }

    /** The digits of a phone for a request, in the given form; {@code null} if there are none. */
    public static @Nullable String digits(@Nullable String phone) {
        String digits = phone == null || isDigits(phone) ? phone : phone.replaceAll("\\D", "");
        return digits == null || digits.isEmpty() ? null : digits;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The values to search for: an e-mail address, or all forms of a phone. */
    public static List<String> searched(String key) {
        return isPhone(key) ? PhoneForms.of(value(key)) : List.of(value(key));
    }

    /** The values to search for, of the keys of one kind. */
    public static List<String> searched(Collection<String> keys, Predicate<String> kind) {
        return keys.stream().filter(kind).flatMap(key -> searched(key).stream()).toList();
    }

    /** The key of an e-mail address; {@code null} if it is blank. */
    public static @Nullable String email(@Nullable String email) {
        return email == null || Texts.isBlank(email) ? null : EMAIL + Texts.comparableEmail(email);
    }

    public static @Nullable String uuid(@Nullable String uuid) {
        return uuid == null ? null : "contact_id:" + uuid.toLowerCase(Locale.ROOT);
    }

    public static @Nullable String id(@Nullable Long id) {
        return id == null ? null : "id:" + id;
    }

    public static boolean isPhone(String key) {
        return key.startsWith(PHONE);
    }

    public static boolean isEmail(String key) {
        return key.startsWith(EMAIL);
    }

    /** The value in a key: for a phone its canonical form, which is not for requests (see {@link #searched}). */
    public static String value(String key) {
        return key.substring(key.indexOf(':') + 1);
    }

    /** All keys of a contact or request item. */
    public static Set<String> of(Contact contact) {
        Set<String> keys = phonesOf(contact);
        keys.add(email(contact.getEmail()));
        channels(contact, "email").forEach(value -> keys.add(email(value)));
        keys.add(uuid(contact.getUuid()));
        keys.add(id(contact.getId()));
        keys.remove(null);
        return keys;
    }

    /** The keys by which Heymarket identifies a contact: its phone, its phone channels and its e-mail channels. */
    public static Set<String> channelsOf(Contact contact) {
        Set<String> keys = phonesOf(contact);
        channels(contact, "email").forEach(value -> keys.add(email(value)));
        keys.remove(null);
        return keys;
    }

    /** The keys of the phones and e-mail addresses of a contact. */
    public static Set<String> phonesAndEmailsOf(Contact contact) {
        Set<String> keys = of(contact);
        keys.removeIf(key -> !isPhone(key) && !isEmail(key));
        return keys;
    }

    /** The keys of the phone and the phone channels of a contact. */
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

    public static @Nullable String text(ObjectNode fields, String member) {
        return fields.hasNonNull(member) ? fields.get(member).asText() : null;
    }
}
