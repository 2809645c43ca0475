package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R5.5: an opt-out in one row of a sync holds for all rows of that person, however many calls lie between them. */
class OneOptOutASyncTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @CsvSource({"HOSTILE, search", "HOSTILE, snapshot", "KIND, search", "KIND, snapshot"})
    void aLaterRowThatSaysNoDoesNotOptIn(Profile profile, String strategy) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        List<Map<String, Object>> file = new ArrayList<>();
        file.add(Map.of("phone", PHONE, "first", "Mara", "is_opted_out", true));
        for (int i = 1; i < 150; i++) {
            file.add(Map.of("phone", String.format(Locale.ROOT, "1%d55501%02d", 303 + i / 100, i % 100)));
        }
        file.add(Map.of("phone", PHONE, "first", "Mara", "is_opted_out", false));

        for (int run = 0; run < 2; run++) {
            routes.ok("heymarket:contacts/sync?allowOptIn=true&strategy=" + strategy, file);

            assertThat(sandbox.findByPhone(PHONE).orElseThrow().isOptedOut()).isTrue();
        }
        assertThat(sandbox.consentChanges())
                .as("one opt-out, and nothing after it")
                .hasSize(1);
    }
}
