package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Switch;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine whose clock is ahead of Heymarket's gets its calls through. */
class ClockBehindRouteTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 25})
    void bySecondsWithoutARefusal(int seconds) {
        HEYMARKET.sandbox().set(Switch.CLOCK_BEHIND, seconds);

        routes.ok("heymarket:contacts/count", null);

        assertThat(routes.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 300, 7_200})
    void byMoreWithOne(int seconds) {
        HEYMARKET.sandbox().set(Switch.CLOCK_BEHIND, seconds);

        routes.ok("heymarket:contacts/count", null);
        routes.ok("heymarket:contacts/count", null);

        assertThat(routes.calls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 45})
    void aWrongKeyFailsAllTheSame(int seconds) {
        HEYMARKET.sandbox().set(Switch.CLOCK_BEHIND, seconds);
        routes.configuration().setApiSecretKey("wrong");

        HeymarketAuthenticationException failure =
                routes.failure(HeymarketAuthenticationException.class, "heymarket:contacts/count", null);

        assertThat(routes.calls()).hasSize(2);
        assertThat(failure.getMessage().contains("45 s ahead of Heymarket's")
                        || failure.getMessage().contains("46 s"))
                .isEqualTo(seconds > 0);
    }
}
