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
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R1.6, R3.1 to R3.4, R3.6, R8.6: contacts are found before they are written. */
class FindAndWriteTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aFirstLoadCreatesEachContactOnceAndASecondWritesNothing(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            BulkResult first = fixture.run(rows(250));
            assertThat(first.getCounts()).isEqualTo(Map.of(Outcome.CREATED, 250L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(250);
            fixture.sandbox.clearRequests();

            BulkResult second = fixture.run(rows(250));
            assertThat(second.getCounts()).isEqualTo(Map.of(Outcome.UNCHANGED, 250L));
            assertThat(fixture.writes()).isEmpty();
            assertThat(fixture.sandbox.contactCount()).isEqualTo(250);
        }
    }

    @Test
    void aFirstLoadTakesTwoCallsAChunkAndAnUnchangedOneTakesOne() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            assertThat(fixture.run(rows(250)).getRequests()).isEqualTo(6);
            BulkResult second = fixture.run(rows(250));
            assertThat(second.getRequests() - second.getExtraRequests()).isEqualTo(3);
            assertThat(second.getExtraRequests()).as("proofs, once a client").isEqualTo(2);
            assertThat(fixture.run(rows(250)).getRequests()).isEqualTo(3);
        }
    }

    @Test
    void changesOfSeveralChunksShareTheirCalls() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.run(rows(300));
            List<Map<String, Object>> changed = new ArrayList<>(rows(300));
            for (int i = 0; i < 300; i += 3) {
                changed.set(i, row("phone", phone(i), "first", "Other"));
            }
            BulkResult result = fixture.run(changed);
            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 100L, Outcome.UNCHANGED, 200L));
            assertThat(result.getRequests() - result.getExtraRequests()).isEqualTo(3 + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aChangedFieldIsWrittenAndTheOthersStay(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            long field = fixture.sandbox.defineField("Level");
            long other = fixture.sandbox.defineField("Town");
            long tag = fixture.sandbox.defineTag("vip");
            fixture.sandbox.seed(Seed.phone(PHONE)
                    .first("Mara")
                    .last("Lindqvist")
                    .email("mara@example.org")
                    .avatar("https://example.org/mara.png")
                    .assignedUserId(310)
                    .custom(field, "gold")
                    .custom(other, "Bergen")
                    .tag(tag));

            BulkResult result =
                    fixture.run(row("phone", PHONE, "last", "Nyberg", "custom", Map.of("" + field, "silver")));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            SandboxContact stored = fixture.stored(PHONE);
            assertThat(stored.first()).isEqualTo("Mara");
            assertThat(stored.last()).isEqualTo("Nyberg");
            assertThat(stored.displayName()).isEqualTo("Mara Nyberg");
            assertThat(stored.email()).isEqualTo("mara@example.org");
            assertThat(stored.avatar()).isEqualTo("https://example.org/mara.png");
            assertThat(stored.assignedUserId()).isEqualTo(310);
            assertThat(stored.custom()).isEqualTo(Map.of(field, "silver", other, "Bergen"));
            assertThat(stored.tags()).containsExactly(tag);
            assertThat(results(result).get(0).contactId()).isEqualTo(stored.id());
            assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
            assertThat(outcomes(fixture.run(row("phone", PHONE, "last", "Nyberg"))))
                    .containsExactly(Outcome.UNCHANGED);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aSilentCapOfASearchDoublesNobody(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.SEARCH_CAP, 30);
            for (Map<String, Object> row : rows(95)) {
                fixture.sandbox.seed(row);
            }

            BulkResult result = fixture.run(rows(100));

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.UNCHANGED, 95L, Outcome.CREATED, 5L));
            assertThat(fixture.sandbox.contactCount()).isEqualTo(100);
            assertThat(fixture.searches()).isLessThanOrEqualTo(8);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void severalContactsForOneKeyAreAmbiguousAndToldById(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            long one = fixture.sandbox.seed(Seed.phone(PHONE).first("Mara")).id();
            long two = fixture.sandbox.seed(Seed.phone(PHONE).first("Tove")).id();

            RowResult result =
                    results(fixture.run(row("phone", PHONE, "first", "Ann"))).get(0);

            assertThat(result.outcome()).isEqualTo(Outcome.AMBIGUOUS);
            assertThat(result.reason()).contains("" + one).contains("" + two);
            assertThat(result.key()).isEqualTo("phone:…43");
            assertThat(fixture.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void phoneAndEmailOfDifferentContactsAreAmbiguous(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL)));
            fixture.sandbox.seed(Seed.phone(PHONE));
            fixture.sandbox.seed(Seed.phone("12025550144").email("mara@example.org"));

            BulkResult result = fixture.run(row("phone", PHONE, "email", "Mara@example.org"));

            assertThat(outcomes(result)).containsExactly(Outcome.AMBIGUOUS);
            assertThat(fixture.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactMatchedByEmailIsCreatedSoThatItIsFoundAgain(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)));

            BulkResult first = fixture.run(
                    row("email", "Mara@Example.org ", "phone", PHONE),
                    row("email", "tove@example.org", "first", "Tove"));
            BulkResult second = fixture.run(
                    row("email", "mara@example.org", "phone", PHONE),
                    row("email", "TOVE@example.org", "first", "Tove"));

            assertThat(outcomes(first)).containsExactly(Outcome.CREATED, Outcome.CREATED);
            assertThat(outcomes(second)).containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
            assertThat(fixture.stored(PHONE).channels())
                    .containsExactlyInAnyOrder(
                            new Channel(Channel.PHONE, PHONE), new Channel("email", "mara@example.org"));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactFoundByAnAddressThatAnswersDoNotShowIsNotDoubled(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.READ_CHANNELS, false);
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)));
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).email("old@example.org"));
            fixture.run(row("contact_id", mara.uuid().toString(), "email", "new@example.org"));
            assertThat(fixture.stored(PHONE).email()).isEqualTo("new@example.org");

            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                rows.add(row("email", "person" + i + "@example.org", "first", "Person"));
            }
            rows.add(13, row("email", "old@example.org", "first", "Mara"));
            BulkResult result = fixture.run(rows);

            assertThat(result.count(Outcome.CREATED)).isEqualTo(20);
            assertThat(results(result).get(13).outcome()).isEqualTo(Outcome.UPDATED);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
            assertThat(fixture.sandbox.contactCount()).isEqualTo(21);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowWithAUuidFindsItsContactByThat(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result = fixture.run(
                    row("contact_id", mara.uuid().toString(), "first", "Tove"),
                    row("contact_id", UUID.randomUUID().toString(), "first", "Nobody"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.REJECTED);
            assertThat(results(result).get(1).reasonCode()).isEqualTo("NOT_FOUND");
            assertThat(results(result).get(1).field()).isEqualTo("contact_id");
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");
            assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
        }
    }

    @Test
    void aUuidWithAPhoneCostsNoReadOfItsOwnWhereSearchesTellTheUuid() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result = fixture.run(row("contact_id", mara.uuid().toString(), "phone", PHONE, "first", "Mara"));

            assertThat(outcomes(result)).containsExactly(Outcome.UNCHANGED);
            assertThat(result.getRequests()).isEqualTo(1);
        }
    }

    @Test
    void aContactWithNeitherUuidNorPhoneCannotBeUpdated() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)));
            fixture.sandbox.seed(Seed.emailOnly("mara@example.org").first("Mara"));

            BulkResult result = fixture.run(row("email", "mara@example.org", "first", "Tove"));

            assertThat(outcomes(result)).containsExactly(Outcome.REJECTED);
            assertThat(results(result).get(0).reasonCode()).isEqualTo("NO_UUID");
            assertThat(fixture.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyWriteOfVersionOneAloneGoesByBatch(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.seed(Seed.phone(phone(0)).first("Mara").last("Lindqvist"));

            BulkResult result =
                    fixture.run(row("phone", phone(0), "first", "Tove"), row("phone", phone(1), "first", "Ann"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.CREATED);
            assertThat(fixture.writes()).allSatisfy(r -> assertThat(r.path()).isEqualTo("/v1/batch/contacts"));
            assertThat(fixture.stored(phone(0)).last()).isEqualTo("Lindqvist");
            assertThat(fixture.stored(phone(1)).first()).isEqualTo("Ann");
        }
    }
}
