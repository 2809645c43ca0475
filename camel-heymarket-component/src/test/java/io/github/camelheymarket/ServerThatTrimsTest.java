package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blanks that a server takes off by itself look like nobody's change (R1.3). */
class ServerThatTrimsTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @CsvSource({"HOSTILE, YES", "HOSTILE, NO", "KIND, YES", "KIND, NO"})
    void aRowWithBlanksAtItsEndsIsUnchangedTheSecondTime(Profile profile, String trims) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.TEXT_TRIM, trims);
        long field = sandbox.defineField("Town");

        assertThat(counts()).isEqualTo(Map.of(Outcome.CREATED, 1L));
        assertThat(counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 1L));

        assertThat(sandbox.findByPhone(PHONE).orElseThrow())
                .hasFieldOrPropertyWithValue("first", "Mara")
                .hasFieldOrPropertyWithValue("custom", Map.of(field, "New  Haven"));
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, YES", "HOSTILE, NO", "KIND, YES", "KIND, NO"})
    void anUpdateWithBlanksAtItsEndsIsFoundStored(Profile profile, String trims) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.TEXT_TRIM, trims);
        sandbox.defineField("Town");
        routes.ok("heymarket:contacts/create", Map.of("phone", PHONE, "first", "Ann"));

        assertThat(counts()).isEqualTo(Map.of(Outcome.UPDATED, 1L));
    }

    private Map<Outcome, Long> counts() {
        Map<String, String> row = Map.of("phone", PHONE, "first", "Mara \u00a0", "Town", "\tNew  Haven ");
        return routes.ok("heymarket:contacts/bulk-upsert", List.of(row))
                .getBody(BulkResult.class)
                .getCounts();
    }
}
