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
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.model.Tag;
import io.github.camelheymarket.shape.AnswerShape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls to the API: a method creates the request, makes the call and reads the response. It throws the exceptions of the
 * client, and a {@link HeymarketAnswerException} for a response of an unknown form. It has no state; {@link JobClient} counts the
 * calls, and {@link CallPolicy} decides when a job stops.
 */
public final class ApiGateway {

    private final String operation;
    private final ApiClient client;
    private final Calls calls;

    /** Makes a call, and reads its response. */
    interface Calls {

        <T> T call(ApiRequest request, Function<ApiResponse, T> reader);
    }

    /** @param operation the operation for which the calls are made, in messages and meters */
    public ApiGateway(String operation, ApiClient client) {
        this(operation, client, new Calls() {
            @Override
            public <T> T call(ApiRequest request, Function<ApiResponse, T> reader) {
                return reader.apply(client.call(request));
            }
        });
    }

    /** @param calls makes the calls whose response the gateway reads */
    ApiGateway(String operation, ApiClient client, Calls calls) {
        this.operation = operation;
        this.client = client;
        this.calls = calls;
    }

    public ApiClient client() {
        return client;
    }

    /** A request to an endpoint without an id in its path. @param body {@code null} for none */
    public ApiRequest request(ApiEndpoint endpoint, @Nullable JsonNode body) {
        return named(endpoint.request(body));
    }

    /** @param id an integer id or a UUID */
    public ApiRequest request(ApiEndpoint endpoint, @Nullable String id, @Nullable JsonNode body) {
        return named(endpoint.request(id, body));
    }

    private ApiRequest named(ApiRequest request) {
        return new ApiRequest(
                operation, request.method(), request.path(), request.query(), request.body(), request.kind());
    }

    /** Makes a call and reads the response. */
    public <T> ApiAnswer<T> call(ApiRequest request, Function<JsonNode, T> reader) {
        return calls.call(request, response -> new ApiAnswer<>(response, AnswerReader.read(request, response, reader)));
    }

    /** A contact by its integer id (C5.2); empty if it does not exist. */
    public ApiAnswer<Optional<Contact>> get(long id) {
        return find(request(ApiEndpoint.GET_V1, Long.toString(id), null));
    }

    /** A contact by its UUID (C5.13); empty if it does not exist. */
    public ApiAnswer<Optional<Contact>> get(@Nullable String uuid) {
        return find(request(ApiEndpoint.GET_V2, uuid, null));
    }

    /** A contact by its integer id, or by its UUID if the id is {@code null}. */
    public Optional<Contact> get(@Nullable Long id, @Nullable String uuid) {
        return (id == null ? get(uuid) : get(id.longValue())).content();
    }

    /** A contact by a phone or id (C5.7); empty if it does not exist. @param by an object with one member */
    public ApiAnswer<Optional<Contact>> lookup(ObjectNode by) {
        return find(request(ApiEndpoint.LOOKUP_V1, by));
    }

    /** A contact by its phone; empty if it does not exist. @param phone in digits */
    public ApiAnswer<Optional<Contact>> lookup(String phone) {
        return lookup(object().put("phone", phone));
    }

