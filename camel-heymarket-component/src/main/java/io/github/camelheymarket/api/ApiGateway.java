package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The calls to the API, each with its endpoint, its body and its answer. What it throws is what the client throws, and a
 * {@link HeymarketAnswerException} for an answer that has none of the documented shapes. It keeps nothing between calls;
 * counting and stop rules are those of the client that it is given.
 */
public final class ApiGateway {

    private final String operation;
    private final ApiClient client;

    /** @param operation what the calls are made for, in messages and metrics */
    public ApiGateway(String operation, ApiClient client) {
        this.operation = operation;
        this.client = client;
    }

    public ApiClient client() {
        return client;
    }

    /** A request to an endpoint without an id in its path. @param body {@code null} for none */
    public ApiRequest request(ApiEndpoint endpoint, JsonNode body) {
        return named(endpoint.request(body));
    }

    /** @param id an integer id or a UUID */
    public ApiRequest request(ApiEndpoint endpoint, String id, JsonNode body) {
        return named(endpoint.request(id, body));
    }

    private ApiRequest named(ApiRequest request) {
        return new ApiRequest(
                operation, request.method(), request.path(), request.query(), request.body(), request.kind());
    }

    /** Makes a call and reads its answer. */
    public <T> ApiAnswer<T> call(ApiRequest request, Function<JsonNode, T> reader) {
        ApiResponse response = client.call(request);
        return new ApiAnswer<>(response, AnswerReader.read(request, response, reader));
    }

    /** A contact by its integer id (C5.2); empty where Heymarket says that there is none. */
    public ApiAnswer<Optional<Contact>> get(long id) {
        return find(request(ApiEndpoint.GET_V1, Long.toString(id), null));
    }

    /** A contact by its UUID (C5.13); empty where Heymarket says that there is none. */
    public ApiAnswer<Optional<Contact>> get(String uuid) {
        return find(request(ApiEndpoint.GET_V2, uuid, null));
    }

    /** A contact by its integer id, or where that is {@code null} by its UUID. */
    public Optional<Contact> get(Long id, String uuid) {
        return (id == null ? get(uuid) : get(id.longValue())).content();
    }

    /** A contact by one member, a phone or an id (C5.7); empty where Heymarket says that there is none. */
    public ApiAnswer<Optional<Contact>> lookup(ObjectNode by) {
        return find(request(ApiEndpoint.LOOKUP_V1, by));
    }

    /** A contact by its phone, in digits. */
    public ApiAnswer<Optional<Contact>> lookup(String phone) {
        return lookup(object().put("phone", phone));
    }

    private ApiAnswer<Optional<Contact>> find(ApiRequest request) {
        try {
            ApiAnswer<Optional<Contact>> answer = call(request, Answers::contact);
            answer.content().ifPresent(contact -> contact.readFrom(client.account()));
            return answer;
        } catch (HeymarketException e) {
            if (Absence.isMeantBy(e)) {
                return new ApiAnswer<>(
                        new ApiResponse(
                                e.getStatus(),
                                e.getRequestId(),
                                JsonNodeFactory.instance.missingNode(),
                                e.getAttempts()),
                        Optional.empty());
            }
            throw e;
        }
    }

    /** The contacts that a search brings (C5.19), which may lag behind writes and be cut. */
    public ApiAnswer<List<Contact>> search(JsonNode filter) {
        return contacts(request(ApiEndpoint.SEARCH_V2, filter));
    }

    /** The same, not repeated when it fails. @param phones in digits */
    public ApiAnswer<List<Contact>> searchOnce(Collection<String> phones, Collection<String> emails) {
        ApiRequest request = request(ApiEndpoint.SEARCH_V2, ChannelFilter.of(phones, emails));
        return contacts(
                new ApiRequest(operation, request.method(), request.path(), request.body(), CallKind.READ_ONCE));
    }

    /** One page of a list of contacts. @param endpoint of either version */
    public ApiAnswer<List<Contact>> list(ApiEndpoint endpoint, ObjectNode page) {
        return contacts(request(endpoint, page));
    }

