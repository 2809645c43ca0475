package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ChannelFilter;
import io.github.camelheymarket.api.ContactSearch;
import io.github.camelheymarket.bulk.WriteMemory;
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
import io.github.camelheymarket.row.PhoneForms;
import io.github.camelheymarket.spi.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How several operations find the contacts that they are about. */
final class ContactLookup {

    private static final int MOST_VALUES = 100;

    private final String operation;
    private final ApiClient client;
    private final ApiGateway gateway;

    ContactLookup(String operation, ApiClient client) {
        this.operation = operation;
        this.client = client;
        this.gateway = new ApiGateway(operation, client);
    }

    /** A read that may find nothing, with the answer it came in. */
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

    /** Asks {@code /v1/contact/get}, with the id as text first and as a number where that is refused (C5.7). */
    Found lookup(ContactRef ref) {
        if (ref instanceof ContactRef.Phone phone) {
            return lookup(phone);
        }
        long id = ((ContactRef.IntegerId) ref).id();
        try {
            return Found.of(gateway.lookup(JsonNodeFactory.instance.objectNode().put("id", Long.toString(id))));
        } catch (HeymarketBadRequestException refused) {
            return Found.of(gateway.lookup(JsonNodeFactory.instance.objectNode().put("id", id)));
        }
    }

    /** The form that was given first, then the others that reach the same line (R2). */
    private Found lookup(ContactRef.Phone phone) {
        Found found = null;
        for (String form : phone.forms()) {
            if (found == null || found.contact().isEmpty()) {
                found = Found.of(gateway.lookup(form));
            }
        }
        return found;
    }

    /**
     * A phone in the form under which Heymarket knows it. Only phones that have several forms cost calls.
     *
     * @return the reference itself where it is no phone, where its phone has one form only, and where nobody has it
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

    /** What the contact wants to receive, and who said so; empty where the answer names another contact. */
    ContactStatus status(ContactRef ref) {
        ContactStatus status = gateway.status(address(ref)).content();
        return ref instanceof ContactRef.Phone phone
                ? Consent.answered(status, null, phone.digits())
                : Consent.answered(status, ((ContactRef.IntegerId) ref).id(), null);
    }

    /** Whether a contact has opted out, by one status call; unknown where its answer cannot be read. */
    Consent consent(ContactRef ref) {
        try {
            return Consent.of(status(ref));
        } catch (HeymarketAnswerException e) {
            return Consent.UNKNOWN;
        }
    }

    /** The body by which the v1 status calls address a contact. */
    static ObjectNode address(ContactRef ref) {
        return ref instanceof ContactRef.Phone phone
                ? ApiGateway.reference(null, phone.digits())
                : ApiGateway.reference(((ContactRef.IntegerId) ref).id(), null);
    }

    /**
     * The one contact that has a phone, by a search: update and delete by phone touch nobody unless exactly one fits.
     *
     * @throws HeymarketNotFoundException when nobody has it
     * @throws HeymarketValidationException when several have it
     */
    Contact exactlyOne(ContactRef.Phone phone) {
        List<Contact> matches = withPhone(phone.digits());
        if (matches.isEmpty()) {
            throw new HeymarketNotFoundException(
                    operation + ": no contact has the phone " + mask(phone.digits()) + ", nothing was written",
                    new HeymarketException.Details(0, null, null, "phone", 1),
                    null);
        }
        if (matches.size() > 1) {
            throw new HeymarketValidationException(
                    "AMBIGUOUS",
                    "phone",
                    operation + ": " + matches.size() + " contacts have the phone " + mask(phone.digits())
                            + ", nothing was written. Identify one by its contact id: "
                            + matches.stream().map(Contact::toString).toList(),
                    phone.digits());
        }
        return matches.get(0);
    }

    /** Everybody who has a phone. */
    List<Contact> withPhone(String digits) {
        return search("phone", digits).contacts().stream()
                .filter(contact -> hasPhone(contact, digits))
                .toList();
    }

    /** How the calls about a status can address the contact that a reference leads to; several where several fit. */
    List<ContactRef> addresses(ContactRef ref) {
        if (ref instanceof ContactRef.IntegerId) {
            return List.of(ref);
        }
        List<Contact> found = ref instanceof ContactRef.Phone phone
                ? withPhone(phone.digits())
                : read(ref).contact().map(List::of).orElse(List.of());
        return addresses(found);
    }

    /** The same for contacts; one that has neither id nor phone cannot be addressed. */
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

    /** What a search brought, with the answer it came in. */
    record Matches(List<Contact> contacts, ApiResponse response) {}

    /** Everybody whom a search for one channel brings, whether the answer shows that channel or not. */
    Matches search(String channelType, String channelId) {
        boolean byPhone = channelType.equals("phone");
        OperationReads reads = new OperationReads(gateway, this);
        List<Contact> contacts = new ContactSearch(reads, client.memory(), MOST_VALUES)
                .find(byPhone ? List.of(channelId) : List.of(), byPhone ? List.of() : List.of(channelId));
        return new Matches(contacts, reads.last());
    }

    /** Those among the contacts written last who have a channel: a list shows them, where a search may lag behind. */
    Matches newest(String channelType, String channelId) {
        ApiAnswer<List<Contact>> answer = gateway.newest(MOST_VALUES, null);
        List<Contact> contacts = answer.content().stream()
                .filter(contact -> channelType.equals("phone")
                        ? hasPhone(contact, channelId)
                        : WriteMemory.hasEmail(contact, channelId))
                .toList();
        return new Matches(contacts, answer.response());
    }

    /** Heymarket's clock. */
    ServerClock clock() {
        return client.memory().clock();
    }

    /** Where to note what was written, so that searches that lag behind do not mislead. */
    WriteMemory written() {
        return new WriteMemory(client.memory().writes());
    }

    /** Everybody whom a search for these channels, by type, brings. */
    List<Contact> search(Map<String, Set<String>> channels) {
        List<Contact> found =
                new ArrayList<>(new ContactSearch(new OperationReads(gateway, this), client.memory(), MOST_VALUES)
                        .find(channels.getOrDefault("phone", Set.of()), channels.getOrDefault("email", Set.of())));
        channels.forEach((type, values) -> {
            if (!type.equals("phone") && !type.equals("email")) {
                found.addAll(gateway.search(ChannelFilter.of(type, values)).content());
            }
        });
        return found;
    }

    /** Whether the contact has the phone, in whichever of its forms (R2). */
    static boolean hasPhone(Contact contact, String digits) {
        if (contact.getPhone() != null && PhoneForms.areSame(digits, contact.getPhone())) {
            return true;
        }
        for (var channel : contact.json().path("contact_channels")) {
            if (channel.path("channel_type").asText().equals("phone")
                    && PhoneForms.areSame(digits, channel.path("channel_id").asText())) {
                return true;
            }
        }
        return false;
    }

    static String mask(String digits) {
        return digits.length() <= 2 ? "…" : "…" + digits.substring(digits.length() - 2);
    }

    /** The reference by which a contact that was found is written to. */
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
