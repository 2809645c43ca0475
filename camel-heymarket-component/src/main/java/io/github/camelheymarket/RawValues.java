package io.github.camelheymarket;

import java.util.stream.Collectors;

/** {@code RAW(…)} is taken off by Camel in a URI alone. Anywhere else it would become part of the value, of a token for instance. */
final class RawValues {

    private RawValues() {}

    /** @throws IllegalArgumentException naming the options, without their values */
    static void refuse(HeymarketConfiguration configuration) {
        HeymarketConfigurationConfigurer options = new HeymarketConfigurationConfigurer();
        String wrapped = new HeymarketEndpointUriFactory()
                .propertyNames().stream()
                        .filter(name -> options.getOptionValue(configuration, name, false) instanceof String text
                                && isRaw(text))
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (!wrapped.isEmpty()) {
            throw new IllegalArgumentException("RAW(...) must not be used in the value of " + wrapped
                    + ", where it would become part of the value. Use it only in the URI and the YAML parameters of an "
                    + "endpoint: on the component, in properties and in Java, write the value unchanged.");
        }
    }

    private static boolean isRaw(String text) {
        return text.startsWith("RAW(") && text.endsWith(")") || text.startsWith("RAW{") && text.endsWith("}");
    }
}
