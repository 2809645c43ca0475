package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.ChannelFilter;
import io.github.camelheymarket.api.ContactReads;
import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.StoredContact.Read;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.MessagingStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The requests that a run is made of, and the question after each that failed whether the run goes on. */
final class BulkCalls implements ContactReads {

    private static final String OPERATION = "contacts/bulk-upsert";

    private static final int LIST_LIMIT = 100;

    private final CountedClient client;
    private final ApiGateway gateway;
    private final ObservedFields seen;
    private final CallPolicy policy = new CallPolicy();
    private final AccountMemory memory;
    private final WriteMemory written;
    private long extraRequests;
    /** Searches are not repeated when they fail, and their failures say nothing about the run. */
    private boolean isInHaste;

    BulkCalls(ApiClient client, ObservedFields seen) {
        this.client = CountedClient.of(client);
        this.gateway = new ApiGateway(OPERATION, new Watched());
        this.seen = seen;
        this.memory = client.memory();
        this.written = new WriteMemory(memory.writes());
    }

    /** Of the whole job, what others have asked for with its client included. */
    long requests() {
        return client.requests();
    }

    boolean showedConsent() {
        return seen.showedConsent();
    }

    long extraRequests() {
        return extraRequests;
    }

    boolean isInHaste() {
        return isInHaste;
    }

    /** Does something that tries out which searches fail. */
    void inHaste(Runnable tries) {
        setHaste(true, tries);
    }

    void unhurried(Runnable search) {
        setHaste(false, search);
    }

    private void setHaste(boolean value, Runnable task) {
        boolean before = isInHaste;
        isInHaste = value;
        try {
            task.run();
        } finally {
            isInHaste = before;
        }
    }

    /** One search, phones and e-mails typed apart (C5.19). */
    @Override
    public List<Contact> search(Collection<String> phones, Collection<String> emails) {
        ApiAnswer<List<Contact>> answer =
                isInHaste ? gateway.searchOnce(phones, emails) : gateway.search(ChannelFilter.of(phones, emails));
        List<Contact> contacts = answer.content();
        contacts.forEach(contact -> seen.saw(Read.SEARCH, contact));
        return contacts;
    }

    @Override
    public List<Contact> searchAgain(Collection<String> phones, Collection<String> emails) {
        return extra(() -> search(phones, emails));
    }

    @Override
    public Optional<Contact> read(Long id, String uuid) {
        return extra(() -> uuid != null ? getByUuid(uuid) : saw(Read.GET_V1, gateway.get(id.longValue())));
    }

    @Override
    public Optional<Contact> lookup(String phone) {
        return extra(() -> saw(Read.GET_V1, gateway.lookup(phone)));
    }

    /** What is known of the account. */
    AccountMemory memory() {
        return memory;
    }

    /** Where to note what was written. */
    WriteMemory written() {
        return written;
    }

