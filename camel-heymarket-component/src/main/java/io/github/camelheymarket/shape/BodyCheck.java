package io.github.camelheymarket.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.row.Names;
import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.row.UnknownFields;
import io.github.camelheymarket.shape.BodyShape.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a body against the members that an endpoint takes. Names are matched exactly, else ignoring case, blanks, {@code _}
 * and {@code -} (R1.2), and are sent as the endpoint writes them. A {@code null} is left out (C11.14).
 *
 * <p>An exception lists everything that is wrong, and no values.
 */
public final class BodyCheck {

    private static final int MAX_SHOWN = 40;
    private static final int MAX_DIGITS_SHOWN = 4;

    private final String operation;
    private final PhoneNumbers phones;
    private final UnknownFields unknown;

    public BodyCheck(String operation, PhoneNumbers phones, UnknownFields unknown) {
        this.operation = operation;
        this.phones = phones;
        this.unknown = unknown;
    }

    /** One thing that is wrong. */
    private record Fault(String reason, @Nullable String field, String words) {}

    /**
     * @return what to send
     * @throws HeymarketValidationException {@code UNKNOWN_MEMBER}, {@code MISSING_MEMBER}, {@code DUPLICATE_MEMBER} or
     *     {@code WRONG_TYPE}, or for a phone that is none
     */
    public ObjectNode checked(BodyShape shape, ObjectNode given) {
        List<Fault> faults = new ArrayList<>();
        ObjectNode body = object(shape, given, "", faults);
        fail(faults, given);
        return body;
    }

    /** The same for an array of such objects. */
    public ArrayNode checked(BodyShape shape, ArrayNode given) {
        List<Fault> faults = new ArrayList<>();
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) instanceof ObjectNode item) {
                body.add(object(shape, item, "[" + i + "].", faults));
            } else {
                faults.add(wrongType("[" + i + "]", "an object", given.get(i)));
            }
        }
        fail(faults, given);
        return body;
    }

    private void fail(List<Fault> faults, JsonNode given) {
        if (!faults.isEmpty()) {
            Fault first = faults.get(0);
            throw new HeymarketValidationException(
                    first.reason(),
                    first.field(),
                    operation + ": " + faults.stream().map(Fault::words).collect(Collectors.joining("; ")) + ".",
                    given);
        }
    }

    private ObjectNode object(BodyShape shape, ObjectNode given, String path, List<Fault> faults) {
        Names<Member> names = new Names<>();
        shape.members().forEach(member -> names.add(member.name(), member));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (entry.getValue().isNull()) {
                continue;
            }
            Set<Member> found = names.find(entry.getKey());
            if (found.isEmpty()) {
                if (unknown == UnknownFields.ERROR) {
                    faults.add(unknown(shape, entry.getKey(), path));
                }
                continue;
            }
            Member member = found.iterator().next();
            if (body.has(member.name())) {
                String name = path + member.name();
                faults.add(new Fault("DUPLICATE_MEMBER", name, "two members of the body mean '" + name + "'"));
            }
            body.set(member.name(), value(member, entry.getValue(), path + member.name(), faults));
        }
        missing(shape, body, path, faults);
        return body;
    }

    private JsonNode value(Member member, JsonNode given, String name, List<Fault> faults) {
        if (!member.list()) {
            return single(member, given, name, faults);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        if (given.isArray()) {
            for (int i = 0; i < given.size(); i++) {
                array.add(single(member, given.get(i), name + "[" + i + "]", faults));
            }
        } else {
            faults.add(wrongType(name, member.words(), given));
        }
        return array;
    }

    private JsonNode single(Member member, JsonNode given, String name, List<Fault> faults) {
        JsonNode value = member.type().read(name, given, phones);
        if (value == null) {
            faults.add(wrongType(name, member.type().words(false), given));
            return given;
        }
        return member.shape() != null && value instanceof ObjectNode inner
                ? object(member.shape(), inner, name + ".", faults)
                : value;
    }

    private static void missing(BodyShape shape, ObjectNode body, String path, List<Fault> faults) {
        for (Member member : shape.members()) {
            JsonNode value = body.path(member.name());
            boolean blank = value.isTextual() && value.asText().isBlank() || value.isArray() && value.isEmpty();
            if (member.required() && (value.isMissingNode() || blank)) {
                String name = path + member.name();
                faults.add(new Fault(
                        "MISSING_MEMBER", name, "the body requires the member '" + name + "', " + member.words()));
            }
        }
        for (Choice choice : shape.choices()) {
            long count = choice.names().stream().filter(body::has).count();
            if (count == 0 || choice.exactly() && count > 1) {
                String all = choice.names().stream()
                        .map(name -> "'" + path + name + "'")
                        .collect(Collectors.joining(", "));
                faults.add(new Fault(
                        count == 0 ? "MISSING_MEMBER" : "TOO_MANY_MEMBERS",
                        path + choice.names().get(0),
                        "the body requires " + (choice.exactly() ? "exactly" : "at least") + " one of the members "
                                + all));
            }
        }
    }

    private static Fault unknown(BodyShape shape, String name, String path) {
        String near = Names.nearest(name, shape.names())
                .map(nearest -> ", did you mean '" + path + nearest + "'?")
                .orElse("");
        String known = shape.members().stream()
                .map(member -> member.name() + (member.required() ? " (required)" : ""))
                .collect(Collectors.joining(", "));
        return new Fault(
                "UNKNOWN_MEMBER",
                isShown(name) ? path + name : null,
                "the body has " + (isShown(name) ? "the unknown member '" + path + name + "'" : "an unknown member")
                        + near + " (it may have " + known + ")");
    }

    /** A key of a map may be a person's data. */
    private static boolean isShown(String name) {
        return name.length() <= MAX_SHOWN
                && name.indexOf('@') < 0
                && name.chars().filter(Character::isDigit).count() <= MAX_DIGITS_SHOWN;
    }

    private static Fault wrongType(String name, String expected, JsonNode given) {
        return new Fault("WRONG_TYPE", name, "'" + name + "' must be " + expected + " but is " + words(given));
    }

    private static String words(JsonNode given) {
        return switch (given.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case BOOLEAN -> "a boolean";
            case NUMBER -> given.isIntegralNumber() ? "an integer" : "a number with a fraction";
            case STRING -> given.asText().isBlank() ? "blank" : "another text";
            default -> "null";
        };
    }
}
