package io.github.camelheymarket;

import io.github.camelheymarket.operation.OperationTable;
import io.github.camelheymarket.operation.OptionWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Finds what is wrong with an endpoint URI while the route starts, and says what would be right. */
final class EndpointUriCheck {

    /** About the connection, so every operation uses them that calls the API. */
    private static final Set<String> EVERYWHERE = Set.of(
            "apiVersion",
            "apiSecretId",
            "apiSecretKey",
            "apiKey",
            "baseUrl",
            "httpComponent",
            "connectTimeout",
            "responseTimeout",
            "requestsPerMinute",
            "maxRetries",
            "maxRetryDelay",
            "maxBudgetWait");

    private static final Set<String> OF_CAMEL = Set.of(
            "lazyStartProducer", "bridgeErrorHandler", "autowiredEnabled", "exceptionHandler", "exchangePattern");
    private static final String RENAME = "map.";

    private final CamelContext context;

    EndpointUriCheck(CamelContext context) {
        this.context = context;
    }

    /** The two parts of the URI's path. */
    record Path(String resource, String operation) {
        String name() {
            return resource + "/" + operation;
        }
    }

    Path path(String remaining) {
        String name = remaining == null ? "" : remaining.replaceAll("^/+|/+$", "");
        if (!OperationTable.names().contains(name)) {
            throw new IllegalArgumentException("There is no operation '" + name + "'."
                    + didYouMean(name, OperationTable.names(), " Did you mean '")
                    + " Write heymarket:resource/operation, where resource/operation is one of "
                    + String.join(", ", OperationTable.names()) + ".");
        }
        int slash = name.indexOf('/');
        return new Path(name.substring(0, slash), name.substring(slash + 1));
    }

    void options(String operation, Set<String> given) {
        Set<String> known = known();
        Set<String> unknown = new TreeSet<>();
        Set<String> unused = new TreeSet<>();
        for (String option : given) {
            String plain = option.startsWith(RENAME) ? "map" : option;
            if (plain.equals("resource") || plain.equals("operation")) {
                throw new IllegalArgumentException(
                        "'" + plain + "' is part of the path, not an option: write heymarket:" + operation
                                + " with the resource and operation that you mean.");
            }
            if (!known.contains(plain) || option.equals("map")) {
                unknown.add(option);
            } else if (!(EVERYWHERE.contains(plain) && OperationTable.callsApi(operation))
                    && !OF_CAMEL.contains(plain)
                    && !OperationTable.options(operation).contains(plain)) {
                unused.add(option);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown(unknown));
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(unused(operation, unused));
        }
    }

    /** The same for words that were set on the component. */
    void words(HeymarketConfiguration configuration) {
        Map<String, Object> words = new HashMap<>();
        words.put("notFound", configuration.getNotFound());
        words.put("unknownFields", configuration.getUnknownFields());
        words.put("tagMode", configuration.getTagMode());
        words.put("paging", configuration.getPaging());
        words.put("outputFormat", configuration.getOutputFormat());
        words.put("consentCheck", configuration.getConsentCheck());
        words.put("matchBy", configuration.getMatchBy());
        words.put("ackMode", configuration.getAckMode());
        words.values().removeIf(Objects::isNull);
        words(words);
    }

    /** A word that an option does not know would only show with the first message, or never. */
    void words(Map<String, Object> parameters) {
        parameters.forEach((option, value) -> OptionWords.of(option).ifPresent(words -> {
            String word = String.valueOf(value).replace(" ", "");
            boolean known = OptionWords.knows(option, word);
            // A reference or property is resolved later, by Camel.
            if (!known && !word.startsWith("#") && !word.contains("{{")) {
                throw new IllegalArgumentException("The option " + option + " is one of " + String.join(" | ", words)
                        + "." + didYouMean(word, words, " Did you mean '"));
            }
        }));
    }

    String unknown(Set<String> names) {
        Set<String> known = known();
        String each = names.stream()
                .map(name -> "'" + name + "'" + (name.equals("map") ? " (write map.<column>=<field>)" : "")
                        + didYouMean(name, known, "; did you mean '"))
                .collect(Collectors.joining(", "));
        return (names.size() == 1 ? "There is no option " : "There are no options ") + each
                + (each.endsWith("?") ? "" : ".")
                + " The component page lists all options.";
    }

    private static String unused(String operation, Set<String> names) {
        return names.stream()
                .map(name -> {
                    String plain = name.startsWith(RENAME) ? "map" : name;
                    List<String> users = OperationTable.usersOf(plain);
                    return operation + " does not use the option '" + name + "'"
                            + (users.isEmpty() ? "" : ", which belongs to " + String.join(", ", users));
                })
                .collect(Collectors.joining("; ", "", ". Leave it out: it would have no effect."));
    }

    private Set<String> known() {
        Set<String> names = new TreeSet<>(context.getCamelContextExtension()
                .getEndpointUriFactory("heymarket")
                .propertyNames());
        names.addAll(OF_CAMEL);
        return names;
    }

    private static String didYouMean(String typed, Collection<String> names, String lead) {
        return NearestName.of(typed, names).map(name -> lead + name + "'?").orElse("");
    }
}
