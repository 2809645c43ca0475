package io.github.camelheymarket.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelheymarket.HeymarketEndpointUriFactory;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.Producer;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The URI of an endpoint, and the start of its producer. An input is what stands behind {@code heymarket:}. */
class OptionsFuzzTest {

    private static final EndpointUriFactory OPTIONS = new HeymarketEndpointUriFactory();

    private static Routes routes;

    @BeforeAll
    static void start() {
        routes = new Routes();
    }

    @AfterAll
    static void stop() {
        routes.close();
    }

    /** Whether the secret looks like a misspelt operation or option, or like a wrong word as the value of an option that is not secret. */
    private static boolean isShown(String part) {
        String[] words = part.split("[^\\w./-]", 3);
        return words[0].toLowerCase(Locale.ROOT).contains(Judge.SECRET)
                || words.length == 2
                        && OPTIONS.propertyNames().contains(words[0])
                        && !OPTIONS.secretPropertyNames().contains(words[0])
                        && words[1].toLowerCase(Locale.ROOT).contains(Judge.SECRET);
    }

    @Timeout(30)
    @FuzzTest
    void noUriDoesHarm(byte[] input) throws Exception {
        String rest = Parts.of(input).head();
        if (Stream.of(rest.split("[?&]")).anyMatch(OptionsFuzzTest::isShown)) {
            return;
        }
        routes.server().answer(List.of("[]".getBytes()));
        Endpoint endpoint = null;
        try {
            endpoint = routes.context().getEndpoint("heymarket:" + rest);
            Producer producer = endpoint.createProducer();
            try {
                ServiceHelper.startService(producer);
            } finally {
                ServiceHelper.stopAndShutdownService(producer);
            }
        } catch (ResolveEndpointFailedException e) {
            // Camel's own, with the URI that it has sanitized, and the component's reason; none if Camel cannot read
            // the URI or replace a placeholder in it.
            Throwable reason = e.getCause();
            if (!(reason instanceof URISyntaxException)
                    && !(reason instanceof ResolveEndpointFailedException)
                    && !String.valueOf(reason.getMessage()).startsWith("Property with key")) {
                Judge.isDiscreet(e.getCause());
            }
        } catch (Exception e) {
            Judge.isOurs(
                    e,
                    IllegalArgumentException.class,
                    UnsupportedOperationException.class,
                    NoSuchEndpointException.class,
                    FailedToCreateProducerException.class);
        } finally {
            if (endpoint != null) {
                routes.context().removeEndpoint(endpoint);
            }
        }
    }
}
