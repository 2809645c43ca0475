package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00+02:00",
                "2026-01-01T00:00:00 02:00",
                " 2026-01-01T00:00:00+02:00 ",
                "2025-12-31T22:00:00Z",
                "2025-12-31T22:00 00:00",
                "2025-12-31T17:00:00.000-05:00",
            })
    void anOffsetWhosePlusSignBecameABlankIsReadAsMeant(String text) {
        assertThat(Start.of(text)).isEqualTo(new Start(true, Instant.parse("2025-12-31T22:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00", "yesterday", "T 02:00", ""})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Start.of(text)).hasMessageContaining("2026-05-01T00:00:00Z");
    }

    @Test
    void theWordsStay() {
        assertThat(Start.of("fromNow")).isEqualTo(Start.NOW);
        assertThat(Start.of("fromBeginning")).isEqualTo(Start.BEGINNING);
    }
}
