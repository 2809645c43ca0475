package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.shape.Proof;
import org.jspecify.annotations.Nullable;

/**
 * A write whose first attempt got no answer, and whose second attempt was refused: Heymarket may have refused it because the
 * first was applied. A read of the conversation shows whether it was (C9.2.8, C9.2.9).
 */
final class RefusedRepeat {

    private final ApiEndpoint endpoint;
    private final ApiGateway gateway;

    RefusedRepeat(ApiEndpoint endpoint, ApiGateway gateway) {
        this.endpoint = endpoint;
        this.gateway = gateway;
    }

    /**
     * @return the answer to a write that turned out to be applied; it has no body
     * @throws HeymarketException the failure itself if it is no such refusal, else that the outcome is unknown
     */
    ApiResponse settle(ApiRequest write, HeymarketException failure) {
        JsonNode sent = write.body();
        Proof proof = endpoint.plainForm().proof();
        boolean refused =
                failure instanceof HeymarketBadRequestException || failure instanceof HeymarketNotFoundException;
        if (proof == null || sent == null || !refused || !failure.isMaybeApplied()) {
            throw failure;
        }
        if (isShown(proof, sent, failure)) {
            return new ApiResponse(
                    failure.getStatus(), failure.getRequestId(), MissingNode.getInstance(), failure.getAttempts());
        }
        // The failure is no cause, or onException would find that instead.
        HeymarketUnknownOutcomeException unknown = new HeymarketUnknownOutcomeException(
                "OUTCOME_UNKNOWN: an attempt before the last got no answer, so that Heymarket may have refused the last one "
                        + "because the first was applied, and the conversation could not be read as changed. Read it "
                        + "before you send this again. " + failure.getMessage(),
                new HeymarketException.Details(
                        new HeymarketException.Response(
                                failure.getStatus(),
                                failure.getCode(),
                                failure.getRequestId(),
                                failure.getField(),
                                failure.getResponseBody()),
                        failure.getAttempts(),
                        true),
                null);
        unknown.addSuppressed(failure);
        throw unknown;
    }

    private boolean isShown(Proof proof, JsonNode sent, HeymarketException failure) {
        try {
            String id = conversation(sent);
            ApiEndpoint reader = endpoint.reader();
            if (id == null || reader == null) {
                return false;
            }
            JsonNode shown = gateway.client()
                    .call(gateway.request(reader, id, null))
                    .body()
                    .path(proof.member());
            return !sent.path(proof.given()).isMissingNode()
                    && id(shown).equals(sent.path(proof.given()).asText());
        } catch (HeymarketException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** The id of the conversation that a body names by id, or by phone and inbox; {@code null} if it is unknown. */
    private @Nullable String conversation(JsonNode sent) {
        if (sent.has("conversation_id")) {
            return sent.get("conversation_id").asText();
        }
        if (!sent.has("target")) {
            return null;
        }
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        named.set("phoneNumber", sent.get("target"));
        named.set("inboxID", sent.get("inbox_id"));
        JsonNode id = gateway.client()
                .call(gateway.request(ApiEndpoint.HISTORY_V1, named))
                .body()
                .path(0)
                .path("conversation")
                .path("id");
        return id.isIntegralNumber() ? id.asText() : null;
    }

    /** An owner and an inbox are an id, or an object with one (C9.2). */
    private static String id(JsonNode value) {
        return value.isObject() ? value.path("id").asText() : value.asText();
    }
}
