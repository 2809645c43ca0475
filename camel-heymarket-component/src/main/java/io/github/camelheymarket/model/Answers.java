package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of 2xx responses, in every form that the wire contract lists (C5, C10, C11), because the vendor's pages
 * contradict each other or do not show the form. An unquoted text is passed as a text node, an empty body as a missing node.
 *
 * <p>Every method throws {@link IllegalArgumentException} for an unknown form; the message describes the form and does not
 * contain the content.
 */
public final class Answers {

    /** An object with one of these members is a contact, so its {@code tags} are not a list of contacts. */
    private static final Set<String> CONTACT_MARKS = Set.of("id", "uuid", "phone", "rev", "display_name");

    private static final Set<String> ARRAYS_OF_A_CONTACT =
            Set.of("tags", "note", "contact_channels", "email_suppressions");

    private static final Set<String> SUCCESS = Set.of(
            "ok", "okay", "success", "successful", "done", "true", "deleted", "contact deleted", "contacts deleted");

    private Answers() {}

    /**
     * One contact.
     *
     * @param body an object, an array with one object, or an object in an envelope ({@code contact}, {@code data},
     *     {@code result})
     * @return empty if the contact is absent: {@code null}, <code>{}</code>, {@code ""}, {@code []} or no body (R3.4). A
     *     contact from an array or an envelope, forms that the contract does not list, never has {@code is_opted_out: false}
     */
    public static Optional<Contact> contact(JsonNode body) {
        if (isNothing(body)) {
            return Optional.empty();
        }
        if (body.isArray() && body.size() == 1) {
            return contact(body.get(0)).map(Answers::unlisted);
        }
        if (body instanceof ObjectNode object) {
            JsonNode inner = envelope(object);
            return inner == null
                    ? Optional.of(new Contact(object))
                    : contact(inner).map(Answers::unlisted);
        }
        throw unexpected("one contact", body);
    }

    /**
     * Removes {@code is_opted_out: false} from a contact whose form the contract does not list: only a listed form is
     * trusted to say that a contact has not opted out (R5.6).
     */
    private static Contact unlisted(Contact contact) {
        if (Boolean.TRUE.equals(contact.getOptedOut())) {
            return contact;
        }
        Contact unsure = contact.copy();
        unsure.json().remove("is_opted_out");
        return unsure;
    }

    private static @Nullable JsonNode envelope(ObjectNode object) {
        if (isOneContact(object)) {
            return null;
        }
        if (object.path("contact").isContainerNode()) {
            return object.get("contact");
        }
        for (String name : List.of("contact", "data", "result")) {
            if (object.size() == 1 && object.has(name)) {
                return object.get(name);
            }
        }
        return null;
    }

    /**
     * A list of contacts.
     *
     * @param body an array, or an object that contains exactly one array; an object that is itself a contact is rejected,
     *     because it must not look like an empty list
     * @return the contacts; those of an object, a form that the contract does not list, never have
     *     {@code is_opted_out: false}
     */
    public static List<Contact> contacts(JsonNode body) {
        if (isNothing(body)) {
            return List.of();
        }
        List<Contact> contacts = contactsOf(array("a list of contacts", body));
        return body.isArray()
                ? contacts
                : contacts.stream().map(Answers::unlisted).toList();
    }

    private static List<Contact> contactsOf(JsonNode array) {
        List<Contact> contacts = new ArrayList<>();
        for (JsonNode item : array) {
            if (!(item instanceof ObjectNode object)) {
                throw unexpected("a contact in a list", item);
            }
            contacts.add(new Contact(object));
        }
        return contacts;
    }

    /** The number of contacts: a number, a text of digits, or an object with {@code count} or {@code total} (C5.6). */
    public static long count(@Nullable JsonNode body) {
        if (body != null && body.isObject()) {
            return count(body.has("count") ? body.get("count") : body.path("total"));
        }
        String text = body != null && body.isValueNode() ? body.asText().trim() : "";
        if (!Texts.isInteger(text)) {
            throw unexpected("a count", body);
        }
        return Long.parseLong(text);
    }

    /** A plain response such as {@code ok}: the text, {@code ""} for an empty body, JSON text for an object or array. */
    public static String text(@Nullable JsonNode body) {
        if (body == null || body.isMissingNode() || body.isNull()) {
            return "";
        }
        return body.isValueNode() ? body.asText() : body.toString();
    }

