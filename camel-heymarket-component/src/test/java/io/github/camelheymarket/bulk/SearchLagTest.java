package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A search that shows writes only some time later neither creates people again nor undoes what was just written. */
class SearchLagTest {

    /** Longer than any test takes. */
    private static final int LAG = 600_000;

    private static BulkFixture fixture(Profile profile) {
        BulkFixture fixture = new BulkFixture(profile);
        fixture.sandbox.set(Switch.SEARCH_LAG, LAG);
        return fixture;
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, false", "HOSTILE, true", "KIND, false", "KIND, true"})
    void aPersonOfTwoChunksIsCreatedOnce(Profile profile, boolean v1Only) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.settings(s -> s.v1Only(v1Only));
            List<Object> rows = new ArrayList<>(rows(200));
            rows.set(150, row("phone", phone(0), "last", "Nyberg"));

            BulkResult result = fixture.run(rows);

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 199L, Outcome.UPDATED, 1L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(199);
            assertThat(fixture.stored(phone(0)).first()).isEqualTo("First0");
            assertThat(fixture.stored(phone(0)).last()).isEqualTo("Nyberg");
        }
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, false", "HOSTILE, true", "KIND, false", "KIND, true"})
    void aSecondRunRightBehindTheFirstChangesNothing(Profile profile, boolean v1Only) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.settings(s -> s.v1Only(v1Only));
            fixture.run(rows(120));
            fixture.sandbox.clearRequests();

            assertThat(fixture.run(rows(120)).getCounts()).isEqualTo(Map.of(Outcome.UNCHANGED, 120L));
            assertThat(fixture.writes()).allMatch(request -> request.path().equals("/v1/contact/get"));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(120);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactThatAnAnswerDidNotMentionIsNotCreatedAgain(Profile profile) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.sandbox.faults().add(Fault.vanishRows(1).when((method, path) -> path.equals("/v2/contacts")));
            assertThat(outcomes(fixture.run(rows(2)))).containsExactly(Outcome.FAILED, Outcome.CREATED);

            assertThat(outcomes(fixture.run(rows(2)))).containsOnly(Outcome.UNCHANGED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactInDoubtWhenARunStoppedIsNotCreatedAgain(Profile profile) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.settings(s -> s.bulkSize(1));
            fixture.sandbox
                    .faults()
                    .add(Fault.resetAfterApply()
                            .when((method, path) -> path.equals("/v2/contacts"))
                            .always());
            assertThatThrownBy(() -> fixture.run(rows(5))).isInstanceOf(HeymarketStoppedException.class);
            fixture.sandbox.faults().clear();

            fixture.run(rows(5));

            assertThat(fixture.sandbox.contactCount()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, false", "HOSTILE, true", "KIND, false", "KIND, true"})
    void anOptOutOutlivesTheNextRowOfItsPersonAndTheNameStays(Profile profile, boolean v1Only) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.settings(s -> s.v1Only(v1Only));
            fixture.sandbox.set(Switch.CREATE_EXISTING, "CONVERGE");
            fixture.sandbox.set(Switch.PUT_BLANKS, true);
            fixture.sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Tove").last("Lind"));

            fixture.run(
                    row("phone", PHONE, "first", "Mara", "is_opted_out", true),
                    row("phone", phone(1), "is_opted_out", true));
            BulkResult result = fixture.run(
                    row("phone", PHONE, "email", "mara@example.org"),
                    row("phone", phone(1), "email", "tove@example.org"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.UPDATED);
            assertThat(fixture.sandbox.contacts()).hasSize(2).allMatch(SandboxContact::isOptedOut);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
            assertThat(fixture.stored(PHONE).email()).isEqualTo("mara@example.org");
            assertThat(fixture.stored(phone(1)).last()).isEqualTo("Lind");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoWasDeletedMeanwhileIsCreatedAgain(Profile profile) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.run(row("phone", PHONE, "first", "Mara"));
            fixture.sandbox.delete(fixture.stored(PHONE).id());

            assertThat(outcomes(fixture.run(row("phone", PHONE, "first", "Mara"))))
                    .containsExactly(Outcome.CREATED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aChangeThatASearchDoesNotShowYetIsNotTakenBack(Profile profile) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));
            fixture.run(row("phone", PHONE, "first", "Tove"));
            fixture.run(row("phone", PHONE, "last", "Lind"));
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");

            assertThat(outcomes(fixture.run(row("phone", PHONE, "first", "Mara"))))
                    .containsExactly(Outcome.UPDATED);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoIsThereTwiceStaysAmbiguous(Profile profile) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.run(row("phone", PHONE, "first", "Mara"));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Tove"));

            assertThat(outcomes(fixture.run(row("phone", PHONE, "last", "Lind"))))
                    .containsExactly(Outcome.AMBIGUOUS);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aPhoneThatMovedLeadsToItsNewOwnerAlone(Profile profile) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)));
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).email("mara@example.org"));
            fixture.run(row("email", "mara@example.org", "phone", phone(5)));
            fixture.settings(s -> s);

            BulkResult result =
                    fixture.run(row("phone", PHONE, "first", "Ann"), row("phone", phone(5), "first", "Mara"));

            assertThat(outcomes(result)).containsExactly(Outcome.CREATED, Outcome.UPDATED);
            assertThat(fixture.stored(phone(5)).id()).isEqualTo(mara.id());
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Ann");
        }
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, false", "HOSTILE, true", "KIND, false", "KIND, true"})
    void aCreateWhoseAnswerIsLostIsNotSentAgain(Profile profile, boolean v1Only) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.settings(s -> s.v1Only(v1Only));
            fixture.sandbox
                    .faults()
                    .add(Fault.resetAfterApply()
                            .when((method, path) -> path.equals(v1Only ? "/v1/batch/contacts" : "/v2/contacts")));

            BulkResult result = fixture.run(rows(40));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 40L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(40);
        }
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, CONTACTS", "HOSTILE, OK_OR_FAILED", "KIND, CONTACTS", "KIND, OK_OR_FAILED"})
    void aV1BatchThatStoredItsRowsIsNotToldAsFailed(Profile profile, String answer) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.set(Switch.BATCH_ANSWER, answer);
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").last("Lind"));

            BulkResult result =
                    fixture.run(row("phone", PHONE, "first", "Tove"), row("phone", phone(1), "first", "Ann"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.CREATED);
            assertThat(results(result)).allMatch(row -> row.contactId() != null);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void allContactsWithOneKeyAreRemembered(Profile profile) {
        try (BulkFixture fixture = fixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            fixture.sandbox.set(Switch.CREATE_RESETS_OPT_OUT, true);
            fixture.settings(s -> s.resolve(false));
            fixture.run(row("phone", PHONE, "first", "Mara"));
            fixture.run(row("phone", PHONE, "first", "Tove"));
            fixture.sandbox.optOut(PHONE);
            List<SandboxContact> both = fixture.sandbox.allByPhone(PHONE);
            fixture.settings(s -> s);

            BulkResult several = fixture.run(row("phone", PHONE, "first", "Ida"));
            fixture.sandbox.delete(both.stream()
                    .filter(c -> !c.isOptedOut())
                    .findFirst()
                    .orElseThrow()
                    .id());
            BulkResult one = fixture.run(row("phone", PHONE, "first", "Ida"));

            assertThat(both).extracting(SandboxContact::isOptedOut).containsExactlyInAnyOrder(true, false);
            assertThat(outcomes(several)).containsExactly(Outcome.AMBIGUOUS);
            assertThat(outcomes(one)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Ida");
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(fixture.sandbox.contactCount()).isOne();
        }
    }
}
