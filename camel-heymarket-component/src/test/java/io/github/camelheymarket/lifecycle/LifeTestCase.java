package io.github.camelheymarket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Contexts that stop while they work, against a sandbox whose searches do not lag. */
@Timeout(180)
abstract class LifeTestCase {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    HeymarketSandbox sandbox;

    @BeforeEach
    void useSandbox() {
        sandbox = HEYMARKET.sandbox();
        sandbox.set(Switch.SEARCH_LAG, 0);
    }

    static void assertNothingLeft(Life life) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(life.remains().all()).isEmpty());
    }
}
