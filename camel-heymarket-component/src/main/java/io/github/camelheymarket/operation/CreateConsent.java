package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.Contact;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prevents a create from undoing an opt-out (R5.6): Heymarket may overwrite an existing contact with the same phone or
 * channel, and a write without the opt-out flag may reset the flag. One search finds such contacts before the create, which
 * then carries their opt-out.
 */
final class CreateConsent {

    private static final String OPTED_OUT = "is_opted_out";

    private final ContactLookup contacts;
    private final boolean checks;

    /** @param checks whether to search; not with {@code consentCheck=never} */
    CreateConsent(ContactLookup contacts, boolean checks) {
        this.contacts = contacts;
        this.checks = checks;
    }

    /**
     * Adds the opt-out to the body of a create if an existing contact has opted out.
     *
     * @throws HeymarketConsentException if no response shows whether an existing contact has opted out
     */
    void carryInto(ObjectNode body) {
        Map<String, Set<String>> channels = channels(body);
        if (!checks || body.path(OPTED_OUT).asBoolean() || channels.isEmpty()) {
            return;
        }
        boolean unknown = false;
        for (Contact existing : contacts.search(channels)) {
            Consent consent = consent(existing, channels);
            if (consent == Consent.OPTED_OUT) {
                body.put(OPTED_OUT, true);
                return;
            }
            unknown |= consent == Consent.UNKNOWN;
        }
        if (unknown) {
            throw new HeymarketConsentException(
                    "contacts/create was withheld, nothing was sent: a contact with this phone or channel already "
                            + "exists, neither it nor its status shows whether it opted out, and Heymarket might overwrite it with "
                            + "the new contact. consentCheck=never creates the contact anyway.");
        }
    }

    private Consent consent(Contact existing, Map<String, Set<String>> channels) {
        Consent shown = Consent.of(existing.getOptedOut());
        return shown == Consent.UNKNOWN
                ? address(existing, channels).map(contacts::consent).orElse(shown)
                : shown;
    }

    private static Optional<ContactRef> address(Contact existing, Map<String, Set<String>> channels) {
        if (existing.getId() != null) {
            return Optional.of(new ContactRef.IntegerId(existing.getId()));
        }
        return Optional.ofNullable(existing.getPhone())
                .or(() -> channels.getOrDefault("phone", Set.of()).stream().findFirst())
                .map(ContactRef.Phone::new);
    }

    /** The channels of the new contact, by type. */
    private static Map<String, Set<String>> channels(ObjectNode body) {
        Map<String, Set<String>> channels = new LinkedHashMap<>();
        add(channels, "phone", body.path("phone").asText());
        for (JsonNode channel : body.path("contact_channels")) {
            add(
                    channels,
                    channel.path("channel_type").asText(),
                    channel.path("channel_id").asText());
            for (JsonNode value : channel.path("channel_ids")) {
                add(channels, channel.path("channel_type").asText(), value.asText());
            }
        }
        return channels;
    }

    private static void add(Map<String, Set<String>> channels, String type, String value) {
        if (!type.isEmpty() && !value.isEmpty()) {
            channels.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(value);
        }
    }
}
