package io.github.camelheymarket.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What can be set on the component, from the JSON that the Camel plugin writes of it. */
final class ComponentOptions {

    private static final String JSON = "/META-INF/io/github/camelheymarket/heymarket.json";
    private static final Map<String, String> BOXED =
            Map.of("boolean", "Boolean", "int", "Integer", "long", "Long", "double", "Double");

    /**
     * @param type its type in a class of properties
     * @param standard its default as text, {@code null} for none
     * @param values the words it knows, none where it takes anything
     */
    record Option(String name, String type, String description, String standard, List<String> values) {

        /** As Spring Boot writes it. */
        String dashed() {
            return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }

        String capitalized() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        /** Without package, for a source that imports it. */
        String simpleType() {
            return type.replaceAll("[a-z0-9]+\\.", "");
        }
    }

    private ComponentOptions() {}

    static List<Option> all() {
        List<Option> options = new ArrayList<>();
        try {
            JsonNode component = new ObjectMapper().readTree(ComponentOptions.class.getResource(JSON));
            component
                    .path("componentProperties")
                    .properties()
                    .forEach(property -> options.add(option(property.getKey(), property.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        options.sort(Comparator.comparing(Option::name));
        return options;
    }

    private static Option option(String name, JsonNode json) {
        List<String> values = new ArrayList<>();
        json.path("enum").forEach(value -> values.add(value.asText()));
        String type = type(json);
        boolean reference = json.path("type").asText().equals("object") && type.equals("String");
        String description = json.path("description").asText().strip()
                + (reference ? " A reference to a bean, such as #bean:name." : "");
        JsonNode standard = json.path("defaultValue");
        return new Option(name, type, description, standard.isMissingNode() ? null : standard.asText(), values);
    }

    private static String type(JsonNode json) {
        String javaType = json.path("javaType").asText();
        return switch (json.path("type").asText()) {
            case "duration" -> "java.time.Duration";
            case "string" -> "String";
            case "boolean", "integer", "number" -> BOXED.getOrDefault(javaType, javaType);
            case "enum" -> javaType.equals("java.lang.String") ? "String" : javaType;
            // A text can name a bean; Camel looks it up.
            case "object" -> javaType.startsWith("java.util.Map<") ? "java.util.Map<String, Object>" : "String";
            default -> throw new IllegalStateException("No type is known for " + json);
        };
    }

    static Set<String> imports(List<Option> options) {
        Set<String> imports = new TreeSet<>(Set.of("java.util.LinkedHashMap", "java.util.Map", "java.util.Objects"));
        options.stream()
                .map(option -> option.type().replaceAll("<.*", ""))
                .filter(type -> type.contains("."))
                .forEach(imports::add);
        return imports;
    }
}
