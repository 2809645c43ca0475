package io.github.camelheymarket.check;

import io.github.camelheymarket.HeymarketConfigurationConfigurer;
import io.github.camelheymarket.HeymarketEndpointUriFactory;
import io.github.camelheymarket.configuration.ConsumerConfiguration;
import java.util.stream.Collectors;

/** Camel removes {@code RAW(…)} only in a URI. In other places it would become part of the value, for instance of a token. */
public final class RawValues {

    private RawValues() {}

    /** @throws IllegalArgumentException naming the options, without their values */
    public static void refuse(ConsumerConfiguration configuration) {
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