    /** The contacts that were changed last (C5.18). @param page {@code null} for the first */
    public ApiAnswer<List<Contact>> newest(int limit, Integer page) {
        ObjectNode body = object().put("limit", limit).put("ascending", false);
        return list(ApiEndpoint.LIST_V2, page == null ? body : body.put("page", page));
    }

    private ApiAnswer<List<Contact>> contacts(ApiRequest request) {
        ApiAnswer<List<Contact>> answer = call(request, Answers::contacts);
        answer.content().forEach(contact -> contact.readFrom(client.account()));
        return answer;
    }

    /** The custom fields of the team (C5.11). */
    public ApiAnswer<List<ContactField>> contactFields() {
        return call(request(ApiEndpoint.FIELDS_V1, object()), Answers::contactFields);
    }

    /** Tags of the team, the newest first (C9.4). @param before an instant to begin behind; {@code null} for the newest */
    public ApiAnswer<List<Tag>> tags(String before) {
        return call(
                request(ApiEndpoint.TAGS_V1, before == null ? object() : object().put("date", before)), Answers::tags);
    }

    /** How many contacts Heymarket counts (C5.6). */
    public ApiAnswer<Long> count() {
        return call(request(ApiEndpoint.COUNT_V1, object()), Answers::count);
    }

    /** What Heymarket says of a contact's consent (C5.8). @param by see {@link #reference} */
    public ApiAnswer<ContactStatus> status(ObjectNode by) {
        return call(request(ApiEndpoint.STATUS_V1, by), Answers::status);
    }

    /** The same; empty where Heymarket says that there is no such contact, or says nothing. */
    public Optional<ContactStatus> statusIfThere(ObjectNode by) {
        try {
            return Optional.ofNullable(status(by).content()).filter(status -> !status.isEmpty());
        } catch (HeymarketException e) {
            if (Absence.isMeantBy(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What the calls about a status name a contact by. @param id {@code null} where the phone is to be used */
    public static ObjectNode reference(Long id, String phone) {
        return id != null ? object().put("id", id) : object().put("phone", phone);
    }

    /**
     * Deletes by integer id (C5.4).
     *
     * @return whether there was such a contact, which an attempt without an answer may have deleted
     */
    public boolean deleteIfThere(long id) {
        try {
            client.call(request(ApiEndpoint.DELETE_V1, Long.toString(id), null));
            return true;
        } catch (HeymarketException e) {
            if (Absence.isMeantBy(e)) {
                return e.isMaybeApplied();
            }
            throw e;
        }
    }

    /** Deletes by UUID, many in a call (C5.17). */
    public ApiResponse deleteAll(Collection<String> uuids) {
        return client.call(request(ApiEndpoint.BULK_DELETE_V2, ChannelFilter.of("id", uuids)));
    }

    /** Changes a contact (C5.3, C5.14). @param id {@code null} where the UUID is to be used */
    public ApiResponse update(Long id, String uuid, ObjectNode body) {
        return client.call(
                id != null
                        ? request(ApiEndpoint.UPDATE_V1, Long.toString(id), body)
                        : request(ApiEndpoint.UPDATE_V2, uuid, body));
    }

    /** A request for a bulk write by v1 (C5.10). @param overwrite whether custom fields replace all stored ones */
    public ApiRequest bulkWriteV1(Collection<ObjectNode> contacts, boolean overwrite) {
        return named(ApiEndpoint.BULK_UPSERT_V1.request(
                "", Map.of("overwrite", String.valueOf(overwrite)), array(contacts)));
    }

    /** A request for a bulk write by v2 (C5.16). */
    public ApiRequest bulkWriteV2(Collection<ObjectNode> contacts) {
        return request(ApiEndpoint.BULK_UPSERT_V2, object().set("contacts", array(contacts)));
    }

    private static JsonNode array(Collection<ObjectNode> items) {
        return JsonNodeFactory.instance.arrayNode(items.size()).addAll(items);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
