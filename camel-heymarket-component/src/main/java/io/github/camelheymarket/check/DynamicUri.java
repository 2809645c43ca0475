package io.github.camelheymarket.check;

import io.github.camelheymarket.HeymarketComponentConfigurer;
import io.github.camelheymarket.HeymarketEndpointUriFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * The URI of a {@code toD} as its author wrote it. Each resolved URI is compared with it, because a value from a message must not
 * become an option, a bean or a property.
 *
 * <p>Camel decodes a URI several times before it creates the endpoint, so that {@code %26} in a value becomes {@code &}. So the options
 * are compared after each decoding.
 */
public final class DynamicUri {

    private static final int DECODINGS = 3;
    private static final Pattern PATH = Pattern.compile("[\\w.+-]+:/{0,2}[a-z-]{1,40}/[a-z-]{1,40}");

    private final List<DynamicPart> parts;
    /** For each decoding, the options that the author wrote; in the values a mark replaces each dynamic part. */
    private final List<Map<String, Object>> written;

    private final boolean pathIsDynamic;

    private DynamicUri(List<DynamicPart> parts, List<Map<String, Object>> written, boolean pathIsDynamic) {
        this.parts = parts;
        this.written = written;
        this.pathIsDynamic = pathIsDynamic;
    }

    /** @throws IllegalArgumentException if the name of an option would come from the message */
    public static DynamicUri of(CamelContext context, String original) throws Exception {
        String uri = EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, original);
        List<DynamicPart> parts = new ArrayList<>();
        String marked = DynamicPart.mark(uri, parts);
        List<Map<String, Object>> written = steps(marked);
        for (Map<String, Object> options : written) {
            if (options.keySet().stream().anyMatch(DynamicPart::isMarked)) {
                throw new IllegalArgumentException(
                        "The name of an option of this toD comes from the message. Write the names as literals, and take "
                                + "only values from the message.");
            }
        }
        return new DynamicUri(parts, written, DynamicPart.isMarked(path(marked)));
    }

    /**
     * @param resolved the URI for an exchange
     * @throws IllegalArgumentException naming the option, never the value
     */
    public void check(Exchange exchange, String resolved) throws Exception {
        for (DynamicPart part : parts) {
            if (part.namesProperty(exchange)) {
                throw new IllegalArgumentException("A value from the message, " + part
                        + ", contains a property placeholder; a message must not read the properties of the program.");
            }
        }
        if (!noControl(resolved)) {
            throw new IllegalArgumentException("A value from the message for this toD contains a control character.");
        }
        if (pathIsDynamic && !PATH.matcher(path(resolved)).matches()) {
            throw new IllegalArgumentException(
                    "The path of this toD, resource/operation, comes from the message and is not a valid path. Write it "
                            + "as a literal, or let the message choose between two endpoints.");
        }
        List<Map<String, Object>> steps = steps(resolved);
        for (int step = 0; step < steps.size(); step++) {
            sameOptions(written.get(step), steps.get(step));
        }
        Map<String, Object> values = steps.get(1);
        written.get(1).forEach((option, template) -> {
            if (DynamicPart.isMarked(String.valueOf(template))) {
                DynamicValue.check(option, String.valueOf(template), String.valueOf(values.get(option)));
            }
        });
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** The URI of a route may have line breaks. */
    private static boolean noControl(String uri) {
        return uri.chars().noneMatch(Character::isISOControl);
    }

    private static void sameOptions(Map<String, Object> written, Map<String, Object> came) {
        Set<String> differ = new TreeSet<>();
        for (String option : came.keySet()) {
            if (count(written, option) != count(came, option)) {
                differ.add(option);
            }
        }
        if (!differ.isEmpty()) {
            throw new IllegalArgumentException("A value from the message would set " + named(differ)
                    + ", which this toD does not have, or has only once. A value never becomes an option: write the option "
                    + "in the URI, wrap a value that may contain any character in RAW(), as in &name=RAW(${...}), or pass "
                    + "it in a header.");
        }
        for (String option : written.keySet()) {
            if (!came.containsKey(option)) {
                throw new IllegalArgumentException("A value from the message would remove the option '" + option
                        + "' from this toD. A value never changes the options of a URI.");
            }
        }
    }

    /** Unknown names may contain anything, personal data included. */
    private static String named(Collection<String> options) {
        List<String> ours = options.stream()
                .map(option -> option.replaceFirst("^(map\\.|scheduler\\.).*", "$1"))
                .filter(option -> option.endsWith(".")
                        || new HeymarketEndpointUriFactory().propertyNames().contains(option)
                        || new HeymarketComponentConfigurer().getOptionType(option, false) != null)
                .toList();
        return ours.isEmpty() ? "an option" : "the option '" + String.join("', '", ours) + "'";
    }

    private static int count(Map<String, Object> options, String name) {
        Object value = options.get(name);
        if (value instanceof Collection<?> several) {
            return several.size();
        }
        return options.containsKey(name) ? 1 : 0;
    }

    /** The options as written, and after each decoding. */
    private static List<Map<String, Object>> steps(String uri) throws Exception {
        List<Map<String, Object>> steps = new ArrayList<>();
        String query = URISupport.extractQuery(uri);
        steps.add(query == null ? Map.of() : new TreeMap<>(URISupport.parseQuery(query)));
        String next = uri;
        for (int i = 0; i < DECODINGS; i++) {
            next = URISupport.normalizeUri(next);
            steps.add(new HashMap<>(URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(next)))));
        }
        return steps;
    }
}
