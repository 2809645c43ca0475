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
 * Keeps a create from undoing an opt-out: Heymarket may write it over a contact that has its phone or one of its channels
 * already, and a write without the flag may reset it. So whoever that may be is looked for first, by one search, and the
 * flag goes along (R5.6).
 */
final class CreateConsent {

    private static final String OPTED_OUT = "is_opted_out";

    private final ContactLookup contacts;
    private final boolean checks;

    /** @param checks whether to look; {@code consentCheck=never} does not */
    CreateConsent(ContactLookup contacts, boolean checks) {
        this.contacts = contacts;
        this.checks = checks;
    }

    /**
     * Puts the opt-out into the body of a create where it has to be carried.
     *
     * @throws HeymarketConsentException where somebody is there of whom no answer tells whether they opted out
     */
    void carryInto(ObjectNode body) {
        Map<String, Set<String>> channels = channels(body);
        if (!checks || body.path(OPTED_OUT).asBoolean() || channels.isEmpty()) {
            return;
        }
        Consent any = Consent.NOT_OPTED_OUT;
        for (Contact there : contacts.search(channels)) {
            Consent is = consent(there, channels);
            if (is == Consent.OPTED_OUT) {
                body.put(OPTED_OUT, true);
                return;
            }
            any = is == Consent.UNKNOWN ? is : any;
        }
        if (any == Consent.UNKNOWN) {
            throw new HeymarketConsentException(
                    "contacts/create was withheld, nothing was sent: a contact with this phone or channel already "
                            + "exists, neither it nor its status shows whether it opted out, and Heymarket might overwrite it with "
                            + "the new contact. consentCheck=never creates the contact anyway.");
        }
    }

    private Consent consent(Contact there, Map<String, Set<String>> channels) {
        Consent shown = Consent.of(there.getOptedOut());
        return shown == Consent.UNKNOWN
                ? address(there, channels).map(contacts::consent).orElse(shown)
                : shown;
    }

    private static Optional<ContactRef> address(Contact there, Map<String, Set<String>> channels) {
        if (there.getId() != null) {
            return Optional.of(new ContactRef.IntegerId(there.getId()));
        }
        return Optional.ofNullable(there.getPhone())
                .or(() -> channels.getOrDefault("phone", Set.of()).stream().findFirst())
                .map(ContactRef.Phone::new);
    }

    /** What Heymarket may know the contact by already, by type. */
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
