package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static io.github.camelheymarket.bulk.BulkFixture.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.Cases;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** R8.1: a call refused whole is halved until the bad rows stand alone. */
class RefusedCallsTest {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedCallsTest.class);

    private static List<Map<String, Object>> rowsWithBadOnes(int count, int... bad) {
        return rowsFrom(0, count, bad);
    }

    /** @param bad the positions of the bad rows, counted from the first row */
    private static List<Map<String, Object>> rowsFrom(int first, int count, int... bad) {
        List<Map<String, Object>> rows = new ArrayList<>(rows(first, count));
        for (int position : bad) {
            rows.set(position, row("phone", phone(first + position), "tags", tags(999L)));
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void badRowsAreRejectedAloneAndTheOthersAreStoredOnce(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");

            BulkResult result = fixture.run(rowsWithBadOnes(100, 17, 80));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 98L, Outcome.REJECTED, 2L));
            assertThat(results(result).get(17).reason()).startsWith("REFUSED: ");
            assertThat(results(result).get(17).status()).isEqualTo(400);
            assertThat(results(result).get(80).outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(98);
            assertThat(result.getSplitCalls()).isPositive();
            assertThat(result.getRequests())
                    .isEqualTo(2 + result.getSplitCalls() + result.getExtraRequests())
                    .isEqualTo(fixture.sandbox.requestCount());
        }
    }

    /** Where the bad rows of a hundred are. */
    private enum Layout {
        RANDOM,
        EVEN;

        int[] places(int chunk) {
            return switch (this) {
                case RANDOM ->
                    new Random(chunk).ints(0, 100).distinct().limit(2).toArray();
                case EVEN -> new int[] {chunk % 50, chunk % 50 + 50};
            };
        }
    }

    static Stream<Arguments> profilesAndLayouts() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(Layout.values()).map(layout -> Arguments.of(profile, layout)));
    }

    @ParameterizedTest
    @MethodSource("profilesAndLayouts")
    void twoBadRowsInAHundredCostAtMostThirtyCallsOnAverage(Profile profile, Layout layout) {
        int chunks = Cases.times(20);
        int splits = 0;
        int most = 0;
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");
            for (int chunk = 0; chunk < chunks; chunk++) {
                int first = chunk * 100;
                int[] bad = layout.places(chunk);
                BulkResult result = fixture.run(rowsFrom(first, 100, bad));
                assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 98L, Outcome.REJECTED, 2L));
                assertThat(results(result).stream()
                                .filter(row -> row.outcome() == Outcome.REJECTED)
                                .mapToInt(row -> (int) row.index()))
                        .containsExactlyInAnyOrder(Arrays.stream(bad).boxed().toArray(Integer[]::new));
                splits += result.getSplitCalls();
                most = Math.max(most, result.getSplitCalls());
            }
        }
        double average = splits / (double) chunks;
        LOG.info("2 bad rows in 100, {}, {}: {} split calls on average, {} at most", profile, layout, average, most);
        assertThat(average).isLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 30, 60})
    void howeverManyRowsAreBadEachIsFoundAndNoOther(int percent) {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            int[] bad = new Random(percent)
                    .ints(0, 100)
                    .distinct()
                    .limit(percent)
                    .filter(place -> place > 0)
                    .toArray();
            BulkResult result = fixture.run(rowsWithBadOnes(100, bad));
            LOG.info("{} bad rows in 100: {} split calls", bad.length, result.getSplitCalls());
            assertThat(result.count(Outcome.REJECTED)).isEqualTo(bad.length);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(100 - bad.length);
            assertThat(result.getSplitCalls()).isLessThanOrEqualTo(250);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aBadUpdateIsRejectedAloneToo(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");
            for (int i = 0; i < 10; i++) {
                fixture.sandbox.seed(Seed.phone(phone(i)).first("Mara"));
            }
            BulkResult result = fixture.run(rowsWithBadOnes(20, 4, 15));

            assertThat(result.getCounts())
                    .isEqualTo(Map.of(Outcome.UPDATED, 9L, Outcome.CREATED, 9L, Outcome.REJECTED, 2L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(19);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "413"})
    void aCallThatIsTooLargeIsHalvedUntilItIsTaken(String status) {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.sandbox.set(Switch.BULK_MAX, 30);
            fixture.sandbox.set(Switch.BULK_MAX_STATUS, status);

            BulkResult result = fixture.run(rows(100));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 100L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatARefusedCallStoredAllTheSameIsFoundAndNotCreatedAgain(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            ApiClient storesThenRefuses = new ApiClient() {
                private boolean done;

                @Override
                public ApiResponse call(ApiRequest request) {
                    var response = fixture.client().call(request);
                    if (request.path().equals("/v2/contacts") && !done) {
                        done = true;
                        throw new HeymarketBadRequestException(
                                "refused after all", new Details(400, "bad_data", "r-1", null, 1), null);
                    }
                    return response;
                }

                @Override
                public String account() {
                    return fixture.client().account();
                }

                @Override
                public AccountMemory memory() {
                    return fixture.client().memory();
                }

                @Override
                public Redactor redactor(JsonNode body) {
                    return fixture.client().redactor(body);
                }
            };

            BulkResult result = new BulkUpsert(fixture.context(storesThenRefuses), fixture::map, fixture.settings)
                    .run(rows(10).iterator());

            assertThat(outcomes(result)).containsOnly(Outcome.CREATED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(10);
            assertThat(results(result))
                    .allSatisfy(r -> assertThat(r.contactId()).isNotNull());
        }
    }

    @Test
    void aValueThatSearchesRefuseRejectsItsRowAlone() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            List<Map<String, Object>> rows = new ArrayList<>(rows(8));
            rows.set(5, row("phone", "12", "first", "Ann"));

            BulkResult result = fixture.run(rows);

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 7L, Outcome.REJECTED, 1L));
            assertThat(results(result).get(5).outcome()).isEqualTo(Outcome.REJECTED);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theRunStopsWhenTenRowsAreRefusedAlikeAndNoneIsStored(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");
            int[] all = IntStream.range(0, 100).toArray();

            HeymarketStoppedException stopped =
                    catchThrowableOfType(HeymarketStoppedException.class, () -> fixture.run(rowsWithBadOnes(100, all)));

            assertThat(stopped.getCause()).isInstanceOf(HeymarketBadRequestException.class);
            assertThat(stopped.getStatus()).isEqualTo(400);
            assertThat(stopped.getResult().getCounts()).isEqualTo(Map.of(Outcome.REJECTED, 10L, Outcome.FAILED, 90L));
            assertThat(results(stopped.getResult()).get(99).reasonCode()).isEqualTo("RUN_STOPPED");
        }
    }

    @Test
    void theRunStopsWhenSplittingTakesTooManyCalls() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.settings(s -> s.maxSplitCalls(5));

            HeymarketStoppedException stopped = catchThrowableOfType(
                    HeymarketStoppedException.class, () -> fixture.run(rowsWithBadOnes(100, 17, 80)));

            assertThat(stopped).hasMessageContaining("maxSplitCalls=5");
            assertThat(stopped.getResult().getSplitCalls()).isEqualTo(5);
            assertThat(stopped.getResult().getTotal()).isEqualTo(100);
        }
    }
}
