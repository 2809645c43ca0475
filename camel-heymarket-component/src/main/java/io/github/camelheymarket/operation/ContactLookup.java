package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ChannelFilter;
import io.github.camelheymarket.api.ContactSearch;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.ServerClock;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.row.Masks;
import io.github.camelheymarket.row.PhoneForms;
import io.github.camelheymarket.spi.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds single contacts, by id, phone or channel. */
final class ContactLookup {

    private static final int MAX_VALUES = 100;

    private final String operation;
    private final ApiClient client;
    private final ApiGateway gateway;

    ContactLookup(String operation, ApiClient client) {
        this.operation = operation;
        this.client = client;
        this.gateway = new ApiGateway(operation, client);
    }

    /** The contact that a read found, if any, and the response. */
    record Found(Optional<Contact> contact, ApiResponse response) {
        private static Found of(ApiAnswer<Optional<Contact>> answer) {
            return new Found(answer.content(), answer.response());
        }
    }

    /** Reads one contact by its integer id, UUID or phone. */
    Found read(ContactRef ref) {
        if (ref instanceof ContactRef.IntegerId id) {
            return Found.of(gateway.get(id.id()));
        }
        if (ref instanceof ContactRef.Uuid uuid) {
            return Found.of(gateway.get(uuid.uuid()));
        }
        return lookup(ref);
    }

    /**
     * Calls {@code /v1/contact/get}, with the id as text, and if Heymarket rejects that, as a number: the type is not
     * documented (C5.7).
     */
    Found lookup(ContactRef ref) {
        if (ref instanceof ContactRef.Phone phone) {
            return lookup(phone);
        }
        long id = ((ContactRef.IntegerId) ref).id();
        try {
            return Found.of(gateway.lookup(JsonNodeFactory.instance.objectNode().put("id", Long.toString(id))));
        } catch (HeymarketBadRequestException e) {
            return Found.of(gateway.lookup(JsonNodeFactory.instance.objectNode().put("id", id)));
        }
    }

    /** Tries the given form of the phone, then the other forms of the same line. */
    private Found lookup(ContactRef.Phone phone) {
        List<String> forms = phone.forms();
        Found found = Found.of(gateway.lookup(forms.get(0)));
        for (String other : forms.subList(1, forms.size())) {
            if (found.contact().isEmpty()) {
                found = Found.of(gateway.lookup(other));
            }
        }
        return found;
    }

    /**
     * A phone in the form that Heymarket has stored. Only a phone with several forms needs calls.
     *
     * @return {@code ref} itself if it is no phone, if the phone has one form only, or if no contact has it
     */
    ContactRef asStored(ContactRef ref) {
        if (!(ref instanceof ContactRef.Phone phone) || phone.forms().size() == 1) {
            return ref;
        }
        return lookup(phone)
                .contact()
                .map(Contact::getPhone)
                .filter(stored -> PhoneForms.areSame(stored, phone.digits()))
                .<ContactRef>map(ContactRef.Phone::new)
                .orElse(ref);
    }

    /** The messaging status of a contact; empty if the response is for another contact. */
    ContactStatus status(ContactRef ref) {
        ContactStatus status = gateway.status(address(ref)).content();
        return ref instanceof ContactRef.Phone phone
                ? Consent.answered(status, null, phone.digits())
                : Consent.answered(status, ((ContactRef.IntegerId) ref).id(), null);
    }

    /** Whether a contact has opted out, by one status call; unknown if the response cannot be read. */
    Consent consent(ContactRef ref) {
        try {
            return Consent.of(status(ref));
        } catch (HeymarketAnswerException e) {
            return Consent.UNKNOWN;
        }
    }

    /** The body that identifies a contact in the v1 status calls. */
    static ObjectNode address(ContactRef ref) {
        return ref instanceof ContactRef.Phone phone
                ? ApiGateway.reference(null, phone.digits())
                : ApiGateway.reference(((ContactRef.IntegerId) ref).id(), null);
    }

    /**
     * The only contact with a phone, by a search: an update or delete by phone needs exactly one.
     *
     * @throws HeymarketNotFoundException if no contact has the phone
     * @throws HeymarketValidationException if several contacts have it
     */
    Contact exactlyOne(ContactRef.Phone phone) {
        List<Contact> matches = withPhone(phone.digits());
        if (matches.isEmpty()) {
            throw new HeymarketNotFoundException(
                    operation + ": no contact has the phone " + Masks.phone(phone.digits()) + ", nothing was written",
                    new HeymarketException.Details(0, null, null, "phone", 1),
                    null);
        }
        if (matches.size() > 1) {
            throw new HeymarketValidationException(
                    "AMBIGUOUS",
                    "phone",
                    operation + ": " + matches.size() + " contacts have the phone " + Masks.phone(phone.digits())
                            + ", nothing was written. Identify one by its contact id: "
                            + matches.stream().map(Contact::toString).toList(),
                    phone.digits());
        }
        return matches.get(0);
    }

