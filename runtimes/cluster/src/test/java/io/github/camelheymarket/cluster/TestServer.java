package io.github.camelheymarket.cluster;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;

/** A server of the tests' own, on an ephemeral port. */
public interface TestServer extends BeforeAllCallback, AfterAllCallback {

    String url();

    /** Ends it, and with it every connection. */
    void stop() throws Exception;

    /** Starts it again on the same port. */
    void start() throws Exception;

    default ClusterSettings settings() {
        return ClusterSettings.of(
                        Map.of("url", url(), "timeout", Duration.ofSeconds(5).toMillis() + ""))
                .orElseThrow();
    }
}
