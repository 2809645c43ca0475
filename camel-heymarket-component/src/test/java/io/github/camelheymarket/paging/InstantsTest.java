package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T00:00:00Z, 2026-05-01T00:00:00Z",
        "2026-05-01T00:00:00.123+02:00, 2026-05-01T00:00:00.123+02:00",
        "by Mara Lindqvist, a time that cannot be read",
        ", a time that cannot be read"
    })
    void onlyATimeIsShownInAMessage(String text, String shown) {
        assertThat(Instants.shown(text)).isEqualTo(shown);
    }
}
