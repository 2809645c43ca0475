package io.github.camelheymarket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A cursor as JSON, and back. */
final class CursorCodec {

    private CursorCodec() {}

    static ObjectNode write(Cursor cursor) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "floor", cursor.floor);
        put(json, "newest", cursor.newest);
        put(json, "done", cursor.done);
        if (cursor.load != null) {
            ObjectNode load = json.putObject("load");
            put(load, "top", cursor.load.top);
            put(load, "low", cursor.load.low);
            put(load, "bottom", cursor.load.bottom);
            put(load, "done", cursor.load.done);
        }
        ObjectNode owed = json.putObject("owed");
        cursor.owed.forEach(owed::put);
        return json;
    }

    private static void put(ObjectNode json, String name, Instant instant) {
        if (instant != null) {
            json.put(name, instant.toString());
        }
    }

    private static void put(ObjectNode json, String name, Marks marks) {
        ObjectNode all = json.putObject(name);
        marks.all().forEach((instant, byId) -> {
            ObjectNode one = all.putObject(instant.toString());
            byId.forEach(one::put);
        });
    }

    static Cursor read(JsonNode json) {
        Cursor cursor = new Cursor();
        cursor.floor = CursorText.instant(json.path("floor"));
        cursor.newest = CursorText.instant(json.path("newest"));
        cursor.done = marks(json.path("done"));
        if (json.has("load")) {
            JsonNode load = json.get("load");
            cursor.load = new Cursor.Load();
            cursor.load.top = CursorText.instant(load.path("top"));
            cursor.load.low = CursorText.instant(load.path("low"));
            cursor.load.bottom = CursorText.instant(load.path("bottom"));
            cursor.load.done = marks(load.path("done"));
        }
        json.path("owed")
                .properties()
                .forEach(e -> cursor.owed.put(e.getKey(), e.getValue().asInt()));
        cursor.team = json.has("team") ? Long.valueOf(json.get("team").asLong()) : null;
        return cursor;
    }

    private static Marks marks(JsonNode json) {
        Marks marks = new Marks();
        json.properties()
                .forEach(instant -> instant.getValue()
                        .properties()
                        .forEach(one -> marks.put(
                                Instant.parse(instant.getKey()),
                                one.getKey(),
                                one.getValue().asText())));
        return marks;
    }
}
