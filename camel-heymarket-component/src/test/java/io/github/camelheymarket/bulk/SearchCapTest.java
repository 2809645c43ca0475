package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that is cut silently, at whatever size, neither creates people again nor hides that one is there twice. */
class SearchCapTest {

    static IntStream caps() {
        return IntStream.of(1, 2, 7, 25, 30, 31, 99, 100, 101);
    }

    static IntStream capsFromTwo() {
        return IntStream.of(2, 7, 19, 20, 21, 25, 31, 100);
    }

    /**
     * What a run over so many rows comes to where answers are cut.
     *
     * @param contacts are there when it begins
     */
    private static void assertCounts(
            Map<Outcome, Long> counts, int rows, int cap, Consumer<HeymarketSandbox> contacts) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            contacts.accept(fixture.sandbox);
            fixture.sandbox.set(Switch.SEARCH_CAP, cap);
            int before = fixture.sandbox.contactCount();

            assertThat(fixture.run(rows(rows)).getCounts()).isEqualTo(counts);

            assertThat(fixture.sandbox.contactCount()).isEqualTo(before + counts.getOrDefault(Outcome.CREATED, 0L));
        }
    }

    /** One contact for each of the first rows. */
    private static void seed(HeymarketSandbox sandbox, int count) {
        for (int i = 0; i < count; i++) {
            sandbox.seed(Seed.phone(phone(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("caps")
    void nobodyOfThreeHundredKnownPeopleIsCreatedAgain(int cap) {
        assertCounts(Map.of(Outcome.UPDATED, 300L), 300, cap, sandbox -> seed(sandbox, 300));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 32, 33, 34, 100})
    void whoIsThereIsFoundAmongManyWhoAreNot(int cap) {
        assertCounts(Map.of(Outcome.UPDATED, 100L, Outcome.CREATED, 200L), 300, cap, sandbox -> {
            for (int i = 0; i < 300; i += 3) {
                sandbox.seed(Seed.phone(phone(i)));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void peopleWhoAreThereTwiceAreAllAmbiguous(int cap) {
        assertCounts(Map.of(Outcome.AMBIGUOUS, 20L), 20, cap, sandbox -> {
            seed(sandbox, 20);
            seed(sandbox, 20);
        });
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void peopleWhoAreThereTwiceAreAmbiguousAmongOthers(int cap) {
        assertCounts(Map.of(Outcome.AMBIGUOUS, 20L, Outcome.UPDATED, 280L), 300, cap, sandbox -> {
            seed(sandbox, 300);
            seed(sandbox, 20);
        });
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void peopleWhoAreThereTwiceAreAmbiguousAmongNewOnes(int cap) {
        assertCounts(Map.of(Outcome.AMBIGUOUS, 20L, Outcome.CREATED, 5L), 25, cap, sandbox -> {
            seed(sandbox, 20);
            seed(sandbox, 20);
        });
    }

    @ParameterizedTest
    @MethodSource("capsFromTwo")
    void onePersonWithMoreContactsThanAnAnswerHoldsHidesNoContact(int cap) {
        assertCounts(Map.of(Outcome.AMBIGUOUS, 1L, Outcome.UPDATED, 39L, Outcome.CREATED, 10L), 50, cap, sandbox -> {
            seed(sandbox, 40);
            for (int i = 0; i < 60; i++) {
                sandbox.seed(Seed.phone(phone(7)));
            }
        });
    }

    @Test
    void aCapThatChangesWhileTheRunIsUnderWayCreatesNoContactAgain() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            seed(fixture.sandbox, 300);
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
            seed(fixture.sandbox, 90);
            fixture.sandbox.set(Switch.SEARCH_LAG, 0);
            fixture.sandbox.set(Switch.SEARCH_CAP, 7);
            Fault lost = Fault.resetAfterApply().when((method, path) -> path.equals("/v2/contacts"));
            fixture.sandbox.faults().add(lost);

            Map<Outcome, Long> counts = fixture.run(rows(100)).getCounts();

            assertThat(lost.hits()).isPositive();
            assertThat(counts).isEqualTo(Map.of(Outcome.UPDATED, 90L, Outcome.CREATED, 10L));
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

    /** R8.6: a hundred contacts need five answers of less than 25. */
    @Test
    void onceTheCapIsCertainNoSearchAsksForMoreThanAnAnswerHolds() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.set(Switch.SEARCH_CAP, 25);
            fixture.run(rows(500));
            fixture.run(rows(500));
            fixture.sandbox.clearRequests();
            fixture.run(rows(500));
            assertThat(fixture.searches()).isEqualTo(5 * 5);
        }
    }

    @Test
    void wherePeopleAreNewAKnownCapCostsNothing() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.set(Switch.SEARCH_CAP, 25);
            fixture.run(rows(500));
            fixture.run(rows(500));
            fixture.sandbox.contacts().forEach(contact -> fixture.sandbox.delete(contact.id()));
            fixture.run(rows(300));
            fixture.sandbox.contacts().forEach(contact -> fixture.sandbox.delete(contact.id()));
            fixture.sandbox.clearRequests();
            fixture.run(rows(300));
            assertThat(fixture.searches()).isEqualTo(3);
        }
    }

    @Test
    void aCapThatNoLongerAppliesIsForgotten() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.set(Switch.SEARCH_CAP, 25);
            fixture.run(rows(500));
            fixture.run(rows(500));
            fixture.sandbox.set(Switch.SEARCH_CAP, 0);
            for (int i = 0; i < 4; i++) {
                fixture.run(rows(500));
            }
            fixture.sandbox.clearRequests();
            fixture.run(rows(500));
            assertThat(fixture.searches()).isEqualTo(5);
        }
    }

    @Test
    void aRunOverKnownAndNewPeopleCostsTwoCallsMore() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            for (int i = 0; i < 500; i++) {
                if (i % (5 + i / 100) != 0) {
                    fixture.sandbox.seed(Seed.phone(phone(i)));
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
}
