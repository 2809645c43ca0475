package io.github.camelheymarket.conformance.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shape of JSON without its values: {@code [2 x {id: integer, first?: text}]}. Only typical member names of an API are shown;
 * any other, such as the id of a custom field, is {@code <key>}.
 */
public final class Shape {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,30}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int UUID_LENGTH = 36;
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern URL = Pattern.compile("https?://.*");

    private Shape() {}

    public static String of(JsonNode json) {
        if (json.isObject()) {
            return object(json);
        }
        if (json.isArray()) {
            return json.isEmpty() ? "[]" : "[" + json.size() + " x " + elements(json) + "]";
        }
        if (json.isTextual()) {
            return text(json.textValue());
        }
        return json.isIntegralNumber()
                ? "integer"
                : json.isNumber() ? "number" : json.isBoolean() ? "boolean" : json.isNull() ? "null" : "nothing";
    }

    private static String object(JsonNode json) {
        Map<String, String> members = new LinkedHashMap<>();
        json.properties()
                .forEach(e -> members.merge(name(e.getKey()), member(e.getKey(), e.getValue()), Shape::either));
        return braces(members);
    }

    /** Custom fields are the team's data: neither their names nor their values may be in a report. */
    private static String member(String name, JsonNode value) {
        if (name.equals("custom") && value.isObject()) {
            return value.isEmpty() ? "{}" : "{<key>: " + values(value) + "}";
        }
        return of(value);
    }

    private static String values(JsonNode object) {
        TreeSet<String> shapes = new TreeSet<>();
        object.forEach(value -> shapes.add(value.isTextual() ? "text" : of(value)));
        return String.join(" or ", shapes);
    }

    /** One shape for all elements; a member that is missing in some has a question mark. */
    private static String elements(JsonNode array) {
        Map<String, String> members = new LinkedHashMap<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        TreeSet<String> others = new TreeSet<>();
        int objects = 0;
        for (JsonNode element : array) {
            if (element.isObject()) {
                objects++;
                element.properties().forEach(e -> {
                    String name = name(e.getKey());
                    members.merge(name, member(e.getKey(), e.getValue()), Shape::either);
                    times.merge(name, 1, Integer::sum);
                });
            } else {
                others.add(of(element));
            }
        }
        if (objects > 0) {
            Map<String, String> marked = new LinkedHashMap<>();
            for (Map.Entry<String, String> member : members.entrySet()) {
                boolean always = times.get(member.getKey()) >= objects;
                marked.put(member.getKey() + (always ? "" : "?"), member.getValue());
            }
            others.add(braces(marked));
        }
        return String.join(" or ", others);
    }

    private static String either(String one, String other) {
        return one.contains(other) ? one : other.contains(one) ? other : one + " or " + other;
    }

    private static String braces(Map<String, String> members) {
        return members.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String name(String name) {
        return matches(NAME, name) ? name : "<key>";
    }

    private static String text(String value) {
        if (value.isEmpty()) {
            return "\"\"";
        }
        if (matches(DIGITS, value)) {
            return "text of digits";
        }
        if (value.length() == UUID_LENGTH && matches(UUID, value)) {
            return "text as a UUID";
        }
        if (matches(TIME, value)) {
            return value.contains(".") ? "time with a fraction" : "time in seconds";
        }
        return matches(URL, value) ? "text as a URL" : "text";
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
