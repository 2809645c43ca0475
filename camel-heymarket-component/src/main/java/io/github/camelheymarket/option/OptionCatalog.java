package io.github.camelheymarket.option;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The options as Camel's catalog describes them. Camel's plugin generates the file from the annotations of the fields, those of
 * Camel's own classes included, so that nothing that an annotation says is written a second time.
 */
public final class OptionCatalog {

    private static final String FILE = "/META-INF/io/github/camelheymarket/heymarket.json";
    private static final Map<String, Option> ENDPOINT;
    private static final Set<String> COMPONENT;

    static {
        JsonNode file = read();
        ENDPOINT = options(file.path("properties"));
        COMPONENT = Collections.unmodifiableSet(
                new TreeSet<>(options(file.path("componentProperties")).keySet()));
    }

    private OptionCatalog() {}

    /** @param ofCamel whether a class of Camel has the field */
    private record Option(
            boolean ofCamel, boolean isPath, Set<String> labels, String type, String javaType, List<String> words) {

        static Option of(JsonNode option) {
            List<String> words = new ArrayList<>();
            option.path("enum").forEach(word -> words.add(word.asText()));
            return new Option(
                    !option.has("configurationClass"),
                    option.path("kind").asText().equals("path"),
                    Set.of(option.path("label").asText().split(",")),
                    option.path("type").asText(),
                    option.path("javaType").asText(),
                    List.copyOf(words));
        }
    }

    /** The words of each option of the component whose value is one of a few words. */
    public static Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        ENDPOINT.forEach((name, option) -> {
            if (!option.ofCamel && !option.words.isEmpty()) {
                words.put(name, option.words);
            }
        });
        return words;
    }

    /** Whether Camel converts the words of an option to constants, and so ignores their case. */
    public static boolean isConstant(String option) {
        Option found = ENDPOINT.get(option);
        return found != null && !found.words.isEmpty() && !found.javaType.equals(String.class.getName());
    }

    /** Whether an option is a number that counts something, and not a time. */
    public static boolean isCount(String option) {
        return ENDPOINT.entrySet().stream()
                .anyMatch(entry -> entry.getKey().equalsIgnoreCase(option)
                        && entry.getValue().type.equals("integer"));
    }

    /** Camel's own options of consumers. */
    public static Set<String> consumer() {
        return camel(option -> option.labels.contains("consumer"));
    }

    /** Camel's own options of producers. */
    public static Set<String> producer() {
        return camel(option -> option.labels.contains("producer"));
    }

    /** All options of the component: those that the endpoints inherit, and its own. */
    public static Set<String> component() {
        return COMPONENT;
    }

    private static Set<String> camel(Predicate<Option> which) {
        return ENDPOINT.entrySet().stream()
                .filter(entry -> entry.getValue().ofCamel && !entry.getValue().isPath && which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Option> options(JsonNode part) {
        Map<String, Option> options = new LinkedHashMap<>();
        part.properties().forEach(entry -> options.put(entry.getKey(), Option.of(entry.getValue())));
        return options;
    }

    private static JsonNode read() {
        try (InputStream file = OptionCatalog.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The jar of the component is incomplete: " + FILE + " is missing.");
            }
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
