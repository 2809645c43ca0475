package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCheckTest {

    @Test
    void eachOfTheTokensPassesAndNothingElse() {
        TokenCheck check = new TokenCheck(List.of("one", "two"));

        assertThat(check.passes("one")).isTrue();
        assertThat(check.passes("two")).isTrue();
        assertThat(check.passes("onetwo")).isFalse();
        assertThat(check.passes("")).isFalse();
    }

    /** Whatever the settings let through. */
    @Test
    void aTokenThatIsNotThereNeverPasses() {
        assertThat(new TokenCheck(List.of("")).passes(null)).isFalse();
        assertThat(new TokenCheck(List.of()).passes(null)).isFalse();
    }
}
