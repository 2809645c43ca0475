package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls to a sandbox that has faults. */
abstract class FaultTestCase {

    static final String CREATE = "{'phone':'12025550143'}";

    static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    HeymarketSandbox sandbox;

    Api api;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
    }

    void post(String path, String json) throws IOException {
        api.send("POST", path, json, UnaryOperator.identity());
    }
}
