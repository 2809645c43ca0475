package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** R8.1, R8.2: what rows cost that break every call they are in, in requests and in waits for looks. */
class PoisonedRowCostTest {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonedRowCostTest.class);

    /** Of the whole call, of the whole call sent again, of the parts, and of the single rows. */
    private static final Duration FOUR_LOOKS = Duration.ofSeconds(40);

    private static Fault poison(Fault fault, int... places) {
        return fault.when((method, path) -> path.equals("/v2/contacts"))
                .carrying(Arrays.stream(places).mapToObj(BulkFixture::phone).toArray(String[]::new))
                .always();
    }

    static Stream<Arguments> placesAndProfiles() {
        return Stream.of(
                        new int[] {0},
                        new int[] {41},
                        new int[] {50},
                        new int[] {99},
                        new int[] {12, 31, 50, 61, 87},
                        IntStream.range(0, 10).toArray(),
                        IntStream.range(0, 30).toArray(),
                        IntStream.range(70, 100).toArray())
                .flatMap(places -> Stream.of(Profile.values()).map(profile -> Arguments.of(places, profile)));
    }

    @ParameterizedTest
    @MethodSource("placesAndProfiles")
    void poisonedRowsOfAHundredCostFourWaitsHoweverManyTheyAre(int[] places, Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.faults().add(poison(Fault.status(500), places));

            BulkResult result = fixture.run(rows(100));

            assertThat(result.count(Outcome.CREATED)).isEqualTo(100L - places.length);
            assertThat(results(result).stream().filter(row -> !row.outcome().isSuccess()))
                    .hasSize(places.length)
                    .allSatisfy(row -> assertThat(row.reasonCode()).isEqualTo("OUTCOME_UNKNOWN"));
            LOG.info(
                    "{} bad rows in 100, {}: {} s of waits, {} requests",
                    places.length,
                    profile,
                    fixture.passed.toSeconds(),
                    fixture.sandbox.requestCount());
            assertThat(fixture.passed).isLessThanOrEqualTo(FOUR_LOOKS);
            assertThat(fixture.sandbox.requestCount()).isLessThanOrEqualTo(places.length == 1 ? 40 : 90);
            assertThat(result.getRequests()).isEqualTo(fixture.sandbox.requestCount());
        }
    }

    /** Where no answer comes at all each failure takes long, and fewer in a row stop a run. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void rowsSideBySideThatGetNoAnswerDoNotStopARunThatStoresTheOthers(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox
                    .faults()
                    .add(poison(
                            Fault.resetBeforeApply(), IntStream.range(20, 50).toArray()));

            BulkResult result = fixture.run(rows(100));

            assertThat(result.count(Outcome.CREATED)).isEqualTo(70);
            assertThat(result.count(Outcome.UNKNOWN)).isEqualTo(30);
            assertThat(fixture.passed).isLessThanOrEqualTo(FOUR_LOOKS);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void noRowIsSentAgainBeforeItIsLookedForTenSecondsAfterItsLastCall(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
            fixture.sandbox.onRequest(request -> {
                sent.add(new Sent(request, fixture.passed));
                fixture.passed = fixture.passed.plusMillis(700);
            });
            fixture.sandbox.faults().add(poison(Fault.status(500), 3, 41, 42, 77));

            fixture.run(rows(100));

            for (int place = 0; place < 100; place++) {
                assertLookedFor(sent, place);
            }
        }
    }

    private record Sent(RecordedRequest request, Duration at) {
        boolean isAbout(int place, String path) {
            return request.path().equals(path) && request.body().contains(phone(place));
        }
    }

    private static void assertLookedFor(List<Sent> sent, int place) {
        Sent failed = null;
        Sent look = null;
        for (Sent one : sent) {
            if (one.isAbout(place, "/v2/contacts/search")) {
                look = one;
            } else if (one.isAbout(place, "/v2/contacts")) {
                if (failed != null) {
                    assertThat(look.at()).isGreaterThanOrEqualTo(failed.at().plusSeconds(10));
                }
                failed = one;
            }
        }
        if (failed.request().status() == 500) {
            assertThat(look.at()).isGreaterThanOrEqualTo(failed.at().plusSeconds(10));
        }
    }

    /** Time that passes while other parts are sent counts. */
    @Test
    void onlyTheRestOfTheTimeSinceTheLastCallWithoutAnAnswerIsWaited() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.onRequest(request -> fixture.passed = fixture.passed.plusSeconds(1));
            fixture.sandbox.faults().add(poison(Fault.status(500), 0));

            BulkResult result = fixture.run(rows(100));

            Duration slept = fixture.slept.stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(result.count(Outcome.CREATED)).isEqualTo(99);
            assertThat(slept).isLessThan(Duration.ofSeconds(27));
        }
    }

    @Test
    void aCallWithoutAnAnswerInASplitLeavesItsRowsUnknownWhereTheRunStopsAtIt() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.maxSplitCalls(2));
            fixture.sandbox.faults().add(Fault.status(400).when((method, path) -> path.equals("/v2/contacts")));
            fixture.sandbox
                    .faults()
                    .add(Fault.statusAfterApply(500).when((method, path) -> path.equals("/v2/contacts")));

            HeymarketStoppedException stopped =
                    catchThrowableOfType(HeymarketStoppedException.class, () -> fixture.run(rows(100)));

            assertThat(stopped).hasMessageContaining("maxSplitCalls=2");
            assertThat(stopped.getResult().count(Outcome.UNKNOWN)).isEqualTo(50);
            assertThat(stopped.isMaybeApplied()).isTrue();
        }
    }
}