    /** All contacts with a phone. */
    List<Contact> withPhone(String digits) {
        return search("phone", digits).contacts().stream()
                .filter(contact -> hasPhone(contact, digits))
                .toList();
    }

    /** The references for status calls, which know no UUIDs; several if several contacts have the phone. */
    List<ContactRef> addresses(ContactRef ref) {
        if (ref instanceof ContactRef.IntegerId) {
            return List.of(ref);
        }
        List<Contact> found = ref instanceof ContactRef.Phone phone
                ? withPhone(phone.digits())
                : read(ref).contact().map(List::of).orElse(List.of());
        return addresses(found);
    }

    /** As {@link #addresses(ContactRef)}; a contact without id and phone has none. */
    static List<ContactRef> addresses(List<Contact> found) {
        List<ContactRef> addresses = new ArrayList<>();
        for (Contact contact : found) {
            if (contact.getId() != null) {
                addresses.add(new ContactRef.IntegerId(contact.getId()));
            } else if (contact.getPhone() != null) {
                addresses.add(new ContactRef.Phone(contact.getPhone()));
            }
        }
        return addresses;
    }

    /** The contacts that a call found, and the response. */
    record Matches(List<Contact> contacts, ApiResponse response) {}

    /** All contacts that a search for one channel finds, whether the response shows the channel or not. */
    Matches search(String channelType, String channelId) {
        boolean byPhone = channelType.equals("phone");
        OperationReads reads = new OperationReads(gateway, this);
        List<Contact> contacts = new ContactSearch(reads, client.memory(), MAX_VALUES)
                .find(byPhone ? List.of(channelId) : List.of(), byPhone ? List.of() : List.of(channelId));
        return new Matches(contacts, reads.last());
    }

    /** The contacts with a channel among those updated last: a list shows them, while a search may lag behind. */
    Matches newest(String channelType, String channelId) {
        ApiAnswer<List<Contact>> answer = gateway.newest(MAX_VALUES, null);
        List<Contact> contacts = answer.content().stream()
                .filter(contact -> channelType.equals("phone")
                        ? hasPhone(contact, channelId)
                        : MatchKeys.of(contact).contains(MatchKeys.email(channelId)))
                .toList();
        return new Matches(contacts, answer.response());
    }

    ServerClock clock() {
        return client.memory().clock();
    }

    /** Remembers recent writes, since searches may lag behind them. */
    WriteMemory written() {
        return new WriteMemory(client.memory().writes());
    }

    /** All contacts that searches for these channels find. @param channels values by channel type */
    List<Contact> search(Map<String, Set<String>> channels) {
        List<Contact> found =
                new ArrayList<>(new ContactSearch(new OperationReads(gateway, this), client.memory(), MAX_VALUES)
                        .find(channels.getOrDefault("phone", Set.of()), channels.getOrDefault("email", Set.of())));
        channels.forEach((type, values) -> {
            if (!type.equals("phone") && !type.equals("email")) {
                found.addAll(gateway.search(ChannelFilter.of(type, values)).content());
            }
        });
        return found;
    }

    /** Whether the contact has the phone, in any of its forms. */
    static boolean hasPhone(Contact contact, String digits) {
        if (contact.getPhone() != null && PhoneForms.areSame(digits, contact.getPhone())) {
            return true;
        }
        for (JsonNode channel : contact.json().path("contact_channels")) {
            if (channel.path("channel_type").asText().equals("phone")
                    && PhoneForms.areSame(digits, channel.path("channel_id").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The reference for writing to a contact. */
    ContactRef writable(Contact contact, ApiVersion version) {
        if (contact.getUuid() != null && version != ApiVersion.v1) {
            return new ContactRef.Uuid(contact.getUuid());
        }
        if (contact.getId() != null && version != ApiVersion.v2) {
            return new ContactRef.IntegerId(contact.getId());
        }
        throw new HeymarketValidationException(
                "NO_UUID",
                "contactId",
                operation + ": the contact was found, but Heymarket's answer has no "
                        + (version == ApiVersion.v2
                                ? "UUID, which v2 requires. Remove apiVersion."
                                : "id to write with."),
                null);
    }
}
