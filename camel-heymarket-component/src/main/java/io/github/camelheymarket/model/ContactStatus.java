package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The consent of a contact: whether messages may be sent to it, and who decided that (C5.8). Like {@link Contact} a view of a
 * JSON object, so that members which the vendor does not document are kept.
 *
 * <p>A flag is {@code null} if the response does not show it, which does not mean {@code false}.
 */
public final class ContactStatus implements JsonForm {

    private final ObjectNode json;

    /** A status without members. */
    public ContactStatus() {
        this(JsonNodeFactory.instance.objectNode());
    }

    /** @param json the members by their names in the API; not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContactStatus(ObjectNode json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /** The JSON object of this status, not a copy. */
    @JsonValue
    public ObjectNode json() {
        return json;
    }

    /** Whether the response had no member, as it may be for a contact that does not exist. */
    public boolean isEmpty() {
        return json.isEmpty();
    }

    /** The integer id of the contact. */
    public @Nullable Long getId() {
        return new Contact(json).getId();
    }

    /** The phone in international digits, without the leading plus sign. */
    public @Nullable String getPhone() {
        return new Contact(json).getPhone();
    }

    /** Whether no messages are sent to the contact, whoever decided that. */
    public @Nullable Boolean getUnsubscribed() {
        return flag("unsubscribed");
    }

    /** Whether messages are blocked in both directions. */
    public @Nullable Boolean getBlocked() {
        return flag("blocked");
    }

    /** Whether the team opted the contact out. */
    public @Nullable Boolean getUnsubscribedAdmin() {
        return flag("unsubscribed_admin");
    }

    /** Whether the contact opted out by itself, for instance by the message STOP. */
    public @Nullable Boolean getUnsubscribedContact() {
        return flag("unsubscribed_contact");
    }

    private @Nullable Boolean flag(String member) {
        return StatusMembers.flag(json.path(member));
    }

    /**
     * Whether the person or the team has opted the contact out. If members contradict each other the opt-out wins, even in a
     * member that the vendor does not document.
     *
     * @return {@code null} if the response does not show it, or if a member about consent has an unknown value
     */
    public @Nullable Boolean optedOut() {
        return StatusMembers.optedOut(json);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactStatus status && json.equals(status.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Without the phone, since a log may show the text. */
    @Override
    public String toString() {
        return "ContactStatus[id=" + getId() + ", unsubscribed=" + getUnsubscribed() + ", blocked=" + getBlocked()
                + "]";
    }
}
