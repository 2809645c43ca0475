package io.github.camelheymarket.examples.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeymarketAccountTest {

    private static final Map<String, String> SECRET =
            Map.of("HEYMARKET_API_SECRET_ID", "an-id", "HEYMARKET_API_SECRET_KEY", "a-key");

    @Test
    void takesTheApiSecretOfTheEnvironment() {
        try (HeymarketAccount account = HeymarketAccount.api(null, SECRET)) {
            HeymarketConfiguration settings = account.settings();
            assertThat(settings.getApiSecretId()).isEqualTo("an-id");
            assertThat(settings.getApiSecretKey()).isEqualTo("a-key");
            assertThat(settings.getApiKey()).isNull();
            assertThat(settings.getBaseUrl()).isEqualTo("https://api.heymarket.com");
            assertThat(account).hasToString("https://api.heymarket.com (no sandbox)");
        }
    }

    @Test
    void takesTheLegacyKeyAndTheBaseUrlOfTheEnvironment() {
        Map<String, String> environment = Map.of(
                "HEYMARKET_API_KEY", "a-key",
                "HEYMARKET_API_SECRET_ID", " ",
                "HEYMARKET_BASE_URL", "http://localhost:8765");
        try (HeymarketAccount account = HeymarketAccount.api(null, environment)) {
            assertThat(account.settings().getApiKey()).isEqualTo("a-key");
            assertThat(account.settings().getBaseUrl()).isEqualTo("http://localhost:8765");
        }
    }

    @Test
    void namesTheVariablesThatAreMissing() {
        assertThatThrownBy(() -> HeymarketAccount.api(null, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("HEYMARKET_API_SECRET_ID")
                .hasMessageContaining("HEYMARKET_API_KEY");
        assertThatThrownBy(() -> HeymarketAccount.api(null, Map.of("HEYMARKET_API_SECRET_KEY", "hidden-key")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not HEYMARKET_API_SECRET_ID")
                .hasMessageNotContaining("hidden-key");
    }

    @Test
    void refusesTwoKindsOfCredentials() {
        Map<String, String> both = Map.of(
                "HEYMARKET_API_SECRET_ID", "an-id", "HEYMARKET_API_SECRET_KEY", "a-key", "HEYMARKET_API_KEY", "other");
        assertThatThrownBy(() -> HeymarketAccount.api(null, both))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("keep one of the two");
    }

    @Test
    void givesItselfToAnotherProgramThroughTheEnvironment() {
        try (HeymarketAccount account = HeymarketAccount.sandbox(Profile.KIND, 500);
                HeymarketAccount other = HeymarketAccount.api(null, account.environment())) {
            assertThat(other.settings().getBaseUrl())
                    .isEqualTo(account.settings().getBaseUrl());
            assertThat(other.settings().getApiSecretKey())
                    .isEqualTo(account.sandbox().orElseThrow().secretKey());
            assertThat(account.settings().getRequestsPerMinute()).isEqualTo(500);
            assertThat(other.sandbox()).isEmpty();
        }
    }

    @Test
    void endsTheSandboxWithTheRun() {
        HeymarketAccount account = HeymarketAccount.sandbox(Profile.KIND);
        assertThat(account.toString()).endsWith("(sandbox, profile kind)");
        account.close();
    }
}
