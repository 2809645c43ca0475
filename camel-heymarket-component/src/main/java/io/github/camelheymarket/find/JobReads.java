package io.github.camelheymarket.find;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ChannelFilter;
import io.github.camelheymarket.api.ContactReads;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.StoredContact.Read;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reads of one run; records which fields the answers show. */
public final class JobReads implements ContactReads {

    private static final int LIST_LIMIT = 100;

    private final JobClient job;
    private final ApiGateway gateway;
    private final ObservedFields seen;

    public JobReads(JobClient job, ObservedFields seen) {
        this.job = job;
        this.gateway = job.gateway();
        this.seen = seen;
    }

    public JobClient job() {
        return job;
    }

    /** One search, with phones and e-mail addresses as channels of their own types (C5.19). */
    @Override
    public List<Contact> search(Collection<String> phones, Collection<String> emails) {
        ApiAnswer<List<Contact>> answer = job.policy().isTrial()
                ? gateway.searchOnce(phones, emails)
                : gateway.search(ChannelFilter.of(phones, emails));
        List<Contact> contacts = answer.content();
        contacts.forEach(contact -> seen.saw(Read.SEARCH, contact));
        return contacts;
    }

    @Override
    public List<Contact> searchAgain(Collection<String> phones, Collection<String> emails) {
        return job.extra(() -> search(phones, emails));
    }

    @Override
    public Optional<Contact> read(@Nullable Long id, @Nullable String uuid) {
        return job.extra(() -> get(id, uuid));
    }

    @Override
    public Optional<Contact> lookup(String phone) {
        return job.extra(() -> saw(Read.GET_V1, gateway.lookup(phone)));
    }

    /** The contacts that were written last, at least {@code min} if there are as many; empty where the list is not available. */
    public List<Contact> newest(int min) {
        return job.extra(() -> {
            Map<Object, Contact> all = new LinkedHashMap<>();
            try {
                // If pages count from 1, page 1 is the first page again, and page 2 is the next one.
                int before = -1;
                for (int page = 0; all.size() < min && (all.size() > before || page == 2); page++) {
                    before = all.size();
                    gateway.newest(LIST_LIMIT, page == 0 ? null : page)
                            .content()
                            .forEach(contact -> all.putIfAbsent(
                                    contact.getId() == null ? contact.json() : contact.getId(), contact));
                }
            } catch (HeymarketBadRequestException | HeymarketNotFoundException e) {
                return List.of();
            }
            return List.copyOf(all.values());
        });
    }

    /** A contact of a list. */
    public StoredContact listed(Contact contact) {
        seen.saw(Read.LIST, contact);
        return StoredContact.listed(contact);
    }

    /** One contact by its UUID; empty where there is none. */
    public Optional<StoredContact> byUuid(String uuid) {
        return get(null, uuid).map(contact -> StoredContact.byUuid(contact, uuid));
    }

    /** One contact by itself, for fields that the search did not show. */
    public Optional<Contact> reread(StoredContact stored) {
        return read(stored.id(), stored.uuid());
    }

    /** One contact by its UUID, else by its integer id. */
    public Optional<Contact> get(StoredContact stored) {
        return get(stored.id(), stored.uuid());
    }

    private Optional<Contact> get(@Nullable Long id, @Nullable String uuid) {
        return uuid != null
                ? saw(Read.GET_V2, gateway.get(uuid))
                : saw(Read.GET_V1, gateway.get(Objects.requireNonNull(id, "id").longValue()));
    }

    static Read readOf(StoredContact stored) {
        return stored.uuid() != null ? Read.GET_V2 : Read.GET_V1;
    }

    private Optional<Contact> saw(Read read, ApiAnswer<Optional<Contact>> answer) {
        answer.content().ifPresent(contact -> seen.saw(read, contact));
        return answer.content();
    }

    /** The contact's status (C5.8); empty where the answer is about another contact. */
    public ContactStatus status(StoredContact stored) {
        ContactStatus status = job.extra(() -> gateway.status(reference(stored)).content());
        return Consent.answered(status, stored.id(), stored.contact().getPhone());
    }

    /** The body by which the v1 status calls address a contact. */
    public static ObjectNode reference(StoredContact stored) {
        return stored.id() != null
                ? ApiGateway.reference(stored.id(), null)
                : ApiGateway.reference(null, MatchKeys.digits(stored.contact().getPhone()));
    }
}
