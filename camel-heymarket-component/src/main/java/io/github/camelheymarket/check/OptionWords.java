package io.github.camelheymarket.check;

import io.github.camelheymarket.HeymarketConfigurationConfigurer;
import io.github.camelheymarket.configuration.ConsumerConfiguration;
import io.github.camelheymarket.option.OptionCatalog;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the options whose values are words, at the start; otherwise an invalid word would fail only with the first message, or never. */
public final class OptionWords {

    private static final Map<String, List<String>> WORDS = words();

    private OptionWords() {}

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new HashMap<>(OptionCatalog.words());
        words.put("matchBy", MatchBy.words());
        return Map.copyOf(words);
    }

    /** Checks the words of an endpoint, some of which may have been set on the component. */
    public static void check(ConsumerConfiguration configuration) {
        HeymarketConfigurationConfigurer options = new HeymarketConfigurationConfigurer();
        for (String option : WORDS.keySet()) {
            if (options.getOptionValue(configuration, option, false) instanceof String word) {
                check(option, word);
            }
        }
    }

    /** Checks the words of a URI. */
    public static void check(Map<String, Object> parameters) {
        parameters.forEach((option, value) -> check(option, String.valueOf(value)));
    }

    private static void check(String option, String value) {
        List<String> words = WORDS.get(option);
        String word = value.replace(" ", "");
        // Camel resolves a reference or property later.
        if (words != null && !isOneOf(words, option, word) && !word.startsWith("#") && !word.contains("{{")) {
            String nearest = Names.nearest(word, words)
                    .map(name -> " Did you mean '" + name + "'?")
                    .orElse("");
            throw new IllegalArgumentException(
                    "The option " + option + " must be one of " + String.join(" | ", words) + "." + nearest);
        }
    }

    private static boolean isOneOf(List<String> words, String option, String word) {
        return OptionCatalog.isConstant(option)
                ? words.stream().anyMatch(word::equalsIgnoreCase)
                : words.contains(word);
    }
}
