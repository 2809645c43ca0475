package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object of an answer, as a map of its members: texts, numbers, booleans, lists and maps. It has a type of
 * its own, so that Camel converts it to JSON and not by {@code toString()}.
 */
public final class ResultObject extends AbstractMap<String, Object> implements JsonForm {

    private final Map<String, Object> members;

    /** @param json copied */
    public ResultObject(ObjectNode json) {
        this.members = Collections.unmodifiableMap(Json.plain(json));
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return members.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return members.containsKey(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return members.entrySet();
    }

    /** The JSON object, a copy. */
    public ObjectNode json() {
        return Json.object(members);
    }

    /** Only the names of the members, since a log may show the text. */
    @Override
    public String toString() {
        return "ResultObject" + members.keySet();
    }
}
