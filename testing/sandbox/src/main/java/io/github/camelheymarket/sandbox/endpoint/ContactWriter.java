package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.Consent;
import io.github.camelheymarket.sandbox.store.ContactChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns checked requests into stored contacts, as the switches say. */
final class ContactWriter {
    /** What an update does to {@code custom}. */
    enum Custom {
        /** Given values join the stored ones; the way of an update without overwrite (C5.3). */
        MERGE,
        /** The given object takes the place of the stored one, which stays if none is given (C5.3, overwrite=true). */
        REPLACE,
        /** As REPLACE, and none given is none stored where updates blank (C5.10, overwrite=true). */
        REPLACE_OR_BLANK
    }

    private final Call call;
    private final SandboxSettings settings;
    private final ContactStore store;
    /** One time for the whole request: contacts of one bulk call share their {@code updated}. */
    private final Instant now;

    ContactWriter(Call call) {
        this.call = call;
        settings = call.settings();
        store = call.state().contacts();
        now = call.now();
    }

    /**
     * Creates a contact, or does what {@link Switch#CREATE_EXISTING} and {@link Switch#CREATE_RESETS_OPT_OUT} say with one
     * that is there.
     */
    SandboxContact create(ContactWrite write) {
        synchronized (store) {
            List<SandboxContact> existing = allExisting(write);
            if (existing.isEmpty()) {
                return createNew(write);
            }
            if (settings.is(Switch.CREATE_EXISTING, "REJECT")) {
                throw ApiError.bad(write.anyPhone() == null ? "contact_channels" : "phone", "a contact has it already");
            }
            Optional<SandboxContact> optedOut = settings.yes(Switch.CREATE_RESETS_OPT_OUT)
                    ? existing.stream().filter(SandboxContact::isOptedOut).findFirst()
                    : Optional.empty();
            if (optedOut.isPresent()) {
                return update(optedOut.get(), write, Custom.MERGE, true, true);
            }
            return settings.is(Switch.CREATE_EXISTING, "CONVERGE")
                    ? update(existing.get(0), write, Custom.MERGE, true)
                    : createNew(write);
        }
    }

    /** The contact a create is about, if it is there: by its phone, else by its other channels. */
    Optional<SandboxContact> existing(ContactWrite write) {
        return allExisting(write).stream().findFirst();
    }

    private List<SandboxContact> allExisting(ContactWrite write) {
        List<SandboxContact> found = new ArrayList<>();
        if (write.anyPhone() != null) {
            found.addAll(store.byChannel(Channel.PHONE, write.anyPhone()));
        }
        if (found.isEmpty() && write.channels() != null) {
            write.channels().forEach(c -> found.addAll(store.byChannel(c.type(), c.value())));
        }
        return found;
    }

    private SandboxContact createNew(ContactWrite write) {
        ContactChange change = new ContactChange();
        if (write.phone() != null) {
            change.phone(write.phone());
        }
        if (write.channels() != null) {
            write.channels().forEach(change::channel);
        }
        change.first(orEmpty(write.first())).last(orEmpty(write.last()));
        if (write.displayName() == null) {
            change.displayNameFromNames();
        } else {
            change.displayName(write.displayName());
        }
        change.email(orEmpty(write.email())).avatar(orEmpty(write.avatar()));
        change.custom(merged(Map.of(), write.custom() == null ? Map.of() : write.custom()));
        change.assignedUserId(owner(write.assigneeId()));
        change.tags(write.tags() == null ? List.of() : write.tags());
        change.emailSuppressions(write.emailSuppressions() == null ? List.of() : write.emailSuppressions());
        if (Boolean.TRUE.equals(write.optedOut())) {
            change.consent(Consent.ACTIVE.unsubscribe());
        }
        return call.changed(null, store.create(change, now, now));
    }

    /**
     * Updates a contact.
     *
     * @param phoneChanges whether a new phone takes effect; a v2 update may ignore it
     * @throws ApiError if another contact has the new phone, or the tags become too many
     */
    SandboxContact update(SandboxContact old, ContactWrite write, Custom custom, boolean phoneChanges) {
        return update(old, write, custom, phoneChanges, settings.yes(Switch.PUT_RESETS_OPT_OUT));
    }

