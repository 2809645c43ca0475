package io.github.camelheymarket.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A contact to put into the sandbox directly, past the API and its checks. */
public final class Seed {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> custom = new LinkedHashMap<>();
    private final List<Long> tags = new ArrayList<>();

    private Seed() {}

    /** A contact with that phone, in digits. */
    public static Seed phone(String digits) {
        return new Seed().with("phone", digits);
    }

    /** A contact with that e-mail address and no phone. */
    public static Seed emailOnly(String address) {
        return new Seed().email(address);
    }

    public Seed first(String value) {
        return with("first", value);
    }

    public Seed last(String value) {
        return with("last", value);
    }

    /** Left out, the display name is first and last. */
    public Seed displayName(String value) {
        return with("display_name", value);
    }

    /** Sets the field and adds an e-mail channel. */
    public Seed email(String value) {
        return with("email", value);
    }

    public Seed avatar(String url) {
        return with("avatar", url);
    }

    public Seed assignedUserId(long id) {
        return with("assigned_user_id", id);
    }

    /** A value of the custom field with that id. */
    public Seed custom(long fieldId, String value) {
        custom.put(Long.toString(fieldId), value);
        return with("custom", custom);
    }

    /** Adds a tag by its id. */
    public Seed tag(long tagId) {
        tags.add(tagId);
        return with("tags", tags);
    }

    /** Opted out by the person. */
    public Seed optedOutByContact() {
        return with("unsubscribed_contact", true);
    }

    /** Opted out by the team. */
    public Seed optedOutByAdmin() {
        return with("unsubscribed_admin", true);
    }

    public Seed blocked() {
        return with("blocked", true);
    }

    public Seed created(Instant value) {
        return with("created", value);
    }

    public Seed updated(Instant value) {
        return with("updated", value);
    }

    private Seed with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    Map<String, Object> members() {
        return members;
    }

    @Override
    public String toString() {
        return "Seed" + members.keySet();
    }
}
