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
import java.util.Set;

/** A cursor as JSON, and back. */
final class CursorCodec {

    private static final String MANY = "Many";

    private CursorCodec() {}

    /** What an earlier version cannot read has another number. */
    static int format(CursorState cursor) {
        boolean many = cursor.done().compact() != null
                || cursor.load() != null && cursor.load().done().compact() != null;
        return many ? 2 : 1;
    }

    static ObjectNode write(CursorState cursor) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "floor", cursor.floor());
        put(json, "newest", cursor.newest());
        put(json, "done", cursor.done());
        if (cursor.load() != null) {
            ObjectNode load = json.putObject("load");
            put(load, "top", cursor.load().top());
            put(load, "low", cursor.load().low());
            put(load, "bottom", cursor.load().bottom());
            put(load, "done", cursor.load().done());
        }
        ObjectNode owed = json.putObject("owed");
        cursor.owed().forEach(owed::put);
        return json;
    }

    private static void put(ObjectNode json, String name, Instant instant) {
        if (instant != null) {
            json.put(name, instant.toString());
        }
    }

    private static void put(ObjectNode json, String name, Marks.State marks) {
        ObjectNode all = json.putObject(name);
        for (Marks.Mark mark : marks.listed()) {
            all.withObjectProperty(mark.updated().toString()).put(mark.id(), mark.mark());
        }
        Marks.Compact compact = marks.compact();
        if (compact != null) {
            ObjectNode many = json.putObject(name + MANY);
            many.put("updated", compact.last().updated().toString());
            many.put("id", compact.last().id());
            ArrayNode gaps = many.putArray("gaps");
            compact.gaps().forEach(gaps::add);
            many.put("sketch", compact.sketch().text());
        }
    }

    static Cursor read(JsonNode json) {
        Cursor cursor = new Cursor();
        cursor.floor = CursorText.instant(json.path("floor"));
        cursor.newest = CursorText.instant(json.path("newest"));
        cursor.done = marks(json, Place.OLDEST_FIRST);
        if (json.has("load")) {
            JsonNode load = json.get("load");
            cursor.load = new Cursor.Load();
            cursor.load.top = CursorText.instant(load.path("top"));
            cursor.load.low = CursorText.instant(load.path("low"));
            cursor.load.bottom = CursorText.instant(load.path("bottom"));
            cursor.load.done = marks(load, Place.NEWEST_FIRST);
        }
        json.path("owed")
                .properties()
                .forEach(e -> cursor.owed.put(e.getKey(), e.getValue().asInt()));
        cursor.team = json.has("team") ? Long.valueOf(json.get("team").asLong()) : null;
        return cursor;
    }

    private static Marks marks(JsonNode json, Comparator<Place> order) {
        List<Marks.Mark> listed = new ArrayList<>();
        json.path("done")
                .properties()
                .forEach(instant -> instant.getValue()
                        .properties()
                        .forEach(one -> listed.add(new Marks.Mark(
                                Instant.parse(instant.getKey()),
                                one.getKey(),
                                one.getValue().asText()))));
        JsonNode many = json.path("done" + MANY);
        Marks.Compact compact = null;
        if (many.isObject()) {
            Set<String> gaps = new HashSet<>();
            many.path("gaps").forEach(id -> gaps.add(id.asText()));
            compact = new Marks.Compact(
                    Sketch.of(many.path("sketch").asText()),
                    new Place(
                            Instant.parse(many.path("updated").asText()),
                            many.path("id").asText()),
                    gaps);
        }
        return Marks.read(new Marks.State(listed, compact), order);
    }
}