    /**
     * The definitions of custom fields (C5.11).
     *
     * @param body an array of objects with {@code id} and {@code title} or {@code name}, an object that contains such an
     *     array, or an object whose keys are ids and whose values are titles or such objects
     * @return the fields in the order of the response; a field without a title has the title {@code ""}
     */
    public static List<ContactField> contactFields(JsonNode body) {
        if (isNothing(body)) {
            return List.of();
        }
        List<ContactField> fields = new ArrayList<>();
        if (body instanceof ObjectNode object && isKeyedById(object)) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                fields.add(new ContactField(Long.parseLong(entry.getKey()), title(entry.getValue())));
            }
            return fields;
        }
        if (body.isObject() && body.size() == 1 && body.iterator().next().isObject()) {
            return contactFields(body.iterator().next());
        }
        for (JsonNode item : array("the definitions of custom fields", body)) {
            Long id = id(item);
            if (id == null) {
                throw new IllegalArgumentException(
                        "the answer should be the definitions of custom fields but has one without a numeric id");
            }
            fields.add(new ContactField(id, title(item)));
        }
        return fields;
    }

    private static boolean isKeyedById(ObjectNode object) {
        return object.properties().stream()
                .allMatch(entry -> Texts.isInteger(entry.getKey())
                        && (entry.getValue().isTextual() || entry.getValue().isObject()));
    }

    private static String title(JsonNode field) {
        if (field.isTextual()) {
            return field.asText();
        }
        return field.hasNonNull("title")
                ? field.get("title").asText()
                : field.path("name").asText("");
    }

    private static @Nullable Long id(JsonNode item) {
        return item instanceof ObjectNode object ? new Contact(object).getId() : null;
    }

    /** The tags of the team: objects with {@code id} and {@code tag} (C9.4). */
    public static List<Tag> tags(JsonNode body) {
        List<Tag> tags = new ArrayList<>();
        if (!isNothing(body)) {
            array("a list of tags", body).forEach(item -> tags.add(Tag.of(item)));
        }
        return tags;
    }

    /** Whether the object has a member that only contacts have, unlike, for instance, an error text. */
    public static boolean isOfAContact(Contact contact) {
        return isOneContact(contact.json());
    }

    /**
     * Whether a plain response says that a write was applied. Any other text proves nothing: Heymarket is known to answer
     * writes that it did not apply with status 200 and a text such as {@code Rate limited}.
     */
    public static boolean isSuccess(@Nullable JsonNode body) {
        if (body == null || !body.isValueNode()) {
            return false;
        }
        String text = body.asText().strip().toLowerCase(Locale.ROOT);
        return SUCCESS.contains(text.replaceFirst("[.!]$", ""));
    }

    /**
     * The consent of a contact (C5.8). An empty response gives an {@linkplain ContactStatus#isEmpty() empty} status. Arrays
     * and envelopes are not unwrapped, because consent is trusted only in the form that the contract lists.
     */
    public static ContactStatus status(JsonNode body) {
        if (isNothing(body)) {
            return new ContactStatus();
        }
        if (body instanceof ObjectNode object) {
            return new ContactStatus(object);
        }
        throw unexpected("a contact's status", body);
    }

    /** Whether an answer says nothing: no body, {@code null}, or an empty text, object or array (R3.4). */
    public static boolean isNothing(@Nullable JsonNode body) {
        return body == null
                || body.isMissingNode()
                || body.isNull()
                || body.isContainerNode() && body.isEmpty()
                || body.isTextual() && body.asText().isBlank();
    }

    private static boolean isOneContact(JsonNode object) {
        for (String mark : CONTACT_MARKS) {
            if (object.has(mark)) {
                return true;
            }
        }
        return false;
    }

    /** The array, or the only array (or the JSON value null in its place) that an object contains. */
    private static JsonNode array(String expected, JsonNode body) {
        if (body.isArray()) {
            return body;
        }
        List<JsonNode> arrays = new ArrayList<>();
        if (body.isObject() && !isOneContact(body)) {
            for (Map.Entry<String, JsonNode> member : body.properties()) {
                boolean isArray =
                        member.getValue().isArray() || member.getValue().isNull() && body.size() == 1;
                if (isArray && !ARRAYS_OF_A_CONTACT.contains(member.getKey())) {
                    arrays.add(member.getValue());
                }
            }
        }
        if (arrays.size() != 1) {
            throw unexpected(expected, body);
        }
        return arrays.get(0);
    }

    /** The exception for an answer of an unknown form. @param expected what the answer should be, with its article */
    public static IllegalArgumentException unexpected(String expected, @Nullable JsonNode body) {
        String shape = body == null
                ? "nothing"
                : switch (body.getNodeType()) {
                    case OBJECT -> "an object with " + body.size() + " members";
                    case ARRAY -> "an array with " + body.size() + " elements";
                    case STRING -> "a text";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "a boolean";
                    default -> "nothing";
                };
        return new IllegalArgumentException("the answer should be " + expected + " but is " + shape);
    }
}
