package io.github.camelheymarket.check;

import io.github.camelheymarket.HeymarketEndpointUriFactory;
import io.github.camelheymarket.client.PerContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/**
 * Tells Camel which names stand for secrets. It masks those that are in its own catalog, {@code apiKey} for instance, and of other
 * components only those that the context names: its summary of what was configured would log {@code apiSecretKey} in clear.
 */
public final class SecretNames {

    private final ReentrantLock lock = new ReentrantLock();
    private final ExtendedCamelContext extension;

    private SecretNames(CamelContext context) {
        extension = context.getCamelContextExtension();
    }

    /** Has Camel mask the options of the component that are secret. */
    public static void hide(CamelContext context) {
        hide(context, new HeymarketEndpointUriFactory().secretPropertyNames());
    }

    /** Has Camel mask unknown options that are meant to be one of them: it prints the URI that it could not resolve. */
    static void hideMisspelt(CamelContext context, Collection<String> unknown, Collection<String> known) {
        Set<String> secret = new HeymarketEndpointUriFactory().secretPropertyNames();
        hide(
                context,
                unknown.stream()
                        .filter(name -> NearestName.of(name, known)
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
}
