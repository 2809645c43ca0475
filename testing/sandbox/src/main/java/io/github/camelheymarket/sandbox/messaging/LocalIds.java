package io.github.camelheymarket.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that callers gave to writes of one kind, each with the first answer; kept for the whole team and for good (C11.24). */
public final class LocalIds {
    private final Map<String, JsonNode> answers = new HashMap<>();

    LocalIds() {}

    /** The first answer to a write of that kind with that key. */
    public synchronized Optional<JsonNode> first(String kind, String localId) {
        return Optional.ofNullable(answers.get(kind + " " + localId));
    }

    public synchronized void remember(String kind, String localId, JsonNode answer) {
        answers.putIfAbsent(kind + " " + localId, answer);
    }

    synchronized void clear() {
        answers.clear();
    }
}
