package io.github.camelheymarket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contexts that stop in the middle of everything. {@code -Dlifecycles=50} goes through as many, in turn in each profile. */
@Timeout(180)
class ContextLivesTest {

    private static final int LIVES = Integer.getInteger("lifecycles", 3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    static Stream<Arguments> lives() {
        return Stream.iterate(0, i -> i + 1)
                .limit(LIVES)
                .map(i -> Arguments.of(i, i % 2 == 0 ? Profile.HOSTILE : Profile.KIND));
    }

    /** Each life stops a little later, so that they stop in the middle of different things. */
    @ParameterizedTest
    @MethodSource("lives")
    void aContextThatStopsUnderLoadLeavesNothing(int life, Profile profile) throws Exception {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        sandbox.profile(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        Life context = new Life(sandbox, folder).start();
        Traffic traffic = new Traffic(sandbox, context, "1202555", "Mara").start();
        traffic.awaitRequests(30 + 7 * life % 100);

        context.close();

        traffic.assertAllEnded();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(context.remains().all()).isEmpty());
    }
}
