package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server says of a refused contact goes into results and messages without the contact's data. */
class ServerThatQuotesTest {

    private static final Map<String, Object> REFUSED = Map.of(
            "phone",
            "12025550143",
            "first",
            "Zwetla",
            "last",
            "Quist",
            "email",
            "zq@example.org",
            "tags",
            List.of(999));
    private static final Map<String, Object> GOOD = Map.of("phone", "12025550144", "first", "Ida");

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @CsvSource({
        "HOSTILE, REFUSE_WHOLE, NONE",
        "HOSTILE, FAILED_CONTACTS, MESSAGE",
        "KIND, REFUSE_WHOLE, ERROR",
        "KIND, FAILED_CONTACTS, REASON"
    })
    void aRefusedRow(Profile profile, String badRow, String member) {
        HeymarketSandbox sandbox = sandbox(profile);
        sandbox.set(Switch.BULK_BAD_ROW, badRow);
        sandbox.set(Switch.FAILED_REASON_MEMBER, member);

        BulkResult result = routes.ok("heymarket:contacts/bulk-upsert?failOnPartial=false", List.of(REFUSED, GOOD))
                .getBody(BulkResult.class);

        assertThat(result.getCounts()).containsEntry(Outcome.CREATED, 1L);
        RowResult refused = result.getProblems().get(0);
        assertThat(refused.reason()).contains("tag");
        assertThat(refused.toString()).doesNotContain("Zwetla", "Quist", "zq@example.org", "12025550143");
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, v1", "HOSTILE, v2", "KIND, v1", "KIND, v2"})
    void aRefusedCreate(Profile profile, String version) {
        sandbox(profile);

        Exchange exchange = routes.send("heymarket:contacts/create?apiVersion=" + version, REFUSED);

        assertThat(exchange.getException())
                .hasMessageContaining("tag")
                .message()
                .doesNotContain("Zwetla", "Quist", "zq@example.org", "12025550143");
    }

    private HeymarketSandbox sandbox(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.REASON_QUOTES, "YES");
        return sandbox;
    }
}
