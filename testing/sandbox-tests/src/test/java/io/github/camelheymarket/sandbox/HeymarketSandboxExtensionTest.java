package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeymarketSandboxExtensionTest {
    @RegisterExtension
    static final HeymarketSandboxExtension SHARED = new HeymarketSandboxExtension();

    private static HeymarketSandbox first;

    @BeforeAll
    static void runsBeforeTheFirstTest() {
        first = SHARED.sandbox();
    }

    @AfterEach
    void leaveSomethingBehind() {
        SHARED.sandbox().seed(Seed.phone("12025550143"));
    }

    @AfterAll
    static void servesTheWholeClass() {
        assertThat(SHARED.sandbox()).isSameAs(first);
    }

    @RepeatedTest(2)
    void eachTestStartsEmptyInTheProfileHostile(HeymarketSandbox sandbox) {
        assertThat(sandbox).isSameAs(first);
        assertThat(sandbox.contactCount()).isZero();
        assertThat(sandbox.settings()).isEqualTo(SandboxSettings.of(Profile.HOSTILE));
    }

    @Nested
    class InANestedClass {
        @Test
        void itIsTheSameSandbox(HeymarketSandbox sandbox) {
            assertThat(sandbox).isSameAs(first);
        }
    }

    @Nested
    class InAnotherNestedClass {
        @Test
        void itIsStillTheSameSandbox(HeymarketSandbox sandbox) {
            assertThat(sandbox).isSameAs(first);
            assertThat(new Api(sandbox).get("/v1/team").status()).isEqualTo(200);
        }
    }

    @Test
    void outsideTheTestsThereIsNone() {
        assertThatThrownBy(() -> new HeymarketSandboxExtension().sandbox()).isInstanceOf(IllegalStateException.class);
    }
}
