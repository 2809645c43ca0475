package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that is cut silently, at whatever size, neither creates people again nor hides that one is there twice. */
class SearchCapTest {

    static IntStream caps() {
        return IntStream.concat(IntStream.rangeClosed(1, 31), IntStream.of(49, 50, 98, 99, 100, 101));
    }

    static IntStream capsFromTwo() {
        return IntStream.of(2, 3, 7, 19, 20, 21, 25, 29, 30, 31, 39, 40, 50, 99, 100, 101);
    }

    @ParameterizedTest
    @MethodSource("caps")
    void nobodyOfThreeHundredKnownPeopleIsCreatedAgain(int cap) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            seed(fixture, 300);
            fixture.sandbox.set(Switch.SEARCH_CAP, cap);

            BulkResult result = fixture.run(rows(300));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 300L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 25, 29, 30, 32, 33, 34, 50, 100})
    void whoIsThereIsFoundAmongManyWhoAreNot(int cap) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            for (int i = 0; i < 300; i += 3) {
                fixture.sandbox.seed(Seed.phone(phone(i)));
            }
            fixture.sandbox.set(Switch.SEARCH_CAP, cap);

            BulkResult result = fixture.run(rows(300));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 100L, Outcome.CREATED, 200L));
        }
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void peopleWhoAreThereTwiceAreAllAmbiguous(int cap) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            seed(fixture, 20);
            seed(fixture, 20);
            fixture.sandbox.set(Switch.SEARCH_CAP, cap);

            assertThat(fixture.run(rows(20)).getCounts()).isEqualTo(Map.of(Outcome.AMBIGUOUS, 20L));
        }
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void peopleWhoAreThereTwiceAreAmbiguousAmongOthers(int cap) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            seed(fixture, 300);
            seed(fixture, 20);
            fixture.sandbox.set(Switch.SEARCH_CAP, cap);

            assertThat(fixture.run(rows(300)).getCounts())
                    .isEqualTo(Map.of(Outcome.AMBIGUOUS, 20L, Outcome.UPDATED, 280L));
        }
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void peopleWhoAreThereTwiceAreAmbiguousAmongNewOnes(int cap) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            seed(fixture, 20);
            seed(fixture, 20);
            fixture.sandbox.set(Switch.SEARCH_CAP, cap);

            assertThat(fixture.run(rows(25)).getCounts())
                    .isEqualTo(Map.of(Outcome.AMBIGUOUS, 20L, Outcome.CREATED, 5L));
        }
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void onePersonWithMoreContactsThanAnAnswerHoldsHidesNobody(int cap) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            seed(fixture, 40);
            for (int i = 0; i < 60; i++) {
                fixture.sandbox.seed(Seed.phone(phone(7)));
            }
            fixture.sandbox.set(Switch.SEARCH_CAP, cap);

            assertThat(fixture.run(rows(50)).getCounts())
                    .isEqualTo(Map.of(Outcome.AMBIGUOUS, 1L, Outcome.UPDATED, 39L, Outcome.CREATED, 10L));
        }
    }

    @Test
    void aCapThatChangesWhileTheRunIsUnderWayCreatesNobodyAgain() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            seed(fixture, 300);
            int[] caps = {50, 7, 30, 2, 99, 1, 25};
            int[] searches = {0};
            fixture.sandbox.set(Switch.SEARCH_CAP, 50);
            fixture.sandbox.onRequest(request -> {
                if (request.path().endsWith("/search")) {
                    fixture.sandbox.set(Switch.SEARCH_CAP, caps[++searches[0] % caps.length]);
                }
            });

            assertThat(fixture.run(rows(300)).getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 300L));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aLostCreateIsFoundBehindTheCap(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            seed(fixture, 90);
            fixture.sandbox.set(Switch.SEARCH_CAP, 7);

            List<Outcome> outcomes = outcomes(fixture.run(rows(100)));

            assertThat(Set.copyOf(outcomes)).isEqualTo(Set.of(Outcome.UPDATED, Outcome.CREATED));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(100);
        }
    }

    /** R8.6: where no cap is met, all that certainty costs is two calls a client. */
    @Test
    void aRunOverKnownPeopleCostsTwoCallsMoreOnceAClient() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.run(rows(500));
            fixture.sandbox.clearRequests();
            fixture.run(rows(500));
            fixture.run(rows(500));
            assertThat(fixture.searches()).isEqualTo(5 + 5 + 2);
        }
    }

    @Test
    void aRunOverKnownAndNewPeopleCostsTwoCallsMore() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            List<Object> known = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                if (i % (5 + i / 100) != 0) {
                    fixture.sandbox.seed(Seed.phone(phone(i)));
                    known.add(row("phone", phone(i), "first", "Other"));
                }
            }
            fixture.run(rows(500));
            assertThat(fixture.searches()).isLessThanOrEqualTo(5 + 2);
        }
    }

    @Test
    void aFirstLoadCostsNoneMore() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.run(rows(500));
            assertThat(fixture.searches()).isEqualTo(5);
        }
    }

    private static void seed(BulkFixture fixture, int count) {
        for (int i = 0; i < count; i++) {
            fixture.sandbox.seed(Seed.phone(phone(i)));
        }
    }
}
