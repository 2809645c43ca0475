package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R8.2: a write without an answer is looked for, adopted, gone on from, or sent once more; never doubled, never lost. */
class UnknownOutcomeTest {

    static Stream<Arguments> faults() {
        Map<String, Supplier<Fault>> faults = Map.of(
                "reset before it was stored", Fault::resetBeforeApply,
                "reset after it was stored", Fault::resetAfterApply,
                "cut off", Fault::truncated,
                "nonsense", Fault::garbage,
                "HTML", Fault::html200,
                "500", () -> Fault.status(500),
                "503", () -> Fault.status(503));
        return Stream.of(Profile.values())
                .flatMap(profile -> faults.entrySet().stream()
                        .map(fault -> Arguments.of(profile, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void everyNewContactIsThereOnceWhateverHappenedToTheCall(Profile profile, String name, Supplier<Fault> fault) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            fixture.sandbox.faults().add(fault.get().when((method, path) -> path.equals("/v2/contacts")));

            BulkResult result = fixture.run(rows(40));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 40L));
            assertThat(results(result))
                    .allSatisfy(r -> assertThat(r.contactId()).isNotNull());
            assertThat(fixture.sandbox.contactCount()).isEqualTo(40);
            assertThat(fixture.stored(phone(39)).first()).isEqualTo("First39");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void everyUpdateIsThereWhateverHappenedToTheCall(Profile profile, String name, Supplier<Fault> fault) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            for (int i = 0; i < 10; i++) {
                fixture.sandbox.seed(Seed.phone(phone(i)).first("Mara").optedOutByContact());
            }
            fixture.sandbox
                    .faults()
                    .add(fault.get()
                            .when((method, path) -> path.equals("/v2/contacts") || path.equals("/v1/batch/contacts")));

            BulkResult result = fixture.run(rows(10));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 10L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(10);
            assertThat(fixture.sandbox.contacts()).allSatisfy(contact -> {
                assertThat(contact.first()).startsWith("First");
                assertThat(contact.isOptedOut()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatIsThereAtTheFirstLookIsAdoptedAtOnce(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.SEARCH_LAG, 0);
            fixture.sandbox.faults().add(Fault.resetAfterApply().when((method, path) -> path.equals("/v2/contacts")));
            fixture.run(rows(3));
            assertThat(fixture.slept).isEqualTo(List.of(Duration.ofSeconds(2)));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatIsNotThereAtTheFirstLookIsLookedForAgainTenSecondsAfterTheCall(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.faults().add(Fault.resetBeforeApply().when((method, path) -> path.equals("/v2/contacts")));
            BulkResult result = fixture.run(rows(3));
            assertThat(fixture.slept).isEqualTo(List.of(Duration.ofSeconds(2), Duration.ofSeconds(8)));
            assertThat(results(result)).allSatisfy(r -> assertThat(r.attempts()).isEqualTo(2));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatAppearsOtherwiseThanItWasSentIsGoneOnFromAsAnUpdate(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.faults().add(Fault.resetBeforeApply().when((method, path) -> path.equals("/v2/contacts")));
            fixture.whileAsleep = () -> {
                if (fixture.slept.size() == 1) {
                    fixture.sandbox.seed(Seed.phone(PHONE)
                            .first("Mara")
                            .email("mara@example.org")
                            .optedOutByContact());
                }
            };

            BulkResult result = fixture.run(row("phone", PHONE, "first", "Tove"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");
            assertThat(fixture.stored(PHONE).email()).isEqualTo("mara@example.org");
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowThatNeverGetsAnAnswerIsSentTwiceAndThenUnknown(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox
                    .faults()
                    .add(Fault.resetBeforeApply()
                            .when((method, path) -> path.equals("/v2/contacts"))
                            .always());

            BulkResult result = fixture.run(rows(1));

            assertThat(outcomes(result)).containsOnly(Outcome.UNKNOWN);
            assertThat(results(result).get(0).reasonCode()).isEqualTo("OUTCOME_UNKNOWN");
            assertThat(fixture.requests("POST", "/v2/contacts")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whereTheLookFailsTooTheRowsAreUnknown(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.faults().add(Fault.resetAfterApply().when((method, path) -> path.equals("/v2/contacts")));
            fixture.whileAsleep =
                    () -> fixture.sandbox.faults().add(Fault.status(503).times(5));

            BulkResult result = fixture.run(rows(3));

            assertThat(outcomes(result)).containsOnly(Outcome.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whereALookFailsARowThatIsKnownNotToBeStoredIsFailedAndTheOthersAreUnknown(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            losing(fixture, () -> {
                fixture.sandbox.seed(Seed.phone(phone(0)).first("Mara"));
                fixture.sandbox
                        .faults()
                        .add(Fault.status(500).on("POST", "/v2/contacts/list").always());
            });

            BulkResult result = fixture.run(rows(2));

            assertThat(outcomes(result)).containsExactly(Outcome.FAILED, Outcome.UNKNOWN);
        }
    }

    private static void losing(BulkFixture fixture, Runnable whileAsleep) {
        fixture.sandbox.set(Switch.SEARCH_LAG, 0);
        fixture.sandbox.faults().add(Fault.resetBeforeApply().when((method, path) -> path.equals("/v2/contacts")));
        fixture.whileAsleep = () -> {
            if (fixture.slept.size() == 1) {
                whileAsleep.run();
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatAppearsWithoutTheOptOutOfAnotherChannelIsNotWhatWasSent(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Mara").optedOutByContact());
            losing(fixture, () -> fixture.sandbox.seed(Seed.phone(PHONE).first("Tove")));

            BulkResult result = fixture.run(row(
                    "phone",
                    PHONE,
                    "contact_channels",
                    List.of(Map.of("channel_type", "phone", "channel_id", phone(1))),
                    "first",
                    "Tove"));

            // A server may refuse to give the contact the channel of another contact.
            assertThat(outcomes(result).get(0)).isIn(Outcome.UPDATED, Outcome.REJECTED);
            assertThat(fixture.stored(PHONE).isOptedOut())
                    .isEqualTo(outcomes(result).get(0) == Outcome.UPDATED);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatAppearsWithoutTheOptOutThatADirectWriteCarriedIsNotWhatWasSent(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.resolve(false));
            SandboxContact before =
                    fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());
            losing(fixture, () -> {
                fixture.sandbox.delete(before.id());
                fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));
            });

            BulkResult result = fixture.run(row("phone", PHONE, "first", "Mara"));

            assertThat(outcomes(result)).containsExactly(Outcome.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatAppearsWithoutShowingItsOptOutIsOptedOut(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.READ_OPT_OUT, false);
            fixture.sandbox
                    .faults()
                    .add(Fault.status(200, "{}")
                            .on("POST", "/v1/contact/status")
                            .always());
            losing(fixture, () -> fixture.sandbox.seed(Seed.phone(PHONE).first("Mara")));

            BulkResult result = fixture.run(row("phone", PHONE, "first", "Mara", "is_opted_out", true));

            assertThat(outcomes(result).get(0)).isIn(Outcome.UPDATED, Outcome.UNKNOWN, Outcome.FAILED);
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
        }
    }
}
