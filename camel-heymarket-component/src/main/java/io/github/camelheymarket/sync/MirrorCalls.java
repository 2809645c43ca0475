package io.github.camelheymarket.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.CountedClient;
import io.github.camelheymarket.client.HttpMethod;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The calls by which a mirror deletes; each may be repeated. */
final class MirrorCalls {

    private static final String OPERATION = "contacts/sync";

    private final CountedClient client;
    private final long before;

    MirrorCalls(ApiClient client) {
        this.client = CountedClient.of(client);
        this.before = this.client.requests();
    }

    /** What the deletions alone have spent. */
    long requests() {
        return client.requests() - before;
    }

    /** What Heymarket says of a contact's consent (C5.8), empty where there is no such contact. */
    Optional<ContactStatus> status(long id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id);
        return present(post("/v1/contact/status", body), Answers::status).filter(status -> !status.isEmpty());
    }

    /** A contact by its UUID, empty where there is none. */
    Optional<Contact> get(String uuid) {
        return present(
                        new ApiRequest(OPERATION, HttpMethod.GET, "/v2/contact/" + uuid, null, CallKind.READ),
                        Answers::contact)
                .flatMap(contact -> contact);
    }

    /** A contact by its integer id, empty where there is none. */
    Optional<Contact> get(long id) {
        return present(
                        new ApiRequest(OPERATION, HttpMethod.GET, "/v1/contact/" + id, null, CallKind.READ),
                        Answers::contact)
                .flatMap(contact -> contact);
    }

    /** @return whether there was such a contact */
    boolean delete(long id) {
        return present(
                        new ApiRequest(
                                OPERATION, HttpMethod.DELETE, "/v1/contact/" + id, null, CallKind.REPEATABLE_WRITE),
                        body -> true)
                .isPresent();
    }

    /** Deletes several (C5.17); those who are not there any more are no fault. */
    void delete(List<String> uuids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = body.putArray("contact_channels")
                .addObject()
                .put("channel_type", "id")
                .putArray("channel_ids");
        uuids.forEach(ids::add);
        call(new ApiRequest(OPERATION, HttpMethod.DELETE, "/v2/contacts", body, CallKind.REPEATABLE_WRITE));
    }

    private static ApiRequest post(String path, JsonNode body) {
        return new ApiRequest(OPERATION, HttpMethod.POST, path, body, CallKind.READ);
    }

    private <T> Optional<T> present(ApiRequest request, Function<JsonNode, T> reader) {
        try {
            ApiResponse response = call(request);
            try {
                return Optional.ofNullable(reader.apply(response.body()));
            } catch (IllegalArgumentException e) {
                throw new HeymarketAnswerException(
                        OPERATION + ": " + e.getMessage(),
                        new Details(response.status(), null, response.requestId(), null, response.attempts()),
                        null);
            }
        } catch (HeymarketNotFoundException | HeymarketBadRequestException e) {
            if (Absence.isMeantBy(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ApiResponse call(ApiRequest request) {
        return client.call(request);
    }
}
