package io.github.camelheymarket.lifecycle;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contexts that stop in the middle of everything. {@code -Dlifecycles=50} goes through as many, in turn in each profile. */
class ContextLivesTest extends LifeTestCase {

    private static final int LIVES = Integer.getInteger("lifecycles", 3);

    static Stream<Arguments> lives() {
        return Stream.iterate(0, i -> i + 1)
                .limit(LIVES)
                .map(i -> Arguments.of(i, i % 2 == 0 ? Profile.HOSTILE : Profile.KIND));
    }

    /** Each life stops a little later, so that they stop in the middle of different things. */
    @ParameterizedTest
    @MethodSource("lives")
    void aContextThatStopsUnderLoadLeavesNothing(int life, Profile profile) throws Exception {
        sandbox.profile(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        Life context = new Life(sandbox, folder).start();
        Traffic traffic = new Traffic(sandbox, context, "1202555", "Mara").start();
        traffic.awaitRequests(30 + 7 * life % 100);

        context.close();

        traffic.assertAllEnded();
        assertNothingLeft(context);
    }
}
