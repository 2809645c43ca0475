package io.github.camelheymarket.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.bulk.Consent;
import io.github.camelheymarket.bulk.UuidDeletes;
import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.CallPolicy;
import io.github.camelheymarket.client.CountedClient;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.spi.HttpMethod;
import io.github.camelheymarket.spi.LedgerEntry;
import java.util.Optional;
import java.util.function.Function;

/** The calls by which a mirror deletes; each may be repeated. */
final class MirrorCalls {

    private static final String OPERATION = "contacts/sync";

    private final CallPolicy policy = new CallPolicy();
    private final CountedClient counted;
    private final ApiClient client;
    private final long before;

    MirrorCalls(ApiClient client) {
        this.counted = CountedClient.of(client);
        this.client = policy.watching(counted);
        this.before = counted.requests();
    }

    /** What the deletions alone have spent. */
    long requests() {
        return counted.requests() - before;
    }

    /** Is told of every call. */
    CallPolicy policy() {
        return policy;
    }

    /** Deletes by UUID, many a call. */
    <T> UuidDeletes<T> deletes(Function<T, String> uuid, UuidDeletes.Listener<T> listener) {
        return new UuidDeletes<>(client, policy, OPERATION, uuid, listener);
    }

    /** Whether there is such a contact still. */
    boolean isThere(LedgerEntry entry) {
        return entry.id() == null
                ? get(entry.uuid()).isPresent()
                : get(entry.id()).isPresent();
    }

    /** What Heymarket says of a contact's consent (C5.8), empty where there is no such contact; an answer of another one tells nothing. */
    Optional<ContactStatus> status(long id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id);
        return present(post("/v1/contact/status", body), Answers::status)
                .filter(status -> !status.isEmpty())
                .map(status -> Consent.answered(status, id, null));
    }

    /** A contact by its UUID, empty where there is none. */
    Optional<Contact> get(String uuid) {
        return read("/v2/contact/" + uuid);
    }

    private Optional<Contact> read(String path) {
        return present(new ApiRequest(OPERATION, HttpMethod.GET, path, null, CallKind.READ), Answers::contact)
                .flatMap(contact -> contact);
    }

    /** A contact by its integer id, empty where there is none. */
    Optional<Contact> get(long id) {
        return read("/v1/contact/" + id);
    }

    /** @return whether there was such a contact, which an attempt without an answer may have deleted */
    boolean delete(long id) {
        try {
            client.call(
                    new ApiRequest(OPERATION, HttpMethod.DELETE, "/v1/contact/" + id, null, CallKind.REPEATABLE_WRITE));
            return true;
        } catch (HeymarketNotFoundException | HeymarketBadRequestException e) {
            if (Absence.isMeantBy(e)) {
                return e.isMaybeApplied();
            }
            throw e;
        }
    }

    private static ApiRequest post(String path, JsonNode body) {
        return new ApiRequest(OPERATION, HttpMethod.POST, path, body, CallKind.READ);
    }

    private <T> Optional<T> present(ApiRequest request, Function<JsonNode, T> reader) {
        try {
            ApiResponse response = client.call(request);
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
}
