package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static io.github.camelheymarket.bulk.BulkFixture.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R3.1, R6.1: {@code resolve=false} sends without looking, and claims no more than it knows. */
class DirectWriteTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void rowsAreSentWithoutALook(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.resolve(false).consentCheck(ConsentCheck.NEVER));
            BulkResult result = fixture.run(rows(150));
            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.SENT, 150L));
            assertThat(result.getRequests()).isEqualTo(2);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(150);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRefusedRowIsRejectedAlone(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.resolve(false));
            BulkResult result =
                    fixture.run(row("phone", phone(0), "first", "Ann"), row("phone", phone(1), "tags", tags(999L)));
            assertThat(outcomes(result)).containsExactly(Outcome.SENT, Outcome.REJECTED);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void batchThatSkipsExistingContactsDoesNotTellWhatItDid(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.resolve(false).v1Only(true));
            fixture.sandbox.set(Switch.BATCH_ANSWER, "OK_OR_FAILED");
            fixture.sandbox.set(Switch.BATCH_SKIPPED, "NOT_FAILED");
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result =
                    fixture.run(row("phone", PHONE, "first", "Tove"), row("phone", phone(1), "first", "Ann"));

            assertThat(outcomes(result)).containsOnly(Outcome.UNKNOWN);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void batchOverExistingContactsKeepsTheirOptOuts(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.resolve(false).v1Only(true).overwriteContacts(true));
            fixture.sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

            fixture.run(row("phone", PHONE, "first", "Tove"), row("phone", phone(1), "first", "Ann"));

            assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRawUpdateByUuidKeepsTheOptOut(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.resolve(false));
            fixture.sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
            SandboxContact mara =
                    fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

            BulkResult result = fixture.run(row("contact_id", mara.uuid().toString(), "first", "Tove"));

            assertThat(outcomes(result)).containsExactly(Outcome.SENT);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Tove");
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aDryRunSaysWhatWouldHappenAndWritesNothing(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.dryRun(true).allowOptIn(true));
            fixture.sandbox.seed(Seed.phone(phone(0)).first("Mara"));
            SandboxContact ann = fixture.sandbox.seed(Seed.phone(phone(1)).first("Ann"));

            BulkResult result = fixture.run(
                    row("phone", phone(0), "first", "Mara"),
                    row("phone", phone(2), "first", "Eva"),
                    row("phone", phone(0), "last", "Lindqvist"),
                    row("contact_id", ann.uuid().toString(), "phone", phone(9)));

            assertThat(result.isDryRun()).isTrue();
            assertThat(outcomes(result))
                    .containsExactly(Outcome.UPDATED, Outcome.CREATED, Outcome.UPDATED, Outcome.UPDATED);
            assertThat(fixture.writes()).isEmpty();
            assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
        }
    }
}
