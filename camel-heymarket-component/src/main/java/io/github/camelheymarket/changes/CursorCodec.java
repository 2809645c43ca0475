package io.github.camelheymarket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts a cursor to JSON and back. */
final class CursorCodec {

    private static final String DELIVERED = "done";
    private static final String COMPACT = "doneMany";
    private static final String RETRIES = "owed";

    private CursorCodec() {}

    /** Format 2 has members that the first version of the component cannot read. */
    static int format(CursorState cursor) {
        boolean compact = cursor.delivered().compact() != null
                || cursor.load() != null && delivered(cursor.load()).compact() != null;
        return compact ? 2 : 1;
    }

    private static DeliveredStates.Written delivered(CursorState.Load load) {
        return Objects.requireNonNull(load.delivered(), "what the load has delivered");
    }

    static ObjectNode write(CursorState cursor) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "floor", cursor.floor());
        put(json, "newest", cursor.newest());
        put(json, cursor.delivered());
        if (cursor.load() != null) {
            ObjectNode load = json.putObject("load");
            put(load, "top", cursor.load().top());
            put(load, "low", cursor.load().low());
            put(load, "bottom", cursor.load().bottom());
            put(load, delivered(cursor.load()));
        }
        ObjectNode retries = json.putObject(RETRIES);
        cursor.retries().forEach(retries::put);
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Instant instant) {
        if (instant != null) {
            json.put(name, instant.toString());
        }
    }

    private static void put(ObjectNode json, DeliveredStates.Written delivered) {
        ObjectNode listed = json.putObject(DELIVERED);
        for (ContactState state : delivered.listed()) {
            listed.withObjectProperty(state.updated().toString()).put(state.id(), state.digest());
        }
        DeliveredStates.Compact compact = delivered.compact();
        if (compact != null) {
            ObjectNode members = json.putObject(COMPACT);
            Position last = Objects.requireNonNull(compact.last(), "the position of many states");
            members.put("updated", last.updated().toString());
            members.put("id", last.id());
            ArrayNode gaps = members.putArray("gaps");
            compact.gaps().forEach(gaps::add);
            members.put("sketch", compact.sketch().text());
        }
    }

    static Cursor read(JsonNode json) {
        Cursor cursor = new Cursor();
        cursor.floor = CursorText.instant(json.path("floor"));
        cursor.newest = CursorText.instant(json.path("newest"));
        cursor.delivered = delivered(json, Position.OLDEST_FIRST);
        if (json.has("load")) {
            JsonNode load = json.get("load");
            cursor.load = new Cursor.Load();
            cursor.load.top = CursorText.instant(load.path("top"));
            cursor.load.low = CursorText.instant(load.path("low"));
            cursor.load.bottom = CursorText.instant(load.path("bottom"));
            cursor.load.delivered = delivered(load, Position.NEWEST_FIRST);
        }
        json.path(RETRIES)
                .properties()
                .forEach(e -> cursor.retries.put(e.getKey(), e.getValue().asInt()));
        cursor.team = json.has("team") ? Long.valueOf(json.get("team").asLong()) : null;
        return cursor;
    }

    private static DeliveredStates delivered(JsonNode json, Comparator<Position> order) {
        List<ContactState> listed = new ArrayList<>();
        json.path(DELIVERED).properties().forEach(instant -> {
            Instant updated = Instant.parse(instant.getKey());
            instant.getValue()
                    .properties()
                    .forEach(contact -> listed.add(new ContactState(
                            updated, contact.getKey(), contact.getValue().asText())));
        });
        JsonNode members = json.path(COMPACT);
        DeliveredStates.Compact compact = null;
        if (members.isObject()) {
            Set<String> gaps = new HashSet<>();
            members.path("gaps").forEach(id -> gaps.add(id.asText()));
            compact = new DeliveredStates.Compact(
                    Sketch.of(members.path("sketch").asText()),
                    new Position(
                            Instant.parse(members.path("updated").asText()),
                            members.path("id").asText()),
                    gaps);
        }
        return DeliveredStates.read(new DeliveredStates.Written(listed, compact), order);
    }
}
