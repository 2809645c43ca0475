package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.ReportPage;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.apache.camel.TypeConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report of a sync as a page. */
class SyncReportPageTest {

    private static final String TITLE = "<script>alert('title')</script>";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static final List<Map<String, String>> SOURCE = List.of(
            Map.of("phone", "+1 202 555 0143", "first", "Ann Secret", TITLE, "gold"),
            Map.of("phone", "+1 202 555 0144", "first", "<b>New</b>", TITLE, "silver"),
            Map.of("phone", "", "first", "Nobody"));

    private String page(String uri, List<Map<String, String>> rows) {
        Message message = routes.ok(uri, rows);
        return message.getBody(ReportPage.class).html();
    }

    private void seed(Profile profile) {
        long field = routes.sandbox(profile).defineField(TITLE);
        routes.sandbox().seed(Map.of("phone", "12025550143", "first", "Mara", "custom", Map.of(field, "bronze")));
    }

    @ParameterizedTest
    @EnumSource
    void thePageHasTheOutcomesTheFieldsAndTheReasonsAndNoValue(Profile profile) {
        seed(profile);

        String page = page("heymarket:contacts/sync?failOnPartial=false", SOURCE);

        assertThat(page)
                .contains("<h1>Sync</h1>", "3 rows", "class=\"created\"", "class=\"updated\"", "class=\"rejected\"")
                .contains(
                        "<td>custom.&lt;script&gt;alert(&#39;title&#39;)&lt;/script&gt;</td><td>1</td><td>1</td><td>0</td>")
                .contains("<td>REJECTED</td><td>NO_KEY</td>")
                .contains("The least possible")
                .doesNotContain(
                        "<script>", "<b>", "Ann", "Secret", "Nobody", "gold", "bronze", "2025550143", "src=", "href=");
    }

    @Test
    void aDryRunSaysSo() {
        seed(Profile.KIND);

        assertThat(page("heymarket:contacts/sync?dryRun=true&failOnPartial=false", SOURCE))
                .contains("<h1>Sync, dry run</h1>", "Nothing was changed.");
    }

    @Test
    void thePageBecomesTextAndAStream() throws Exception {
        seed(Profile.KIND);
        Message message = routes.ok("heymarket:contacts/sync?failOnPartial=false", SOURCE);
        ReportPage page = message.getBody(ReportPage.class);
        TypeConverter converter = message.getExchange().getContext().getTypeConverter();

        assertThat(converter.convertTo(String.class, page)).isEqualTo(page.html());
        try (InputStream stream = converter.convertTo(InputStream.class, page)) {
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(page.html());
        }
        assertThat(page.toString()).doesNotContain("<");
    }

    @Test
    void theLeastRequestsAreThoseOfTheRules() {
        routes.sandbox(Profile.KIND);
        List<Map<String, String>> rows = IntStream.range(0, 25)
                .mapToObj(i -> Map.of("phone", "1202555" + (1100 + i), "first", "Row" + i))
                .toList();

        SyncReport first = routes.ok("heymarket:contacts/sync?bulkSize=10&phoneCheck=possible", rows)
                .getBody(SyncReport.class);
        SyncReport second = routes.ok("heymarket:contacts/sync?bulkSize=10&phoneCheck=possible", rows)
                .getBody(SyncReport.class);

        assertThat(first.getLeastRequests()).isEqualTo(2 * 3 + 1);
        assertThat(second.getLeastRequests()).isEqualTo(3 + 1);
        assertThat(second.getRequests()).isGreaterThanOrEqualTo(second.getLeastRequests());
    }
}