    private ApiAnswer<Optional<Contact>> find(ApiRequest request) {
        try {
            ApiAnswer<Optional<Contact>> answer = call(request, Answers::contact);
            return new ApiAnswer<>(
                    answer.response(), answer.content().map(contact -> contact.readFrom(client.account())));
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

    /** Searches contacts (C5.19). The response may be incomplete and may not show recent writes. */
    public ApiAnswer<List<Contact>> search(JsonNode filter) {
        return contacts(request(ApiEndpoint.SEARCH_V2, filter));
    }

    /** Searches contacts without retries. @param phones in digits */
    public ApiAnswer<List<Contact>> searchOnce(Collection<String> phones, Collection<String> emails) {
        ApiRequest request = request(ApiEndpoint.SEARCH_V2, ChannelFilter.of(phones, emails));
        return contacts(
                new ApiRequest(operation, request.method(), request.path(), request.body(), CallKind.READ_ONCE));
    }

    /** One page of the list of contacts. @param endpoint the list of v1 or v2 */
    public ApiAnswer<List<Contact>> list(ApiEndpoint endpoint, ObjectNode page) {
        return contacts(request(endpoint, page));
    }

    /** The contacts that were updated last (C5.18). @param page {@code null} for the first page */
    public ApiAnswer<List<Contact>> newest(int limit, @Nullable Integer page) {
        ObjectNode body = object().put("limit", limit).put("ascending", false);
        return list(ApiEndpoint.LIST_V2, page == null ? body : body.put("page", page));
    }

    private ApiAnswer<List<Contact>> contacts(ApiRequest request) {
        ApiAnswer<List<Contact>> answer = call(request, Answers::contacts);
        return new ApiAnswer<>(
                answer.response(),
                answer.content().stream()
                        .map(contact -> contact.readFrom(client.account()))
                        .toList());
    }

    /** The custom fields of the team (C5.11). */
    public ApiAnswer<List<ContactField>> contactFields() {
        return call(request(ApiEndpoint.FIELDS_V1, object()), Answers::contactFields);
    }

    /** Tags of the team, the newest first (C9.4). @param before only tags created before this time; {@code null} for all */
    public ApiAnswer<List<Tag>> tags(@Nullable String before) {
        return call(
                request(ApiEndpoint.TAGS_V1, before == null ? object() : object().put("date", before)), Answers::tags);
    }

    /** The items of an answer that is a list (C9). @param body {@code null} for none */
    public ApiAnswer<ResultList<ResultObject>> items(ApiEndpoint endpoint, @Nullable JsonNode body) {
        return call(request(endpoint, body), AnswerShape::items);
    }

    /**
     * The newest messages of one conversation, at most 50 (C9.1.3).
     *
     * @param phone in digits
     */
    public ApiAnswer<ResultList<ResultObject>> history(String phone, long inboxId) {
        return call(
                named(ApiEndpoint.HISTORY_V1.request(
                        "", Map.of("phoneNumber", phone, "inboxID", Long.toString(inboxId)), null)),
                AnswerShape::items);
    }

    /** The number of contacts (C5.6). */
    public ApiAnswer<Long> count() {
        return call(request(ApiEndpoint.COUNT_V1, object()), Answers::count);
    }

    /** The consent of a contact (C5.8). @param by as {@link #reference} returns it */
    public ApiAnswer<ContactStatus> status(ObjectNode by) {
        return call(request(ApiEndpoint.STATUS_V1, by), Answers::status);
    }

    /** The consent of a contact; empty if the contact does not exist or the response is empty. */
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

    /** The reference to a contact in status calls: the id, or the phone if the id is {@code null}. */
    public static ObjectNode reference(@Nullable Long id, @Nullable String phone) {
        return id != null ? object().put("id", id) : object().put("phone", phone);
    }

    /**
     * Deletes a contact by its integer id (C5.4).
     *
     * @return whether the contact was deleted; also {@code true} if it is absent after an attempt without a response
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

    /** Deletes contacts by UUID in one call (C5.17). */
    public ApiResponse deleteAll(Collection<String> uuids) {
        return client.call(request(ApiEndpoint.BULK_DELETE_V2, ChannelFilter.of("id", uuids)));
    }

    /** Updates a contact by its id (C5.3), or by its UUID if the id is {@code null} (C5.14). */
    public ApiResponse update(@Nullable Long id, @Nullable String uuid, ObjectNode body) {
        return client.call(
                id != null
                        ? request(ApiEndpoint.UPDATE_V1, Long.toString(id), body)
                        : request(ApiEndpoint.UPDATE_V2, uuid, body));
    }

    /** A request for a bulk write with v1 (C5.10). @param overwrite whether existing contacts are overwritten, not skipped */
    public ApiRequest bulkWriteV1(Collection<ObjectNode> contacts, boolean overwrite) {
        return named(ApiEndpoint.BULK_UPSERT_V1.request(
                "", Map.of("overwrite", String.valueOf(overwrite)), array(contacts)));
    }

    /** A request for a bulk write with v2 (C5.16). */
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