    private SandboxContact update(
            SandboxContact old, ContactWrite write, Custom custom, boolean phoneChanges, boolean resetsOptOut) {
        boolean blank = settings.yes(Switch.PUT_BLANKS);
        ContactChange change = old.change();
        channels(old, write, phoneChanges, change);
        change.first(pick(write.first(), blank, old.first())).last(pick(write.last(), blank, old.last()));
        change.displayName(pick(write.displayName(), blank, old.displayName()));
        change.email(pick(write.email(), blank, old.email())).avatar(pick(write.avatar(), blank, old.avatar()));
        if (write.assigneeId() != null || blank) {
            change.assignedUserId(owner(write.assigneeId()));
        }
        if (write.emailSuppressions() != null || blank) {
            change.emailSuppressions(write.emailSuppressions() == null ? List.of() : write.emailSuppressions());
        }
        tags(write, blank, change);
        custom(write, custom, blank, change);
        String cause = consent(write, resetsOptOut, change);
        return call.changed(old, store.update(change, "update", now, call.cause(cause)));
    }

    private void channels(SandboxContact old, ContactWrite write, boolean phoneChanges, ContactChange change) {
        if (write.phone() != null && !write.phone().equals(old.phone())) {
            refuseTaken("phone", new Channel(Channel.PHONE, write.phone()), old);
            if (phoneChanges) {
                change.phone(write.phone());
            }
        }
        if (write.channels() != null) {
            for (Channel channel : write.channels()) {
                refuseTaken("contact_channels", channel, old);
                change.channel(channel);
            }
        }
    }

    private void refuseTaken(String field, Channel channel, SandboxContact owner) {
        List<SandboxContact> holders = store.byChannel(channel.type(), channel.value());
        if (!holders.isEmpty() && holders.stream().noneMatch(c -> c.id() == owner.id())) {
            throw ApiError.bad(field, "another contact has it");
        }
    }

    private void tags(ContactWrite write, boolean blank, ContactChange change) {
        if (write.tags() == null) {
            if (blank) {
                change.tags(List.of());
            }
            return;
        }
        List<Long> tags = write.tags();
        if (settings.is(Switch.TAGS_ON_WRITE, "ADD") && !tags.isEmpty()) {
            Set<Long> all = new LinkedHashSet<>(change.tags());
            all.addAll(tags);
            tags = new ArrayList<>(all);
            if (ContactReader.isTooMany(tags)) {
                throw ContactReader.tooManyTags("");
            }
        }
        change.tags(tags);
    }

    private static void custom(ContactWrite write, Custom mode, boolean blank, ContactChange change) {
        if (write.custom() != null) {
            change.custom(merged(mode == Custom.MERGE ? change.custom() : Map.of(), write.custom()));
        } else if (mode == Custom.REPLACE_OR_BLANK && blank) {
            change.custom(Map.of());
        }
    }

    private static String consent(ContactWrite write, boolean resetsOptOut, ContactChange change) {
        Consent consent = change.consent();
        if (write.optedOut() == null) {
            if (resetsOptOut) {
                change.consent(consent.subscribe());
            }
            return "is_opted_out omitted";
        }
        if (!write.optedOut()) {
            change.consent(consent.subscribe());
        } else if (!consent.unsubscribed()) {
            change.consent(consent.unsubscribe());
        }
        return "is_opted_out " + write.optedOut();
    }

    /** An empty value takes a custom field away. */
    private static Map<Long, String> merged(Map<Long, String> stored, Map<Long, String> given) {
        Map<Long, String> all = new HashMap<>(stored);
        all.putAll(given);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static Long owner(Long assigneeId) {
        return assigneeId == null || assigneeId < 0 ? null : assigneeId;
    }

    private static String pick(String given, boolean blank, String stored) {
        if (given != null) {
            return given;
        }
        return blank ? "" : stored;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
