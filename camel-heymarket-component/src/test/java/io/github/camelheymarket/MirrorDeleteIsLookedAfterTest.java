package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R10: a delete is reported when a read proves it; otherwise the contact stays in the ledger, and the outcome is unknown. */
class MirrorDeleteIsLookedAfterTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    private String uri(String more) {
        return "heymarket:contacts/sync?mode=mirror&syncName=crm&ledgerDirectory=" + folder
                + "&maxDeletes=1000&failOnPartial=false" + more;
    }

    private static String phone(int i) {
        return String.format(Locale.ROOT, "1%d55501%02d", 202 + i / 100, i % 100);
    }

    private static List<Map<String, String>> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Map.of("phone", "+" + phone(i), "first", "Row" + i))
                .toList();
    }

    private HeymarketSandbox created(Profile profile, int count) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        routes.ok(uri(""), rows(0, count));
        sandbox.clearRequests();
        return sandbox;
    }

    private SyncDeletions mirror(List<?> rows) {
        return routes.ok(uri(""), rows).getBody(SyncReport.class).getDeletions();
    }

    private static boolean isDelete(String method, String path) {
        return method.equals("DELETE");
    }

    static Stream<Arguments> lostAnswers() {
        Map<String, Supplier<Fault>> faults = Map.of(
                "reset", Fault::resetAfterApply,
                "500", () -> Fault.statusAfterApply(500),
                "nonsense", Fault::garbage);
        return faults.entrySet().stream()
                .flatMap(fault -> Stream.of(Profile.values())
                        .map(profile -> Arguments.of(fault.getKey(), fault.getValue(), profile)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("lostAnswers")
    void aDeleteWhoseAnswerIsLostCounts(String name, Supplier<Fault> fault, Profile profile) {
        HeymarketSandbox sandbox = created(profile, 4);
        sandbox.faults().add(fault.get().when(MirrorDeleteIsLookedAfterTest::isDelete));

        SyncDeletions deletions = mirror(rows(0, 1));

        assertThat(deletions.counts().deleted()).isEqualTo(3);
        assertThat(deletions.counts().gone() + deletions.counts().failed()).isZero();
        assertThat(sandbox.contactCount()).isOne();
        assertThat(mirror(rows(0, 1)).counts().candidates()).isZero();
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("lostAnswers")
    void aDeleteWhoseEveryAnswerIsLostCountsWhereALookProvesIt(String name, Supplier<Fault> fault, Profile profile) {
        HeymarketSandbox sandbox = created(profile, 3);
        sandbox.faults()
                .add(fault.get().when(MirrorDeleteIsLookedAfterTest::isDelete).always());

        SyncDeletions deletions = mirror(rows(0, 1));

        assertThat(deletions.counts().deleted()).isEqualTo(2);
        assertThat(sandbox.contactCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aDeleteThatIsAnsweredAndNotDoneIsReportedAndTriedAgain(Profile profile) {
        HeymarketSandbox sandbox = created(profile, 4);
        Fault proxy = sandbox.faults()
                .add(Fault.status(200, "\"ok\"")
                        .when(MirrorDeleteIsLookedAfterTest::isDelete)
                        .always());

        SyncDeletions deletions = mirror(rows(0, 1));

        assertThat(deletions.counts().deleted()).isZero();
        assertThat(deletions.counts().failed()).isEqualTo(3);
        assertThat(deletions.problems())
                .extracting(RowResult::reasonCode)
                .containsExactly("STILL_THERE", "STILL_THERE", "STILL_THERE");
        assertThat(proxy.hits()).isPositive();

        sandbox.faults().clear();
        assertThat(mirror(rows(0, 1)).counts().deleted()).isEqualTo(3);
        assertThat(sandbox.contactCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyCanLookTheOutcomeIsUnknownAndStaysInTheLedger(Profile profile) {
        HeymarketSandbox sandbox = created(profile, 2);
        // Else the rows, which were just written, could not be read either.
        sandbox.set(Switch.SEARCH_LAG, 0);
        sandbox.faults()
                .add(Fault.status(503)
                        .when((method, path) -> method.equals("GET"))
                        .always());

        Exchange exchange = routes.send(uri("").replace("failOnPartial=false", "failOnPartial=true"), rows(0, 1));

        HeymarketPartialException partial = exchange.getException(HeymarketPartialException.class);
        assertThat(partial.isMaybeApplied()).isTrue();
        SyncDeletions deletions = partial.getReport().getDeletions();
        assertThat(deletions.counts().deleted()).isZero();
        assertThat(deletions.problems()).extracting(RowResult::outcome).containsExactly(Outcome.UNKNOWN);
        sandbox.faults().clear();
        assertThat(mirror(rows(0, 1)).counts().candidates()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aContactThatNoCallMayHoldIsNamedAndTheOthersAreDeleted(Profile profile) {
        HeymarketSandbox sandbox = created(profile, 30);
        String uuid = sandbox.findByPhone(phone(17)).orElseThrow().uuid().toString();
        String id = Long.toString(sandbox.findByPhone(phone(17)).orElseThrow().id());
        sandbox.faults()
                .add(Fault.status(500)
                        .on("DELETE", "/v2/contacts")
                        .carrying(uuid)
                        .always());
        sandbox.faults().add(Fault.status(500).on("DELETE", "/v1/contact/" + id).always());

        SyncDeletions deletions = mirror(rows(0, 1));

        assertThat(deletions.counts().deleted()).isEqualTo(28);
        assertThat(deletions.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.contactId()).hasToString(id);
            assertThat(problem.status()).isEqualTo(500);
        });
    }

    @Test
    void splittingDeletesIsBounded() {
        HeymarketSandbox sandbox = created(Profile.KIND, 30);
        sandbox.faults().add(Fault.status(400).on("DELETE", "/v2/contacts").always());

        SyncDeletions deletions = routes.ok(uri("&maxSplitCalls=3"), rows(0, 1))
                .getBody(SyncReport.class)
                .getDeletions();

        assertThat(sandbox.requests("DELETE", "/v2/contacts")).hasSize(4);
        assertThat(deletions.counts().failed()).isEqualTo(29);
        assertThat(deletions.problems())
                .allSatisfy(problem -> assertThat(problem.reason()).contains("maxSplitCalls=3"));
        assertThat(sandbox.contactCount()).isEqualTo(30);
    }

    @Test
    void deletesThatAreNotAllowedStopAtTheFirst() {
        HeymarketSandbox sandbox = created(Profile.KIND, 30);
        sandbox.faults()
                .add(Fault.status(403)
                        .when(MirrorDeleteIsLookedAfterTest::isDelete)
                        .always());

        SyncDeletions deletions = routes.ok(uri("&bulkSize=1"), rows(0, 1))
                .getBody(SyncReport.class)
                .getDeletions();

        assertThat(sandbox.requests("DELETE", "/")).hasSize(1);
        assertThat(sandbox.requests("POST", "/v1/contact/status")).hasSizeLessThanOrEqualTo(2);
        assertThat(deletions.counts().failed()).isEqualTo(29);
        assertThat(deletions.problems())
                .allSatisfy(problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void deletesThatNeverGetAnAnswerStopAlthoughStatusCallsDo() {
        HeymarketSandbox sandbox = created(Profile.KIND, 100);
        sandbox.faults()
                .add(Fault.status(500)
                        .when(MirrorDeleteIsLookedAfterTest::isDelete)
                        .always());

        SyncDeletions deletions = routes.ok(uri("&bulkSize=1"), rows(0, 1))
                .getBody(SyncReport.class)
                .getDeletions();

        assertThat(sandbox.requestCount()).isLessThan(30);
        assertThat(deletions.counts().failed()).isEqualTo(99);
        assertThat(deletions.problems().get(90).reasonCode()).isEqualTo("RUN_STOPPED");
        assertThat(deletions.problems().get(90).status()).isEqualTo(500);
    }

    @Test
    void statusCallsThatNeverGetAnAnswerStop() {
        HeymarketSandbox sandbox = created(Profile.KIND, 100);
        sandbox.set(Switch.READ_OPT_OUT, "YES");
        sandbox.faults().add(Fault.status(500).on("POST", "/v1/contact/status").always());

        SyncDeletions deletions = mirror(rows(0, 1));

        assertThat(sandbox.requests("POST", "/v1/contact/status")).hasSizeLessThanOrEqualTo(6);
        assertThat(deletions.counts().failed()).isEqualTo(99);
        assertThat(sandbox.contactCount()).isEqualTo(100);
    }
}
