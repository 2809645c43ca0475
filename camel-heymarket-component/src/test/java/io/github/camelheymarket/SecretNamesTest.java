package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel masks what it logs of the component's options and URIs. */
class SecretNamesTest {

    private static final String SECRET = "hush-hush-4711";

    private final Main camel = new Main();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void start(Map<String, String> properties) {
        properties.forEach(camel::addInitialProperty);
        camel.configure().addRoutesBuilder(new NoRoutes());
        camel.start();
    }

    /** Main wants one. */
    private static final class NoRoutes extends RouteBuilder {
        @Override
        public void configure() {}
    }

    private boolean isMasked(String property) {
        return MainHelper.containsSensitive(camel.getCamelContext(), property, SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiSecretKey", "api-secret-key", "apiKey", "webhookToken", "webhookTokenSecondary"})
    void theSummaryOfCamelMainMasksWhatIsSecret(String option) {
        start(Map.of("camel.component.heymarket." + option, SECRET));

        assertThat(isMasked("camel.component.heymarket." + option)).isTrue();
        assertThat(isMasked("camel.component.heymarket.baseUrl")).isFalse();
    }

    @Test
    void whatTheUserWantsMaskedStaysSo() {
        start(Map.of(
                "camel.main.additionalSensitiveKeywords", "colour,shape", "camel.component.heymarket.apiKey", SECRET));

        assertThat(isMasked("some.colour")).isTrue();
        assertThat(isMasked("some.shape")).isTrue();
        assertThat(isMasked("camel.component.heymarket.apiSecretKey")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apikee",
                "apiKy",
                "apiSecretKy",
                "apiSekretKey",
                "webhookTokn",
                "webhokToken",
                "webhookTkenSecondary"
            })
    void aMisspeltSecretIsMaskedInEveryMessageOfCamel(String typed) {
        start(Map.of());

        assertThatThrownBy(() -> camel.getCamelContext()
                        .getEndpoint("heymarket:contacts/get?pageSize=3&" + typed + "=" + SECRET))
                .satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain(SECRET);
                    }
                    assertThat(failure.toString()).contains(typed);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiSecretKey<RAW(" + SECRET + ")",
                "apiSecretKey:" + SECRET,
                "apiSecretKey+" + SECRET,
                "apiSecretKey " + SECRET
            })
    void theMessageAboutAWrongSignBehindTheNameDoesNotHaveTheSecret(String typed) {
        start(Map.of());

        assertThatThrownBy(() -> camel.getCamelContext().getEndpoint("heymarket:contacts/get?pageSize=3&" + typed))
                .rootCause()
                .hasMessageContaining("There is no option 'apiSecretKey…'")
                .hasMessageNotContaining(SECRET);
    }
}
