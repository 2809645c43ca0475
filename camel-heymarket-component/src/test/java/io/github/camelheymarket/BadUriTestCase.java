package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** URIs that fail when a route starts, before anything is sent. */
abstract class BadUriTestCase {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @AfterEach
    void nothingWasSent() {
        assertThat(routes.calls()).isEmpty();
    }

    /** The message of ours, not Camel's around it, which repeats the URI as the user wrote it. */
    static String own(Throwable failure) {
        assertThat(failure).as("the route should not start").isNotNull();
        Throwable last = failure;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        return last.getMessage();
    }
}
