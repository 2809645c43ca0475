package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {

    @Test
    void aPhoneShowsItsLastTwoDigits() {
        assertThat(Masks.phone("+1 202 555 0143")).isEqualTo("…43");
        assertThat(Masks.phone("12025550143")).isEqualTo("…43");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1234", "Mara"})
    void aTextWithFewerThanFiveDigitsShowsNone(String text) {
        assertThat(Masks.phone(text)).isEqualTo("…");
    }

    @Test
    void aKeyShowsItsKindAndItsLastTwoCharacters() {
        assertThat(Masks.key("phone:12025550143")).isEqualTo("phone:…43");
        assertThat(Masks.key("email:mara@example.com")).isEqualTo("email:…om");
        assertThat(Masks.key("email:a")).isEqualTo("email:…a");
    }

    @ParameterizedTest
    @CsvSource({
        "42, 42",
        "7000123, 7000123",
        "12025550143, …43",
        "2025550143, …43",
        "37251234567, …67",
        "3725123456, …56"
    })
    void anIdThatMayBeAPhoneIsMasked(long id, String shown) {
        assertThat(Masks.id(id)).isEqualTo(shown);
    }
}
