package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {

    @ParameterizedTest
    @CsvSource({"-1, 1, 1, dedupWindow", "0, 0, 1, dedupSize", "0, 1, 0, maxBodySize"})
    void aValueThatIsTooSmallIsNamed(long window, int size, int maxBody, String option) {
        assertThatThrownBy(() -> new WebhookSettings(List.of("t0"), null, false, window, size, maxBody))
                .hasMessageContaining("The option " + option + " is");
    }

    @Test
    void theTextOfTheSettingsHasNoToken() {
        assertThat(new WebhookSettings(List.of("hush-4711"), "chat_*", true, 5, 6, 7).toString())
                .contains("chat_*", "dedupWindowMillis=5", "dedupSize=6", "maxBodySize=7")
                .doesNotContain("hush");
    }
}
