package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code overlap}: a change that shows late is delivered if it is no later than that. */
class OverlapTest {

    private static final ChangesRig.Clock CLOCK = new ChangesRig.Clock();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(sandbox -> sandbox.clock(CLOCK));

    @BeforeEach
    void begin() {
        CLOCK.reset();
        HEYMARKET.sandbox().profile(Profile.KIND);
    }

    /** @return how many came of one that bears a time a minute back when it shows */
    private int lateOnes(String options) {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        try (ChangesRig rig = new ChangesRig(sandbox, CLOCK)) {
            sandbox.seed(Seed.phone("12025551000"));
            rig.start("start=fromNow" + options).poll();
            for (int i = 0; i < 3; i++) {
                CLOCK.pass(Duration.ofSeconds(60));
                sandbox.seed(Seed.phone("1202555200" + i));
                rig.poll();
            }
            int before = rig.exchanges.size();
            sandbox.seed(Seed.phone("12025553000")
                    .created(CLOCK.now().minusSeconds(60))
                    .updated(CLOCK.now().minusSeconds(60)));
            rig.poll();
            rig.poll();
            assertThat(rig.handled).isEmpty();
            return rig.exchanges.size() - before;
        }
    }

    @Test
    void whatShowsAMinuteLateIsDeliveredWithALongerOverlap() {
        assertThat(lateOnes("&overlap=2m")).isEqualTo(1);
    }

    @Test
    void itIsFiveSecondsWhereItIsNotSet() {
        assertThat(lateOnes("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fromBeginning", "fromNow"})
    void itCountsFromTheFirstContactOfAnAccountToo(String start) {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        try (ChangesRig rig = new ChangesRig(sandbox, CLOCK)) {
            rig.start("start=" + start).poll();
            CLOCK.pass(Duration.ofSeconds(60));
            sandbox.seed(Seed.phone("12025551000"));
            rig.poll();
            long late = sandbox.seed(Seed.phone("12025552000")
                            .created(CLOCK.now().minusSeconds(3))
                            .updated(CLOCK.now().minusSeconds(3)))
                    .id();

            rig.poll();

            assertThat(rig.ids(0)).contains(late);
        }
    }
}
