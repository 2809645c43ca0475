package io.github.camelheymarket.check;

import io.github.camelheymarket.HeymarketEndpointUriFactory;
import io.github.camelheymarket.client.PerContext;
import io.github.camelheymarket.row.Names;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/**
 * Adds the names of secret options to the keywords that Camel masks. By default Camel masks only names in its own catalog, such as
 * {@code apiKey}; its summary of the configuration would log {@code apiSecretKey} in clear text.
 */
public final class SecretNames {

    private final ReentrantLock lock = new ReentrantLock();
    private final ExtendedCamelContext extension;

    private SecretNames(CamelContext context) {
        extension = context.getCamelContextExtension();
    }

    /** Makes Camel mask the secret options of the component. */
    public static void hide(CamelContext context) {
        hide(context, new HeymarketEndpointUriFactory().secretPropertyNames());
    }

    /** Makes Camel mask misspelt names of secret options too: it logs a URI that it cannot resolve. */
    static void hideMisspelt(CamelContext context, Collection<String> unknown, Collection<String> known) {
        Set<String> secret = new HeymarketEndpointUriFactory().secretPropertyNames();
        hide(
                context,
                unknown.stream()
                        .filter(name -> Names.nearest(name, known)
                                .filter(secret::contains)
                                .isPresent())
                        .collect(Collectors.toSet()));
    }

    private static void hide(CamelContext context, Set<String> names) {
        PerContext.get(context, SecretNames.class, SecretNames::new).add(names);
    }

    /** Keywords that the context already has stay: an application may have set them. */
    private void add(Set<String> names) {
        lock.lock();
        try {
            Set<String> all = new LinkedHashSet<>();
            String own = extension.getAdditionalSensitiveKeywords();
            if (own != null) {
                Arrays.stream(own.split(",")).map(String::trim).forEach(all::add);
            }
            if (all.addAll(names)) {
                extension.setAdditionalSensitiveKeywords(String.join(",", all));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Without what cannot be in a name: after another character in place of = it is the value. */
    static String shown(String name) {
        int end = 0;
        while (end < name.length()
                && (Character.isLetterOrDigit(name.charAt(end)) || "._-".indexOf(name.charAt(end)) >= 0)) {
            end++;
        }
        return end == name.length() ? name : name.substring(0, end) + "…";
    }
}