    /** The contacts that were written last, so many at least if there are as many; empty where the list cannot be had. */
    List<Contact> newest(int least) {
        return extra(() -> {
            Map<Object, Contact> all = new LinkedHashMap<>();
            try {
                // Pages count from 0 or from 1: either way the first one after that is new.
                int before = -1;
                for (int page = 0; all.size() < least && (all.size() > before || page == 2); page++) {
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

    /** A contact of a list that was read before; that it is from this run's reads is as good as true. */
    StoredContact listed(Contact contact) {
        seen.saw(Read.LIST, contact);
        return StoredContact.listed(contact);
    }

    /** One contact by its UUID, empty where there is none. */
    Optional<Contact> getByUuid(String uuid) {
        return saw(Read.GET_V2, gateway.get(uuid));
    }

    /** One contact for members that the search did not show; by its UUID, else by its integer id. */
    Optional<Contact> reread(StoredContact stored) {
        return extra(() -> readAgain(stored));
    }

    /** One contact by its UUID, else by its integer id. */
    Optional<Contact> readAgain(StoredContact stored) {
        return stored.uuid() != null ? getByUuid(stored.uuid()) : saw(Read.GET_V1, gateway.get(stored.id()));
    }

    static Read readOf(StoredContact stored) {
        return stored.uuid() != null ? Read.GET_V2 : Read.GET_V1;
    }

    private Optional<Contact> saw(Read read, ApiAnswer<Optional<Contact>> answer) {
        answer.content().ifPresent(contact -> seen.saw(read, contact));
        return answer.content();
    }

    /** What Heymarket says of the contact's consent (C5.8); empty where the answer names another contact. */
    ContactStatus status(StoredContact stored) {
        ContactStatus status = extra(() -> gateway.status(reference(stored)).content());
        return Consent.answered(status, stored.id(), stored.contact().getPhone());
    }

    /** The body by which the v1 status calls address a contact. */
    static ObjectNode reference(StoredContact stored) {
        return stored.id() != null
                ? ApiGateway.reference(stored.id(), null)
                : ApiGateway.reference(null, MatchKeys.digits(stored.contact().getPhone()));
    }

    /** One bulk write (C5.16, C5.10). An answer that cannot be read leaves its outcome as unknown as none. */
    <T> ApiAnswer<T> write(WriteEndpoint route, List<ObjectNode> items, Function<JsonNode, T> reader) {
        ApiRequest request = route.isV2() ? gateway.bulkWriteV2(items) : gateway.bulkWriteV1(items, route.overwrites());
        ApiResponse response = call(request);
        try {
            return new ApiAnswer<>(response, AnswerReader.read(request, response, reader));
        } catch (HeymarketAnswerException e) {
            policy.failed(request, e);
            throw new HeymarketUnknownOutcomeException(e.getMessage(), detailsOf(e), e);
        }
    }

    /** A changed phone (R3.5). */
    ApiResponse put(StoredContact stored, ObjectNode body) {
        return gateway.update(stored.id(), stored.uuid(), body);
    }

    /** A request that sets what a contact wants to receive. */
    ApiRequest setStatus(StoredContact stored, MessagingStatus status) {
        return gateway.request(ApiEndpoint.SET_STATUS_V1, reference(stored).put("status", status.wire()));
    }

    <T> T extra(Supplier<T> call) {
        long before = requests();
        try {
            return call.get();
        } finally {
            extraRequests += requests() - before;
        }
    }

    ApiResponse call(ApiRequest request) {
        try {
            ApiResponse response = client.call(request);
            policy.answered(request);
            return response;
        } catch (HeymarketException e) {
            if (!isInHaste) {
                policy.failed(request, e);
            }
            if (e instanceof HeymarketAuthenticationException && !e.isMaybeApplied()) {
                throw new JobAbortedException(CallPolicy.stopReasonAtOnce(e), e);
            }
            throw e;
        }
    }

    /**
     * Ends the run if nothing can go on. It is asked between calls, once what the last one left behind is written down.
     *
     * @param last the failure of the last call
     */
    void stopIfHopeless(HeymarketException last) {
        JobAbortedException.ifReason(policy.stopReason(last), last);
    }

    /** The same while a call is taken apart, whose parts fail in a row because of what is in them. */
    static void stopIfHopelessAtOnce(HeymarketException last) {
        JobAbortedException.ifReason(CallPolicy.stopReasonAtOnce(last), last);
    }

    /** A call was answered, and the answer is of no use. */
    void failed(ApiRequest request, HeymarketException e) {
        policy.failed(request, e);
    }

    /** Calls have failed for what they carried: others like them were taken. */
    void excuse() {
        policy.excuse();
    }

    private static Details detailsOf(HeymarketException e) {
        return new Details(e.getStatus(), null, e.getRequestId(), null, e.getAttempts());
    }

    /** The client as the gateway sees it: every call is counted, and the policy learns how it ended. */
    private final class Watched implements ApiClient {

        @Override
        public ApiResponse call(ApiRequest request) {
            return BulkCalls.this.call(request);
        }

        @Override
        public String account() {
            return client.account();
        }

        @Override
        public AccountMemory memory() {
            return client.memory();
        }
    }
}
