package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.bulk.StoredContact.Read;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.spi.HttpMethod;
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
    private final ObservedFields seen;
    private final CallPolicy policy = new CallPolicy();
    private final AccountMemory memory;
    private final WriteMemory written;
    private long extraRequests;
    /** Searches are not repeated when they fail, and their failures say nothing about the run. */
    private boolean isInHaste;

    BulkCalls(ApiClient client, ObservedFields seen) {
        this.client = CountedClient.of(client);
        this.seen = seen;
        this.memory = client.memory();
        this.written = new WriteMemory(memory.writes());
    }

    /** Of the whole job, what others have asked for with its client included. */
    long requests() {
        return client.requests();
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
        ObjectNode body = object();
        ArrayNode filters = body.putArray("contact_channels");
        addFilter(filters, "phone", phones);
        addFilter(filters, "email", emails);
        ApiResponse response = call(post("/v2/contacts/search", body, isInHaste ? CallKind.READ_ONCE : CallKind.READ));
        List<Contact> contacts = read(response, Answers::contacts);
        contacts.forEach(contact -> seen.saw(Read.SEARCH, contact));
        return contacts;
    }

    @Override
    public List<Contact> searchAgain(Collection<String> phones, Collection<String> emails) {
        return extra(() -> search(phones, emails));
    }

    @Override
    public Optional<Contact> read(Long id, String uuid) {
        return extra(() -> uuid != null
                ? getByUuid(uuid)
                : get(
                        new ApiRequest(OPERATION, HttpMethod.GET, "/v1/contact/" + id, null, CallKind.READ),
                        Read.GET_V1));
    }

    @Override
    public Optional<Contact> lookup(String phone) {
        return extra(() -> get(post("/v1/contact/get", object().put("phone", phone), CallKind.READ), Read.GET_V1));
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
                    ObjectNode body = object().put("limit", LIST_LIMIT).put("ascending", false);
                    if (page > 0) {
                        body.put("page", page);
                    }
                    ApiResponse response = call(post("/v2/contacts/list", body, CallKind.READ));
                    read(response, Answers::contacts)
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

    private static void addFilter(ArrayNode filters, String type, Collection<String> values) {
        if (!values.isEmpty()) {
            ArrayNode ids = filters.addObject().put("channel_type", type).putArray("channel_ids");
            values.forEach(ids::add);
        }
    }

    /** One contact by its UUID, empty where there is none. */
    Optional<Contact> getByUuid(String uuid) {
        return get(Read.GET_V2, "/v2/contact/" + uuid);
    }

    /** One contact for members that the search did not show; by its UUID, else by its integer id. */
    Optional<Contact> reread(StoredContact stored) {
        return extra(() -> readAgain(stored));
    }

    /** One contact by its UUID, else by its integer id. */
    Optional<Contact> readAgain(StoredContact stored) {
        return get(readOf(stored), "/" + pathOf(stored));
    }

    static Read readOf(StoredContact stored) {
        return stored.uuid() != null ? Read.GET_V2 : Read.GET_V1;
    }

    private static String pathOf(StoredContact stored) {
        return stored.uuid() != null ? "v2/contact/" + stored.uuid() : "v1/contact/" + stored.id();
    }

    private Optional<Contact> get(Read read, String path) {
        return get(new ApiRequest(OPERATION, HttpMethod.GET, path, null, CallKind.READ), read);
    }

    private Optional<Contact> get(ApiRequest request, Read read) {
        try {
            ApiResponse response = call(request);
            Optional<Contact> contact = read(response, Answers::contact);
            contact.ifPresent(found -> seen.saw(read, found));
            return contact;
        } catch (HeymarketNotFoundException | HeymarketBadRequestException e) {
            if (Absence.isMeantBy(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What Heymarket says of the contact's consent (C5.8); empty where the answer names another contact. */
    ContactStatus status(StoredContact stored) {
        ContactStatus status =
                extra(() -> read(call(post("/v1/contact/status", reference(stored), CallKind.READ)), Answers::status));
        return Consent.answered(status, stored.id(), stored.contact().getPhone());
    }

    /** The body by which the v1 status calls address a contact. */
    static ObjectNode reference(StoredContact stored) {
        return stored.id() != null
                ? object().put("id", stored.id())
                : object().put("phone", Keys.digits(stored.contact().getPhone()));
    }

    /** One bulk write (C5.16, C5.10). An answer that cannot be read leaves its outcome as unknown as none. */
    <T> Answer<T> write(WriteEndpoint route, List<ObjectNode> items, Function<JsonNode, T> reader) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        ApiRequest request = route.isV2()
                ? post("/v2/contacts", object().set("contacts", array), CallKind.UNSAFE_WRITE)
                : new ApiRequest(
                        OPERATION,
                        HttpMethod.POST,
                        "/v1/batch/contacts",
                        Map.of("overwrite", String.valueOf(route.overwrites())),
                        array,
                        CallKind.UNSAFE_WRITE);
        ApiResponse response = call(request);
        try {
            return new Answer<>(response, read(response, reader));
        } catch (HeymarketAnswerException e) {
            policy.failed(request, e);
            throw new HeymarketUnknownOutcomeException(e.getMessage(), detailsOf(response), e);
        }
    }

    /** A 2xx answer, and what it says. */
    record Answer<T>(ApiResponse response, T content) {}

    /** A changed phone (R3.5). */
    ApiResponse put(StoredContact stored, ObjectNode body) {
        String path = stored.id() != null ? "/v1/contact/" + stored.id() : "/v2/contact/" + stored.uuid();
        return call(new ApiRequest(OPERATION, HttpMethod.PUT, path, body, CallKind.REPEATABLE_WRITE));
    }

    static ApiRequest post(String path, JsonNode body, CallKind kind) {
        return new ApiRequest(OPERATION, HttpMethod.POST, path, body, kind);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
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
        stop(policy.stopReason(last), last);
    }

    /** The same while a call is taken apart, whose parts fail in a row because of what is in them. */
    static void stopIfHopelessAtOnce(HeymarketException last) {
        stop(CallPolicy.stopReasonAtOnce(last), last);
    }

    private static void stop(String reason, HeymarketException last) {
        if (reason != null) {
            throw new JobAbortedException(reason, last);
        }
    }

    /** A call was answered, and the answer is of no use. */
    void failed(ApiRequest request, HeymarketException e) {
        policy.failed(request, e);
    }

    /** Calls have failed for what they carried: others like them were taken. */
    void excuse() {
        policy.excuse();
    }

    private static <T> T read(ApiResponse response, Function<JsonNode, T> reader) {
        try {
            return reader.apply(response.body());
        } catch (IllegalArgumentException e) {
            throw new HeymarketAnswerException(OPERATION + ": " + e.getMessage(), detailsOf(response), null);
        }
    }

    private static Details detailsOf(ApiResponse response) {
        return new Details(response.status(), null, response.requestId(), null, response.attempts());
    }
}
