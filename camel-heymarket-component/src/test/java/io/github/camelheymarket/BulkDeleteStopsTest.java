package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.1, R8.5: a bulk delete finds the row that breaks its calls, and stops where nothing can go on. */
class BulkDeleteStopsTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static final String URI = "heymarket:contacts/bulk-delete?failOnPartial=false";

    private List<String> uuids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> routes.sandbox()
                        .seed(Seed.phone(String.format(Locale.ROOT, "1%d55501%02d", 202 + i / 100, i % 100)))
                        .uuid()
                        .toString())
                .toList();
    }

    private List<Long> ids(int count) {
        uuids(count);
        return routes.sandbox().contacts().stream().map(contact -> contact.id()).toList();
    }

    private static List<RowResult> results(BulkResult result) {
        List<RowResult> rows = new ArrayList<>();
        result.rows().forEachRemaining(rows::add);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 41, 99})
    void aPoisonedRowIsNamedAndTheOthersAreDeleted(int place) {
        List<String> uuids = uuids(100);
        routes.sandbox()
                .faults()
                .add(Fault.status(500)
                        .on("DELETE", "/v2/contacts")
                        .carrying(uuids.get(place))
                        .always());

        BulkResult result = routes.ok(URI, uuids).getBody(BulkResult.class);

        assertThat(result.getProblems()).singleElement().satisfies(row -> {
            assertThat(row.index()).isEqualTo(place);
            assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(row.status()).isEqualTo(500);
        });
        assertThat(routes.sandbox().contactCount()).isOne();
    }

    @Test
    void aPoisonedRowThatIsDeletedAllTheSameIsDeleted() {
        List<String> uuids = uuids(10);
        routes.sandbox()
                .faults()
                .add(Fault.statusAfterApply(500)
                        .on("DELETE", "/v2/contacts")
                        .carrying(uuids.get(4))
                        .always());

        BulkResult result = routes.ok(URI, uuids).getBody(BulkResult.class);

        assertThat(result.getUnsuccessful()).isZero();
        assertThat(routes.sandbox().contactCount()).isZero();
    }

    @Test
    void splittingCallsThatGetNoAnswerIsBounded() {
        List<String> uuids = uuids(100);
        routes.sandbox()
                .faults()
                .add(Fault.status(500)
                        .on("DELETE", "/v2/contacts")
                        .carrying(uuids.get(17), uuids.get(80))
                        .always());

        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class, URI + "&keepOptedOut=false&maxSplitCalls=5&maxRetries=0", uuids);

        assertThat(stopped).hasMessageContaining("maxSplitCalls=5").hasMessageContaining("raise maxSplitCalls");
        assertThat(stopped.getStatus()).isEqualTo(500);
        assertThat(stopped.getResult().getSplitCalls()).isEqualTo(5);
        assertThat(stopped.getResult().getTotal()).isEqualTo(100);
        assertThat(routes.sandbox().requests("DELETE", "/v2/contacts")).hasSize(6);
        assertThat(results(stopped.getResult()))
                .filteredOn(row -> !row.outcome().isSuccess())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    /** A call that was refused has deleted nobody. */
    @Test
    void splittingCallsThatAreRefusedIsBounded() {
        List<String> uuids = new ArrayList<>(uuids(100));
        uuids.add(50, UUID.randomUUID().toString());
        uuids.add(90, UUID.randomUUID().toString());

        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class,
                URI + "&keepOptedOut=false&maxSplitCalls=4&bulkSize=102",
                uuids.subList(0, 100));

        assertThat(stopped).hasMessageContaining("maxSplitCalls=4");
        assertThat(stopped.isMaybeApplied()).isFalse();
        assertThat(stopped.getResult().getSplitCalls()).isEqualTo(4);
        assertThat(stopped.getResult().getTotal()).isEqualTo(100);
        assertThat(stopped.getResult().count(Outcome.FAILED)).isPositive();
        assertThat(results(stopped.getResult()))
                .filteredOn(row -> row.outcome() == Outcome.FAILED)
                .allSatisfy(row -> assertThat(row.reasonCode()).isEqualTo("RUN_STOPPED"));
        assertThat(routes.sandbox().contactCount())
                .isEqualTo(stopped.getResult().count(Outcome.FAILED)
                        + stopped.getResult().count(Outcome.REJECTED));
    }

    @Test
    void callsThatWereSplitAreCountedInTheResult() {
        List<String> uuids = uuids(16);
        routes.sandbox()
                .faults()
                .add(Fault.status(400)
                        .on("DELETE", "/v2/contacts")
                        .carrying(uuids.get(3))
                        .always());

        BulkResult result = routes.ok(URI + "&keepOptedOut=false", uuids).getBody(BulkResult.class);

        assertThat(result.getSplitCalls()).isEqualTo(8);
        assertThat(result.getRequests()).isEqualTo(9).isEqualTo(routes.sandbox().requestCount());
    }

    @Test
    void tenRowsThatAreRefusedAlikeStopTheRunWhereNoneIsDeleted() {
        List<String> uuids = uuids(60);
        routes.sandbox()
                .faults()
                .add(Fault.status(400).on("DELETE", "/v2/contacts").always());

        HeymarketStoppedException stopped =
                routes.failure(HeymarketStoppedException.class, URI + "&keepOptedOut=false", uuids);

        assertThat(stopped).hasMessageContaining("10 rows failed alike");
        assertThat(stopped.getResult().getCounts()).isEqualTo(Map.of(Outcome.REJECTED, 10L, Outcome.FAILED, 50L));
    }

    /** Whoever deletes the same rows a second time has done nothing wrong. */
    @Test
    void rowsThatAreGoneDoNotStopTheRunHoweverMany() {
        List<String> gone =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(60).toList();

        BulkResult result = routes.ok(URI + "&keepOptedOut=false", gone).getBody(BulkResult.class);

        assertThat(result.count(Outcome.REJECTED)).isEqualTo(60);
    }

    @Test
    void aRejectedRowThatCannotBeDeliveredStopsTheRunAndIsNotTakenForAFaultOfTheInput() {
        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class,
                URI + "&rejectedUri=RAW(direct:nobody?block=false)",
                List.of("not a contact"));
        assertThat(stopped)
                .hasMessageContaining("a row's result could not be delivered")
                .hasNoSuppressedExceptions();
    }

    @Test
    void callsThatNeverGetAnAnswerStopTheRunWithTheirStatus() {
        List<String> uuids = uuids(500);
        routes.sandbox()
                .faults()
                .add(Fault.status(500).on("DELETE", "/v2/contacts").always());

        HeymarketStoppedException stopped =
                routes.failure(HeymarketStoppedException.class, URI + "&keepOptedOut=false", uuids);

        assertThat(stopped.getStatus()).isEqualTo(500);
        assertThat(stopped.isMaybeApplied()).isTrue();
        assertThat(routes.sandbox().requestCount()).isLessThan(20);
    }

    @Test
    void singleDeletesThatNeverGetAnAnswerStopTheRun() {
        List<Long> ids = ids(100);
        routes.sandbox()
                .faults()
                .add(Fault.status(500).on("DELETE", "/v1/contact/").always());

        HeymarketStoppedException stopped = routes.failure(HeymarketStoppedException.class, URI, ids);

        assertThat(stopped.getStatus()).isEqualTo(500);
        assertThat(routes.sandbox().requests("DELETE", "/v1/contact/")).hasSize(6);
        assertThat(stopped.getResult().getTotal()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aCredentialThatIsNotAcceptedStopsTheRunAtOnceWithItsStatus(int status) {
        List<String> uuids = uuids(30);
        routes.sandbox()
                .faults()
                .add(Fault.status(status).on("DELETE", "/v2/contacts").always());

        HeymarketStoppedException stopped =
                routes.failure(HeymarketStoppedException.class, URI + "&bulkSize=10", uuids);

        assertThat(stopped.getStatus()).isEqualTo(status);
        assertThat(results(stopped.getResult()))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void anInterruptStopsTheRun() throws Exception {
        List<Long> ids = ids(20);
        Iterator<Long> interrupting = new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < ids.size();
            }

            @Override
            public Long next() {
                if (at == 5) {
                    Thread.currentThread().interrupt();
                }
                return ids.get(at++);
            }
        };

        HeymarketStoppedException stopped = routes.failure(HeymarketStoppedException.class, URI, interrupting);
        boolean interrupted = Thread.interrupted();

        assertThat(interrupted).isTrue();
        assertThat(stopped).hasMessageContaining("interrupted");
        assertThat(stopped.getResult().getTotal()).isLessThanOrEqualTo(6);
        assertThat(routes.sandbox().contactCount()).isGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\"", "Rate limited", "{\"failed_contacts\":[{}]}", "false"})
    void anAnswerThatIsNoSuccessIsLookedAfter(String answer) {
        List<String> uuids = uuids(3);
        routes.sandbox().faults().add(Fault.status(200, answer).on("DELETE", "/v2/contacts"));

        BulkResult result = routes.ok(URI, uuids).getBody(BulkResult.class);

        assertThat(result.getProblems())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.reasonCode()).isEqualTo("STILL_THERE"));
    }

    @ParameterizedTest
    @EnumSource
    void withVerifySinglesAreLookedAfterToo(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        List<Long> ids = ids(2);
        sandbox.faults().add(Fault.status(200, "\"ok\"").on("DELETE", "/v1/contact/" + ids.get(0)));

        Message message = routes.ok(URI + "&verify=true", ids);

        assertThat(results(message.getBody(BulkResult.class)))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.FAILED, Outcome.DELETED);
    }
}
