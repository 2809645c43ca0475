package io.github.camelheymarket.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A contact in the making: starts empty or from a stored contact, and is given its id, rev and times by the store. */
public final class ContactChange {
    long id;
    long rev;
    Instant created;
    private String phone = "";
    private String first = "";
    private String last = "";
    private String displayName = "";
    private String email = "";
    private Map<Long, String> custom = Map.of();
    private String avatar = "";
    private Long assignedUserId;
    private List<Long> tags = List.of();
    private List<Long> emailSuppressions = List.of();
    private List<Channel> channels = List.of();
    private Consent consent = Consent.ACTIVE;

    public ContactChange() {}

    ContactChange(SandboxContact from) {
        id = from.id();
        rev = from.rev();
        created = from.created();
        phone = from.phone();
        first = from.first();
        last = from.last();
        displayName = from.displayName();
        email = from.email();
        custom = from.custom();
        avatar = from.avatar();
        assignedUserId = from.assignedUserId();
        tags = from.tags();
        emailSuppressions = from.emailSuppressions();
        channels = from.channels();
        consent = from.consent();
    }

    /** Sets the primary phone and puts its channel in the place of the former one. */
    public ContactChange phone(String value) {
        Set<Channel> all = new LinkedHashSet<>();
        if (!value.isEmpty()) {
            all.add(new Channel(Channel.PHONE, value));
        }
        for (Channel channel : channels) {
            if (!channel.equals(new Channel(Channel.PHONE, phone))) {
                all.add(channel);
            }
        }
        channels = new ArrayList<>(all);
        phone = value;
        return this;
    }

    /** Adds a channel; the first phone channel becomes the primary phone. */
    public ContactChange channel(Channel channel) {
        if (phone.isEmpty() && channel.type().equals(Channel.PHONE)) {
            return phone(channel.value());
        }
        Set<Channel> all = new LinkedHashSet<>(channels);
        all.add(channel);
        channels = new ArrayList<>(all);
        return this;
    }

    /** Puts a channel in the place of another of its type; in that of the primary phone it becomes the primary phone. */
    public ContactChange replaced(Channel old, Channel channel) {
        if (old.equals(new Channel(Channel.PHONE, phone))) {
            return phone(channel.value());
        }
        Set<Channel> all = new LinkedHashSet<>();
        channels.forEach(each -> all.add(each.equals(old) ? channel : each));
        channels = new ArrayList<>(all);
        return this;
    }

    /** Takes all channels of a type off. */
    public ContactChange without(String type) {
        channels = channels.stream()
                .filter(channel -> !channel.type().equals(type))
                .toList();
        phone = type.equals(Channel.PHONE) ? "" : phone;
        return this;
    }

    public ContactChange first(String value) {
        first = value;
        return this;
    }

    public ContactChange last(String value) {
        last = value;
        return this;
    }

    public ContactChange displayName(String value) {
        displayName = value;
        return this;
    }

    /** The display name a create gives when none was sent: first and last. */
    public ContactChange displayNameFromNames() {
        return displayName((first + " " + last).trim());
    }

    public ContactChange email(String value) {
        email = value;
        return this;
    }

    public ContactChange custom(Map<Long, String> value) {
        custom = value;
        return this;
    }

    public Map<Long, String> custom() {
        return custom;
    }

    public ContactChange avatar(String value) {
        avatar = value;
        return this;
    }

    public ContactChange assignedUserId(Long value) {
        assignedUserId = value;
        return this;
    }

    public ContactChange tags(List<Long> value) {
        tags = value;
        return this;
    }

    public List<Long> tags() {
        return tags;
    }

    public ContactChange emailSuppressions(List<Long> value) {
        emailSuppressions = value;
        return this;
    }

    public ContactChange consent(Consent value) {
        consent = value;
        return this;
    }

    public Consent consent() {
        return consent;
    }

    SandboxContact build(String op, Instant updated) {
        return new SandboxContact(
                id,
                rev,
                created,
                updated,
                op,
                phone,
                first,
                last,
                displayName,
                email,
                custom,
                avatar,
                assignedUserId,
                tags,
                emailSuppressions,
                channels,
                consent);
    }
}
