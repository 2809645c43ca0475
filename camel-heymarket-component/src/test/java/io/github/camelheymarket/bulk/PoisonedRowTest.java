package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R8.1: a row that breaks every call that it is in is found and named, and all others are stored. */
class PoisonedRowTest extends PoisonedRowTestCase {

    private static final Map<String, Supplier<Fault>> FAULTS = Map.of(
            "500", () -> Fault.status(500),
            "502", () -> Fault.status(502),
            "503", () -> Fault.status(503),
            "504", () -> Fault.status(504),
            "reset", Fault::resetBeforeApply,
            "HTML", Fault::html200);

    static Stream<Arguments> faultsAndProfiles() {
        return FAULTS.entrySet().stream()
                .flatMap(fault -> Stream.of(Profile.values())
                        .map(profile -> Arguments.of(fault.getKey(), fault.getValue(), profile)));
    }

    private static List<Integer> unsuccessful(BulkResult result) {
        return results(result).stream()
                .filter(row -> !row.outcome().isSuccess())
                .map(row -> (int) row.index())
                .toList();
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("faultsAndProfiles")
    void onePoisonedRowOfAHundredIsNamedAndTheOthersAreCreated(String name, Supplier<Fault> fault, Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            fixture.sandbox.faults().add(poison(fault.get(), 41));

            BulkResult result = fixture.run(rows(100));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 99L, Outcome.UNKNOWN, 1L));
            RowResult named = results(result).get(41);
            assertThat(named.reasonCode()).isEqualTo("OUTCOME_UNKNOWN");
            assertThat(named.reason()).contains("this row alone");
            assertThat(fixture.sandbox.contactCount()).isEqualTo(99);
        }
    }

    /** What the hostile sandbox plays by itself, in a field that no search is for. */
    @ParameterizedTest
    @ValueSource(strings = {"first", "display_name"})
    void aRowThatTheHostileSandboxAnswers500ToIsNamed(String field) {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            List<Map<String, Object>> rows = rows(100);
            rows.get(63).put(field, Switch.POISON);

            BulkResult result = fixture.run(rows);

            assertThat(unsuccessful(result)).containsExactly(63);
            assertThat(result.count(Outcome.CREATED)).isEqualTo(99);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(99);
        }
    }

    /** It breaks the searches for it as well. */
    @Test
    void anAddressThatTheHostileSandboxAnswers500ToFailsItsRowAlone() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.settings(s -> s.matchBy(Set.of(MatchBy.EMAIL)));
            List<Map<String, Object>> rows = IntStream.range(0, 60)
                    .mapToObj(i -> row("email", (i == 17 ? Switch.POISON : "person" + i) + "@example.org"))
                    .toList();

            BulkResult result = fixture.run(rows);

            assertThat(unsuccessful(result)).containsExactly(17);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(59);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aPoisonedRowOfAV1BatchIsNamed(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            fixture.sandbox.faults().add(poison(Fault.status(500), 7));

            BulkResult result = fixture.run(rows(40));

            assertThat(unsuccessful(result)).containsExactly(7);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(39);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aPoisonedUpdateIsNamed(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            for (int i = 0; i < 30; i++) {
                fixture.sandbox.seed(Seed.phone(phone(i)).first("Mara"));
            }
            fixture.sandbox.faults().add(poison(Fault.status(500)).carrying("First11"));

            BulkResult result = fixture.run(rows(30));

            assertThat(unsuccessful(result)).containsExactly(11);
            assertThat(result.count(Outcome.UPDATED)).isEqualTo(29);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPoisonedRowOfARawCallIsNamed(boolean v1) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.resolve(false).v1Only(v1).overwriteContacts(true));
            fixture.sandbox.seed(Seed.phone(phone(3)).first("Mara"));
            fixture.sandbox.faults().add(poison(Fault.status(500), 9));

            BulkResult result = fixture.run(rows(20).subList(v1 ? 0 : 4, 20));

            assertThat(unsuccessful(result)).containsExactly(v1 ? 9 : 5);
            assertThat(fixture.sandbox.findByPhone(phone(19))).isPresent();
        }
    }

    static Stream<Arguments> placesAndProfiles() {
        return Stream.of(
                        new int[] {0},
                        new int[] {99},
                        new int[] {0, 99},
                        new int[] {50},
                        new int[] {3, 4, 5},
                        new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                        new int[] {12, 31, 50, 61, 87},
                        IntStream.range(0, 50).map(i -> 2 * i).toArray())
                .flatMap(places -> Stream.of(Profile.values()).map(profile -> Arguments.of(places, profile)));
    }

    @ParameterizedTest
    @MethodSource("placesAndProfiles")
    void everyPoisonedRowIsNamedWhereverItStands(int[] places, Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            fixture.sandbox.faults().add(poison(Fault.status(500), places));

            BulkResult result = fixture.run(rows(150));

            assertThat(unsuccessful(result))
                    .containsExactly(Arrays.stream(places).boxed().toArray(Integer[]::new));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(150 - places.length);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aPoisonedRowThatIsStoredAllTheSameIsCreatedOnce(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            fixture.sandbox.faults().add(poison(Fault.statusAfterApply(500), 5));

            BulkResult result = fixture.run(rows(20));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 20L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 33, 49})
    void aValueThatBreaksEverySearchFailsItsRowAlone(int place) {
        for (Profile profile : Profile.values()) {
            try (BulkFixture fixture = new BulkFixture(profile)) {
                fixture.sandbox
                        .faults()
                        .add(Fault.status(500)
                                .on("POST", "/v2/contacts/search")
                                .carrying(phone(place))
                                .always());

                BulkResult result = fixture.run(rows(50));

                assertThat(unsuccessful(result)).containsExactly(place);
                assertThat(results(result).get(place).reasonCode()).isEqualTo("SERVER_ERROR");
                assertThat(fixture.sandbox.contactCount()).isEqualTo(49);
                assertThat(result.getRequests()).isEqualTo(fixture.sandbox.requestCount());
            }
        }
    }

    @Test
    void severalValuesThatBreakSearchesFailTheirRowsAlone() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            for (int i = 0; i < 30; i++) {
                fixture.sandbox.seed(Seed.phone(phone(i)).first("First" + i).last("Last" + i));
            }
            fixture.sandbox
                    .faults()
                    .add(Fault.resetBeforeApply()
                            .on("POST", "/v2/contacts/search")
                            .carrying(phone(0), phone(1), phone(2), phone(3), phone(60))
                            .always());

            BulkResult result = fixture.run(rows(100));

            assertThat(unsuccessful(result)).containsExactly(0, 1, 2, 3, 60);
            assertThat(result.count(Outcome.UNCHANGED)).isEqualTo(26);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(99);
        }
    }
}
