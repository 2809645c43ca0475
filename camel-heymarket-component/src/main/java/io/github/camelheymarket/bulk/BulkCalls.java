package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.bulk.Stored.Read;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.HttpMethod;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownFateException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.MessagingStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The requests that a run is made of, counted, and the rule on when it ends early: at once where the credential is no
 * good or the thread was interrupted, else at the third call in a row that got no answer to the point (no connection, no
 * answer, 5xx, 429 to the end, nonsense, 404 for the endpoint itself). A call that Heymarket refuses got an answer.
 */
final class BulkCalls {

    private static final String OPERATION = "contacts/bulk-upsert";
    private static final Set<String> ENDPOINTS_OF_ALL =
            Set.of("/v2/contacts/search", "/v2/contacts", "/v1/batch/contacts");
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private final ApiClient client;
    private final SeenMembers seen;
    private long requests;
    private long extraRequests;
    private int failuresInARow;

    BulkCalls(ApiClient client, SeenMembers seen) {
        this.client = client;
        this.seen = seen;
    }

    long requests() {
        return requests;
    }

    long extraRequests() {
        return extraRequests;
    }

    /** One search for all of these keys, phones and e-mails typed apart (C5.19). */
    List<Contact> search(Collection<String> keys) {
        ObjectNode body = object();
        ArrayNode filters = body.putArray("contact_channels");
        addFilter(filters, "phone", keys.stream().filter(Keys::isPhone).toList());
        addFilter(filters, "email", keys.stream().filter(Keys::isEmail).toList());
        ApiResponse response = call(post("/v2/contacts/search", body, CallKind.READ));
        List<Contact> contacts = read(response, Answers::contacts);
        contacts.forEach(contact -> seen.saw(Read.SEARCH, contact));
        return contacts;
    }

    /** A contact of a list that was read before; that it is from this run's reads is as good as true. */
    Stored listed(Contact contact) {
        seen.saw(Read.LIST, contact);
        return Stored.listed(contact);
    }

    private static void addFilter(ArrayNode filters, String type, List<String> keys) {
        if (!keys.isEmpty()) {
            ArrayNode ids = filters.addObject().put("channel_type", type).putArray("channel_ids");
            keys.forEach(key -> ids.add(Keys.value(key)));
        }
    }

    /** One contact by its UUID, empty where there is none. */
    Optional<Contact> getByUuid(String uuid) {
        return get(Read.GET_V2, "/v2/contact/" + uuid);
    }

    /** One contact for members that the search did not show; by its UUID, else by its integer id. */
    Optional<Contact> reread(Stored stored) {
        return extra(() -> readAgain(stored));
    }

    /** One contact by its UUID, else by its integer id. */
    Optional<Contact> readAgain(Stored stored) {
        return get(readOf(stored), "/" + pathOf(stored));
    }

    static Read readOf(Stored stored) {
        return stored.uuid() != null ? Read.GET_V2 : Read.GET_V1;
    }

    private static String pathOf(Stored stored) {
        return stored.uuid() != null ? "v2/contact/" + stored.uuid() : "v1/contact/" + stored.id();
    }

    private Optional<Contact> get(Read read, String path) {
        try {
            ApiResponse response = call(new ApiRequest(OPERATION, HttpMethod.GET, path, null, CallKind.READ));
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

    /** What Heymarket says of the contact's consent (C5.8). */
    ContactStatus status(Stored stored) {
        return extra(() -> read(call(post("/v1/contact/status", reference(stored), CallKind.READ)), Answers::status));
    }

    ApiResponse subscribe(Stored stored) {
        ObjectNode body = reference(stored).put("status", MessagingStatus.SUBSCRIBED.wire());
        return extra(() -> call(post("/v1/contact/set_status", body, CallKind.REPEATABLE_WRITE)));
    }

    private static ObjectNode reference(Stored stored) {
        return stored.id() != null
                ? object().put("id", stored.id())
                : object().put("phone", Keys.value(Keys.phone(stored.contact().getPhone())));
    }

    /** One bulk write (C5.16, C5.10). An answer that cannot be read leaves its fate as unknown as none. */
    <T> Answer<T> write(Route route, List<ObjectNode> items, Function<JsonNode, T> reader) {
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
            throw new HeymarketUnknownFateException(e.getMessage(), detailsOf(response), e);
        }
    }

    /** A 2xx answer, and what it says. */
    record Answer<T>(ApiResponse response, T content) {}

    /** A changed phone (R3.5). */
    ApiResponse put(Stored stored, ObjectNode body) {
        String path = stored.id() != null ? "/v1/contact/" + stored.id() : "/v2/contact/" + stored.uuid();
        return call(new ApiRequest(OPERATION, HttpMethod.PUT, path, body, CallKind.REPEATABLE_WRITE));
    }

    private static ApiRequest post(String path, JsonNode body, CallKind kind) {
        return new ApiRequest(OPERATION, HttpMethod.POST, path, body, kind);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private <T> T extra(Supplier<T> call) {
        long before = requests;
        try {
            return call.get();
        } finally {
            extraRequests += requests - before;
        }
    }

    private ApiResponse call(ApiRequest request) {
        try {
            ApiResponse response = client.call(request);
            requests += response.attempts();
            failuresInARow = 0;
            return response;
        } catch (HeymarketException e) {
            requests += e.getAttempts();
            failuresInARow = isAnswer(e, request) ? 0 : failuresInARow + 1;
            if (e instanceof HeymarketAuthenticationException) {
                throw new StopRun("Heymarket does not accept the credential", e);
            }
            throw e;
        }
    }

    /** A refusal is an answer, and so is that a contact is not there; but the endpoints themselves must be there. */
    private static boolean isAnswer(HeymarketException e, ApiRequest request) {
        return e instanceof HeymarketBadRequestException
                || e instanceof HeymarketNotFoundException && !ENDPOINTS_OF_ALL.contains(request.path());
    }

    /**
     * Ends the run if nothing can go on. It is asked between calls, once what the last one left behind is written down.
     *
     * @param last the failure of the last call
     */
    void stopIfHopeless(HeymarketException last) {
        if (Thread.currentThread().isInterrupted()) {
            throw new StopRun("the run was interrupted", last);
        }
        if (failuresInARow >= MOST_FAILURES_IN_A_ROW) {
            throw new StopRun(failuresInARow + " calls in a row failed", last);
        }
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
