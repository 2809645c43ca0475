package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * Whether a contact may be sent messages, and who said so (C5.8). Like {@link Contact} a view of the JSON object that
 * came, members that no page documents included.
 *
 * <p>The flags are {@code null} where the answer does not tell: unknown, which is not {@code false}.
 */
public final class ContactStatus {

    private final ObjectNode json;

    public ContactStatus() {
        this(JsonNodeFactory.instance.objectNode());
    }

    /** @param json the members by their wire names; kept, not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContactStatus(ObjectNode json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /** @return the JSON object behind this status, live */
    @JsonValue
    public ObjectNode json() {
        return json;
    }

    /** Whether the answer had no member at all, as it may be for a contact that does not exist. */
    public boolean isEmpty() {
        return json.isEmpty();
    }

    /** The contact's integer id. */
    public Long getId() {
        return new Contact(json).getId();
    }

    /** International digits without the leading plus sign. */
    public String getPhone() {
        return new Contact(json).getPhone();
    }

    /** Nothing is sent to this contact, by whoever's wish. */
    public Boolean getUnsubscribed() {
        return flag("unsubscribed");
    }

    /** Traffic is stopped both ways. */
    public Boolean getBlocked() {
        return flag("blocked");
    }

    /** Somebody of the team opted the contact out. */
    public Boolean getUnsubscribedAdmin() {
        return flag("unsubscribed_admin");
    }

    /** The contact opted out, by a message such as STOP. */
    public Boolean getUnsubscribedContact() {
        return flag("unsubscribed_contact");
    }

    /** Only JSON's own false says no: a text or a number that may mean it is not in the contract (C5.8). */
    private Boolean flag(String member) {
        return StatusMembers.flag(json.path(member));
    }

    /**
     * Whether anybody, the person or the team, has opted the contact out. Where members contradict each other the opt-out
     * wins, whether a page documents its member or not.
     *
     * @return {@code null} where the answer does not tell, or where a part of it that is about consent is not understood
     */
    public Boolean optedOut() {
        return StatusMembers.optedOut(json);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactStatus status && json.equals(status.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Names the contact by its id alone. */
    @Override
    public String toString() {
        return "ContactStatus[id=" + getId() + ", unsubscribed=" + getUnsubscribed() + ", blocked=" + getBlocked()
                + "]";
    }
}
