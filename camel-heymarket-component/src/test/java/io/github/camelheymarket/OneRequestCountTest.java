package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R8: result, header and report have one figure of the requests spent, look-ups and retries included. */
class OneRequestCountTest {

    private static final String PHONE = "12025550143";
    private static final List<Map<String, String>> ROWS =
            List.of(Map.of("phone", "+" + PHONE, "first", "Mara", "Loyalty level", "gold", "tags", "vip"));

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    private void prepare(Profile profile) {
        routes.sandbox(profile).defineField("Loyalty level");
        routes.sandbox().defineTag("vip");
        routes.sandbox().faults().add(Fault.status(503).on("POST", "/v2/contacts/search"));
    }

    private long sent() {
        return routes.sandbox().requestCount();
    }

    private static long header(Message message) {
        return message.getHeader(HeymarketConstants.RESULT_REQUESTS, Long.class);
    }

    @ParameterizedTest
    @EnumSource
    void aBulkUpsertCountsLookUpsAndRetriesInResultAndHeader(Profile profile) {
        prepare(profile);

        Message message = routes.ok("heymarket:contacts/bulk-upsert", ROWS);

        assertThat(message.getBody(BulkResult.class).getRequests())
                .isEqualTo(header(message))
                .isEqualTo(sent());
    }

    @ParameterizedTest
    @EnumSource
    void theExceptionOfABulkUpsertInPartHasTheSameFigure(Profile profile) {
        prepare(profile);
        List<Map<String, String>> rows =
                List.of(ROWS.get(0), Map.of("phone", "+12025550144", "first", "Ben", "tags", "unheard of"));

        HeymarketPartialException partial =
                routes.failure(HeymarketPartialException.class, "heymarket:contacts/bulk-upsert", rows);

        assertThat(partial.getResult().getRequests()).isEqualTo(sent());
    }

    @ParameterizedTest
    @EnumSource
    void aBulkDeleteCountsItsCallsInResultAndHeader(Profile profile) {
        long id = routes.sandbox(profile).seed(Seed.phone(PHONE)).id();
        String uuid = routes.sandbox().seed(Seed.phone("12025550144")).uuid().toString();
        routes.sandbox().faults().add(Fault.status(503).on("DELETE", "/v2/contacts"));

        Message message = routes.ok("heymarket:contacts/bulk-delete?verify=true", List.of(id, uuid));

        assertThat(message.getBody(BulkResult.class).getRequests())
                .isEqualTo(header(message))
                .isEqualTo(sent())
                .isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void aMirrorHasOneFigureInReportResultAndHeader(Profile profile) {
        prepare(profile);
        String uri = "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=9&ledgerDirectory=" + folder;
        routes.ok(uri, List.of(ROWS.get(0), Map.of("phone", "+12025550144", "first", "Ben")));
        long before = sent();

        Message message = routes.ok(uri, ROWS);

        SyncReport report = message.getBody(SyncReport.class);
        assertThat(report.getDeletions().counts().deleted()).isOne();
        assertThat(report.getRequests())
                .isEqualTo(report.getResult().getRequests())
                .isEqualTo(header(message))
                .isEqualTo(sent() - before);
    }

    @ParameterizedTest
    @EnumSource
    void aCoalescedContactShowsWhatTheCallItSharedHasSpent(Profile profile) {
        prepare(profile);
        routes.ok("heymarket:contacts/bulk-upsert?coalesce=true", Map.of("phone", "+" + PHONE, "tags", "vip"));
        long before = sent();

        Message message = routes.ok(
                "heymarket:contacts/bulk-upsert?coalesce=true", Map.of("phone", "+12025550144", "tags", "vip"));

        assertThat(header(message)).isEqualTo(sent() - before).isGreaterThan(1);
    }
}
