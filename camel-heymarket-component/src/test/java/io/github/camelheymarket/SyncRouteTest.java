package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.rowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contacts/sync from a route: what each mode does, what its report contains, when it stops, and what it refuses at start. */
class SyncRouteTest {

    private static final String MARA = "12025550143";
    private static final String NEW = "12025550144";

    @TempDir
    Path folder;

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static final List<Map<String, String>> SOURCE = List.of(
            Map.of("phone", "+1 202 555 0143", "first", "Ann", "Membership", "gold"),
            Map.of("phone", "+1 202 555 0144", "first", "New", "Membership", "silver"));

    private void seedMara(HeymarketSandbox sandbox) {
        long membership = sandbox.defineField("Membership");
        sandbox.seed(Map.of("phone", MARA, "first", "Mara", "custom", Map.of(membership, "")));
    }

    private static SyncReport report(Message message) {
        return message.getBody(SyncReport.class);
    }

    private static List<Map<String, String>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.of("phone", String.format(Locale.ROOT, "120255501%02d", i), "first", "Row" + i))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void upsertUpdatesAndCreates(Profile profile) {
        seedMara(routes.sandbox(profile));

        Message message = routes.ok("heymarket:contacts/sync", SOURCE);

        assertThat(report(message).getResult().getCounts()).isEqualTo(Map.of(Outcome.CREATED, 1L, Outcome.UPDATED, 1L));
        assertThat(routes.sandbox().findByPhone(MARA).orElseThrow().first()).isEqualTo("Ann");
        assertThat(routes.sandbox().findByPhone(NEW).orElseThrow().first()).isEqualTo("New");
        assertThat(message.getHeader(HeymarketConstants.RESULT_TOTAL)).isEqualTo(2L);
        assertThat(message.getHeader(HeymarketConstants.RESULT_UNSUCCESSFUL)).isEqualTo(0L);
        assertThat(message.getHeader(HeymarketConstants.RESULT_REQUESTS))
                .isEqualTo(report(message).getRequests())
                .isEqualTo(routes.sandbox().requestCount());
        assertThat(report(message).getDeletions()).isNull();

        assertThat(report(routes.ok("heymarket:contacts/sync", SOURCE))
                        .getResult()
                        .getCounts())
                .isEqualTo(Map.of(Outcome.UNCHANGED, 2L));
    }

    @ParameterizedTest
    @EnumSource
    void theOtherModesDoLess(Profile profile) {
        seedMara(routes.sandbox(profile));

        SyncReport updates = report(routes.ok("heymarket:contacts/sync?mode=update-only&dryRun=true", SOURCE));
        assertThat(updates.getResult().getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 1L, Outcome.SKIPPED, 1L));

        SyncReport fills = report(routes.ok("heymarket:contacts/sync?mode=fill-empty", SOURCE));
        assertThat(fills.getResult().getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 1L, Outcome.CREATED, 1L));
        assertThat(routes.sandbox().findByPhone(MARA).orElseThrow().first()).isEqualTo("Mara");
        assertThat(routes.sandbox().findByPhone(MARA).orElseThrow().custom()).containsValue("gold");

        SyncReport creates = report(routes.ok("heymarket:contacts/sync?mode=create-only", SOURCE));
        assertThat(creates.getResult().getCounts()).isEqualTo(Map.of(Outcome.SKIPPED, 2L));
        assertThat(creates.getMode()).isEqualTo("create-only");
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunChangesNothingAndShowsWhatTheRealOneChanges(Profile profile) {
        seedMara(routes.sandbox(profile));
        List<?> before = routes.sandbox().contacts();

        SyncReport dry = report(routes.ok("heymarket:contacts/sync?dryRun=true", SOURCE));

        assertThat(routes.sandbox().contacts()).isEqualTo(before);
        assertThat(dry.isDryRun()).isTrue();
        SyncReport real = report(routes.ok("heymarket:contacts/sync", SOURCE));
        assertThat(dry.getResult().getCounts()).isEqualTo(real.getResult().getCounts());
        for (int i = 0; i < SOURCE.size(); i++) {
            assertThat(rowsOf(dry.getResult()).get(i).changes())
                    .containsExactlyInAnyOrderElementsOf(
                            rowsOf(real.getResult()).get(i).changes());
        }
        assertThat(rowsOf(dry.getResult()).get(0).changes())
                .containsExactlyInAnyOrder(
                        new FieldChange("first", "Mara", "Ann"), new FieldChange("custom.Membership", null, "gold"));
    }

    @Test
    void aReportBecomesJson() {
        seedMara(routes.sandbox(Profile.KIND));

        Message message = routes.ok("heymarket:contacts/sync", SOURCE);

        JsonNode json = RouteTester.json(message.getBody(String.class));
        assertThat(json.path("mode").asText()).isEqualTo("upsert");
        assertThat(json.at("/counts/CREATED").asInt()).isEqualTo(1);
        assertThat(json.path("requests").asInt())
                .isEqualTo((int) routes.sandbox().requestCount());
        assertThat(json.path("seconds").isNumber()).isTrue();
        assertThat(json.path("deletions").isNull()).isTrue();
        assertThat(json.at("/rows/0/changes").size()).isEqualTo(2);
        assertThat(json).isEqualTo(message.getBody(JsonNode.class));
    }

    @Test
    void rowsThatAreRejectedGoToTheRejectedUriAndFailTheSyncAtItsEnd() {
        routes.sandbox(Profile.KIND);
        List<Object> rejected = new CopyOnWriteArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rejected").process(e -> rejected.add(e.getMessage().getBody()));
            }
        });
        List<Map<String, String>> rows = new ArrayList<>(rows(3));
        rows.add(1, Map.of("phone", "", "first", "Nobody"));

        HeymarketPartialException partial = routes.failure(
                HeymarketPartialException.class, "heymarket:contacts/sync?rejectedUri=direct:rejected", rows);

        assertThat(rejected).containsExactly(rows.get(1));
        assertThat(partial.getReport().count(Outcome.CREATED)).isEqualTo(3);
        assertThat(partial.getReport().count(Outcome.REJECTED)).isEqualTo(1);
        assertThat(partial.getResult()).isSameAs(partial.getReport().getResult());
    }

    @Test
    void moreFailedRowsThanAllowedStopItEarly() {
        routes.sandbox(Profile.KIND);
        List<Map<String, String>> rows = new ArrayList<>(rows(90));
        IntStream.of(3, 5, 7).forEach(i -> rows.set(i, Map.of("phone", "nonsense")));

        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class, "heymarket:contacts/sync?bulkSize=10&maxFailedRecords=2", rows);

        assertThat(stopped).hasMessageContaining("maxFailedRecords=2");
        assertThat(stopped.getReport().getTotal()).isEqualTo(8);
        assertThat(routes.sandbox().contactCount()).isZero();
        assertThat(report(routes.ok("heymarket:contacts/sync?bulkSize=10&maxFailedRecords=3&failOnPartial=false", rows))
                        .getTotal())
                .isEqualTo(90);
    }

    @Test
    void tooLargeAPartOfFailedRowsStopsItOnceEnoughRowsAreDone() {
        routes.sandbox(Profile.KIND);
        List<Map<String, String>> rows = new ArrayList<>(rows(90));
        IntStream.range(0, 90).filter(i -> i < 2 || i % 5 == 0 && i >= 40).forEach(i -> rows.set(i, Map.of()));

        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class, "heymarket:contacts/sync?bulkSize=10&errorThreshold=0.1", rows);

        assertThat(stopped).hasMessageContaining("errorThreshold=0.1");
        assertThat(stopped.getReport().getTotal()).isBetween(10L, 89L);
        assertThat(report(routes.ok("heymarket:contacts/sync?bulkSize=10&errorThreshold=0.3&failOnPartial=false", rows))
                        .getTotal())
                .isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=mirror&maxDeletes=5|syncName",
                "mode=mirror&syncName=crm|maxDeletes",
                "mode=mirror&syncName=../crm&maxDeletes=1|syncName",
                "syncName=crm|mode=mirror",
                "mode=upsert&maxDeletes=5|mode=mirror",
                "mode=create-only&clearEmpty=true|clearEmpty",
                "mode=fill-empty&allowOptIn=true|allowOptIn",
                "mode=updateonly|update-only",
                "strategy=snapshots|snapshot",
                "pageSize=100|strategy=snapshot",
                "errorThreshold=1.5|errorThreshold",
                "maxFailedRecords=-1|maxFailedRecords",
                "resolve=false|resolve",
                "coalesce=true|coalesce"
            })
    void whatContradictsItselfFailsAtStart(String optionsAndWord) {
        String[] parts = optionsAndWord.split("\\|");

        assertThat(routes.startFailure("heymarket:contacts/sync?" + parts[0])).hasStackTraceContaining(parts[1]);
    }

    @ParameterizedTest
    @EnumSource
    void whoOptedOutStaysSoInEveryMode(Profile profile) throws Exception {
        for (String mode : List.of("upsert", "create-only", "update-only", "fill-empty", "mirror")) {
            routes.sandbox().reset();
            routes.sandbox(profile);
            routes.sandbox().seed(Seed.phone(MARA).first("Mara").optedOutByContact());
            String options = mode.equals("mirror")
                    ? "&allowOptIn=true&syncName=s&maxDeletes=9&ledgerDirectory=RAW(" + folder + ")"
                    : mode.startsWith("up") ? "&allowOptIn=true" : "";

            routes.ok(
                    "heymarket:contacts/sync?mode=" + mode + options,
                    List.of(Map.of("phone", MARA, "first", "Ann", "last", "Lee", "is_opted_out", "no")));

            assertThat(routes.sandbox().findByPhone(MARA).orElseThrow().isOptedOut())
                    .as(mode)
                    .isTrue();
            assertThat(routes.sandbox().consentChanges()).as(mode).noneMatch(ConsentChange::isOptIn);
        }
    }
}
