package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.http.ApiRequest;
import io.github.camelheymarket.sandbox.messaging.Workspace;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A request on its way through one endpoint.
 *
 * @param request the request
 * @param path values of the placeholders in the path, in order
 * @param body parsed body; an empty object where none was sent and none is required
 * @param settings the switches as they were when the request came
 * @param state what the endpoints work on
 */
record Call(ApiRequest request, List<String> path, JsonNode body, SandboxSettings settings, State state) {
    ObjectNode object() {
        return (ObjectNode) body;
    }

    ArrayNode array() {
        return (ArrayNode) body;
    }

    /** The time to write into a contact. */
    Instant now() {
        ChronoUnit unit = settings.is(Switch.UPDATED_RESOLUTION, "SECONDS") ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        return state.clock()
                .instant()
                .minusSeconds(settings.number(Switch.CLOCK_BEHIND))
                .truncatedTo(unit);
    }

    /** Notes a change that a search does not show yet. {@code before} is {@code null} for a new contact. */
    SandboxContact changed(SandboxContact before, SandboxContact after) {
        if (settings.number(Switch.SEARCH_LAG) > 0) {
            state.contacts().changed(after.id(), before, state.clock().instant());
        }
        return after;
    }

    /** Deletes the conversations of a contact that was deleted, unless another one has the number or address (C5.4). */
    void forget(SandboxContact deleted) {
        for (Channel channel : deleted.channels()) {
            if (state.contacts().byChannel(channel.type(), channel.value()).isEmpty()) {
                state.workspace().forget(channel.value());
            }
        }
    }

    /** The time whose contacts a search shows. */
    Instant searched() {
        return state.clock().instant().minusMillis(settings.number(Switch.SEARCH_LAG));
    }

    /** The time whose messages the reads of messages show. */
    Instant messagesShown() {
        return state.clock().instant().minusMillis(settings.number(Switch.MESSAGE_LAG));
    }

    /** What a consent change is said to come from. */
    String cause(String detail) {
        return request.method() + " " + request.path() + (detail.isEmpty() ? "" : " " + detail);
    }

    /** The query parameter {@code overwrite}, false when left out (C5.3, C5.10). */
    boolean overwrite() {
        List<String> values = request.query().get("overwrite");
        if (values == null) {
            return false;
        }
        if (values.equals(List.of("true")) || values.equals(List.of("false"))) {
            return values.get(0).equals("true");
        }
        throw ApiError.bad("overwrite", "must be true or false");
    }

    Workspace workspace() {
        return state.workspace();
    }

    /** The integer id in the path of a call about something else than a contact. */
    long pathId() {
        String id = path.get(0);
        if (!id.matches("\\d{1,18}")) {
            throw ApiError.bad("id", "the path takes an integer id");
        }
        return Long.parseLong(id);
    }

    /** The contact named in the path of a v1 call, which takes the integer id (C4.1). */
    Optional<SandboxContact> contactByPathId() {
        String id = path.get(0);
        if (!id.matches("\\d{1,18}")) {
            throw ApiError.bad("id", "the path of v1 takes the integer id of a contact");
        }
        return state.contacts().byId(Long.parseLong(id));
    }

    /** The contact named in the path of a v2 call, which takes the UUID (C4.1). */
    Optional<SandboxContact> contactByPathUuid() {
        return state.contacts().byUuid(Check.uuid("contactID", path.get(0)));
    }
}
