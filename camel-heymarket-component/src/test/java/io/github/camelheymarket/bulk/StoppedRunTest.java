package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.BrokenSource;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a run goes on and when it stops; what was not done never looks done. */
class StoppedRunTest {

    private static HeymarketStoppedException stop(BulkFixture fixture, Iterator<?> input) {
        return catchThrowableOfType(
                HeymarketStoppedException.class, () -> fixture.upsert().run(input));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aCredentialThatIsNotAcceptedStopsTheRunAtOnce(int status) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.bulkSize(10));
            fixture.sandbox
                    .faults()
                    .add(Fault.status(status)
                            .when((method, path) -> path.equals("/v2/contacts"))
                            .always());
            Iterator<?> input = rows(50).iterator();

            HeymarketStoppedException stopped = stop(fixture, input);

            assertThat(stopped).hasCauseInstanceOf(HeymarketAuthenticationException.class);
            assertThat(stopped.getStatus()).isEqualTo(status);
            assertThat(outcomes(stopped.getResult())).hasSize(10).containsOnly(Outcome.FAILED);
            assertThat(results(stopped.getResult()).get(0).reasonCode()).isEqualTo("RUN_STOPPED");
            assertThat(input).toIterable().hasSize(40);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aChunkWhoseCallsFailIsFailedAndTheRunGoesOn(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.bulkSize(10));
            // Two attempts at the search, and one at each of three single keys.
            fixture.sandbox.faults().add(Fault.status(503).times(5));

            BulkResult result = fixture.run(rows(30));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.FAILED, 10L, Outcome.CREATED, 20L));
            RowResult failed = results(result).get(0);
            assertThat(failed.reasonCode()).isEqualTo("SERVER_ERROR");
            assertThat(failed.status()).isEqualTo(503);
            assertThat(failed.attempts()).isEqualTo(2);
            assertThat(result.getRequests()).isEqualTo(fixture.sandbox.requestCount());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void threeFailedCallsInARowStopTheRun(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.bulkSize(10));
            fixture.sandbox.faults().add(Fault.status(503).always());
            Iterator<?> input = rows(100).iterator();

            HeymarketStoppedException stopped = stop(fixture, input);

            assertThat(stopped).hasCauseInstanceOf(HeymarketServerException.class);
            assertThat(stopped.getResult().getCounts()).isEqualTo(Map.of(Outcome.FAILED, 30L));
            assertThat(input).toIterable().hasSize(70);
        }
    }

    @Test
    void anEndpointThatIsNotThereStopsTheRun() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.bulkSize(10));
            fixture.sandbox
                    .faults()
                    .add(Fault.status(404).on("POST", "/v2/contacts").always());

            HeymarketStoppedException stopped = stop(fixture, rows(100).iterator());

            assertThat(stopped.getStatus()).isEqualTo(404);
            assertThat(stopped.getResult().getTotal()).isEqualTo(30);
        }
    }

    @Test
    void whatAnInputGaveBeforeItBrokeIsWritten() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            HeymarketStoppedException stopped = stop(
                    fixture,
                    BrokenSource.after(rows(7), new NoSuchElementException("the file ends in the middle of a row")));

            assertThat(stopped).hasCauseInstanceOf(NoSuchElementException.class).hasMessageContaining("7 rows");
            assertThat(stopped.getResult().getCounts()).isEqualTo(Map.of(Outcome.CREATED, 7L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(7);
        }
    }

    @Test
    void columnsThatNobodyUnderstandsStopTheRunBeforeAnythingIsSent() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            RowMapping mapping = (index, source) -> {
                if (index == 3) {
                    throw new HeymarketColumnsException(
                            HeymarketColumnsException.AMBIGUOUS_FIELD, List.of("a", "b"), "which of them");
                }
                return fixture.map(index, source);
            };
            BulkUpsert upsert = new BulkUpsert(fixture.context(fixture.client()), mapping, fixture.settings);

            HeymarketStoppedException stopped =
                    catchThrowableOfType(HeymarketStoppedException.class, () -> upsert.run(rows(5).iterator()));

            assertThat(stopped).hasCauseInstanceOf(HeymarketColumnsException.class);
            assertThat(outcomes(stopped.getResult()))
                    .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.REJECTED);
            assertThat(fixture.sandbox.requestCount()).isZero();
        }
    }

    @Test
    void aRowThatIsNotAcceptableIsRejectedAndTheOthersGoOn() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            RowMapping mapping = (index, source) -> {
                if (index == 1) {
                    throw new HeymarketValidationException("PHONE_NOT_POSSIBLE", "Mobile", "too short", "12");
                }
                return fixture.map(index, source);
            };
            List<Object> told = new ArrayList<>();
            List<Map<String, Object>> rows = rows(3);

            BulkResult result = new BulkUpsert(fixture.context(fixture.client()), mapping, fixture.settings)
                    .run(rows.iterator(), (source, row) -> {
                        if (!row.outcome().isSuccess()) {
                            told.add(source);
                        }
                    });

            assertThat(outcomes(result)).containsExactly(Outcome.CREATED, Outcome.REJECTED, Outcome.CREATED);
            assertThat(results(result).get(1).reason()).isEqualTo("PHONE_NOT_POSSIBLE: too short");
            assertThat(results(result).get(1).field()).isEqualTo("Mobile");
            assertThat(told).containsExactly(rows.get(1));
        }
    }

    @Test
    void aListenerThatFailsStopsTheRun() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.bulkSize(5));
            IllegalStateException failure = new IllegalStateException("no room left");

            HeymarketStoppedException stopped = catchThrowableOfType(
                    HeymarketStoppedException.class,
                    () -> fixture.upsert().run(rows(20).iterator(), (source, row) -> {
                        throw failure;
                    }));

            assertThat(stopped).hasCause(failure);
            assertThat(stopped.getResult().getTotal()).isEqualTo(5);
        }
    }

    @Test
    void aStoppedRunLetsGoOfItsKeys() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.faults().add(Fault.status(401).times(1));
            assertThat(stop(fixture, rows(5).iterator())).isNotNull();
            assertThat(outcomes(fixture.run(rows(5)))).containsOnly(Outcome.CREATED);
        }
    }

    @Test
    void anInterruptedRunStopsAndStaysInterrupted() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.faults().add(Fault.resetAfterApply().when((method, path) -> path.equals("/v2/contacts")));
            BulkUpsert upsert = new BulkUpsert(
                    new JobContext(fixture.client(), fixture.locks, "a bulk job", duration -> {
                        throw new InterruptedException();
                    }),
                    fixture::map,
                    fixture.settings);

            boolean interrupted = CompletableFuture.supplyAsync(() -> {
                        HeymarketStoppedException stopped = catchThrowableOfType(
                                HeymarketStoppedException.class, () -> upsert.run(rows(5).iterator()));
                        assertThat(outcomes(stopped.getResult())).containsOnly(Outcome.UNKNOWN);
                        return Thread.interrupted();
                    })
                    .join();

            assertThat(interrupted).isTrue();
        }
    }
}
