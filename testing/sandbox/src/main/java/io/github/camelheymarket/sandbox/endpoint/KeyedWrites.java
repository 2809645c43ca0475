package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.LocalIds;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes that a {@code local_id} is to keep from happening twice (C9.1, C9.3, C11.24). */
final class KeyedWrites {
    private KeyedWrites() {}

    /**
     * Writes, or does what {@link Switch#LOCAL_ID} says if the key was used before.
     *
     * @param kind what is written; each kind has keys of its own
     * @param localId the caller's key, empty if none was given
     */
    static ApiAnswer once(Call call, String kind, String localId, Supplier<JsonNode> write) {
        LocalIds keys = call.workspace().localIds();
        synchronized (call.workspace()) {
            Optional<JsonNode> first = localId.isEmpty() || call.settings().is(Switch.LOCAL_ID, "IGNORED")
                    ? Optional.empty()
                    : keys.first(kind, localId);
            if (first.isPresent() && call.settings().is(Switch.LOCAL_ID, "REJECT")) {
                throw ApiError.bad("local_id", "was used before");
            }
            JsonNode answer = first.orElseGet(write);
            if (!localId.isEmpty()) {
                keys.remember(kind, localId, answer);
            }
            return ApiAnswer.ok(answer);
        }
    }
}
