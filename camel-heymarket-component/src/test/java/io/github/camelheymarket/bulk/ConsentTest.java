package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R5: no contact is opted in by accident. */
class ConsentTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoOptedOutStaysSoThroughAnUpdate(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Ann"));

            BulkResult result =
                    fixture.run(row("phone", PHONE, "first", "Tove"), row("phone", phone(1), "first", "Eva"));

            assertThat(outcomes(result)).containsOnly(Outcome.UPDATED);
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(fixture.stored(phone(1)).isOptedOut()).isFalse();
            assertThat(fixture.sandbox.consentChanges()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aNewPhoneKeepsTheOptOut(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
            SandboxContact mara =
                    fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

            fixture.run(row("contact_id", mara.uuid().toString(), "phone", phone(7)));

            assertThat(fixture.stored(phone(7)).isOptedOut()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOptOutOfARowIsStoredAndIsNoChangeTheNextTime(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult first = fixture.run(
                    row("phone", PHONE, "is_opted_out", true),
                    row("phone", phone(1), "first", "Ann", "is_opted_out", true));
            BulkResult second = fixture.run(
                    row("phone", PHONE, "is_opted_out", true),
                    row("phone", phone(1), "first", "Ann", "is_opted_out", true));

            assertThat(outcomes(first)).containsExactly(Outcome.UPDATED, Outcome.CREATED);
            assertThat(outcomes(second)).containsOnly(Outcome.UNCHANGED);
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
            assertThat(fixture.stored(phone(1)).isOptedOut()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void notOptedOutIsNeverSentAndIsCounted(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByAdmin());

            BulkResult result = fixture.run(
                    row("phone", PHONE, "first", "Tove", "is_opted_out", false),
                    row("phone", phone(1), "first", "Ann", "is_opted_out", false));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.CREATED);
            assertThat(result.getOptInsWithheld()).isEqualTo(2);
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(fixture.sandbox.requests())
                    .noneSatisfy(request -> assertThat(request.body()).contains("\"is_opted_out\":false"));
        }
    }

    @Test
    void whomTheTeamOptedOutIsSubscribedWhereThatIsAllowed() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.allowOptIn(true));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByAdmin());
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Ann").optedOutByAdmin());

            BulkResult result = fixture.run(
                    row("phone", PHONE, "is_opted_out", false),
                    row("phone", phone(1), "first", "Eva", "is_opted_out", false));

            assertThat(outcomes(result)).containsOnly(Outcome.UPDATED);
            assertThat(fixture.stored(PHONE).isOptedOut()).isFalse();
            assertThat(fixture.stored(phone(1)).isOptedOut()).isFalse();
            assertThat(fixture.stored(phone(1)).first()).isEqualTo("Eva");
            assertThat(result.getOptInsWithheld()).isZero();
            assertThat(result.getExtraRequests()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoOptedOutThemselvesIsNotSubscribedEvenWhereThatIsAllowed(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.allowOptIn(true));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

            BulkResult result = fixture.run(
                    row("phone", PHONE, "first", "Tove", "is_opted_out", false),
                    row("phone", phone(1), "first", "Ann", "is_opted_out", false));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.CREATED);
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(result.getOptInsWithheld()).isEqualTo(2);
            assertThat(fixture.requests("POST", "/v1/contact/set_status")).isEmpty();
        }
    }

    @Test
    void whereNobodySaysWhoOptedTheContactOutItIsWithheld() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.settings(s -> s.allowOptIn(true));
            fixture.sandbox.seed(Seed.phone(PHONE).optedOutByAdmin());

            BulkResult result = fixture.run(row("phone", PHONE, "is_opted_out", false));

            assertThat(outcomes(result)).containsExactly(Outcome.UNCHANGED);
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(result.getOptInsWithheld()).isEqualTo(1);
        }
    }

    @Test
    void theStatusIsAskedForChangedRowsAloneAndOnlyWhereAnswersDoNotTell() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            for (int i = 0; i < 5; i++) {
                fixture.sandbox.seed(Seed.phone(phone(i)).first("Mara"));
            }
            BulkResult result = fixture.run(
                    row("phone", phone(0), "first", "Tove"),
                    row("phone", phone(1), "first", "Mara"),
                    row("phone", phone(2), "first", "Mara"));
            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.UNCHANGED, Outcome.UNCHANGED);
            assertThat(fixture.statusCalls()).isEqualTo(1);

            fixture.sandbox.set(Switch.READ_OPT_OUT, true);
            fixture.run(row("phone", phone(3), "first", "Tove"));
            assertThat(fixture.statusCalls()).isEqualTo(1);
        }
    }

    @Test
    void withoutTheCheckNoStatusIsAsked() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.settings(s -> s.consentCheck(ConsentCheck.NEVER));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result = fixture.run(row("phone", PHONE, "first", "Tove"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.statusCalls()).isZero();
        }
    }

    @Test
    void whereEvenTheStatusDoesNotTellNothingIsWritten() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Ann"));
            fixture.sandbox.faults().add(Fault.status(400).on("POST", "/v1/contact/status"));
            fixture.sandbox.faults().add(Fault.status(200, "{}").on("POST", "/v1/contact/status"));

            BulkResult result =
                    fixture.run(row("phone", PHONE, "first", "Tove"), row("phone", phone(1), "first", "Eva"));

            assertThat(outcomes(result)).containsOnly(Outcome.FAILED);
            assertThat(results(result))
                    .allSatisfy(r -> assertThat(r.reasonCode()).isEqualTo("CONSENT_UNKNOWN"));
            assertThat(fixture.writes()).isEmpty();
        }
    }
}
