package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R3.5: a contact matched by UUID or e-mail gets another phone. */
class PhoneChangeTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theNewPhoneIsWrittenByIntegerIdAndTheRestStays(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            long field = fixture.sandbox.defineField("Level");
            SandboxContact mara = fixture.sandbox.seed(
                    Seed.phone(PHONE).first("Mara").email("mara@example.org").custom(field, "gold"));

            BulkResult result =
                    fixture.run(row("contact_id", mara.uuid().toString(), "phone", phone(7), "last", "Lindqvist"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            SandboxContact stored = fixture.stored(phone(7));
            assertThat(stored.id()).isEqualTo(mara.id());
            assertThat(stored.displayName()).isEqualTo("Mara Lindqvist");
            assertThat(stored.email()).isEqualTo("mara@example.org");
            assertThat(stored.custom()).isEqualTo(Map.of(field, "gold"));
            assertThat(fixture.sandbox.allByPhone(PHONE)).isEmpty();
            assertThat(fixture.writes())
                    .singleElement()
                    .satisfies(r -> assertThat(r.path()).isEqualTo("/v1/contact/" + mara.id()));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactMatchedByEmailGetsItsNewPhone(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").email("mara@example.org"));

            BulkResult result = fixture.run(row("email", "mara@example.org", "phone", phone(7)));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.stored(phone(7)).first()).isEqualTo("Mara");
            assertThat(outcomes(fixture.run(row("email", "mara@example.org", "phone", phone(7)))))
                    .containsExactly(Outcome.UNCHANGED);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aPhoneThatSomebodyElseHasRejectsTheRow(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)));
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).email("mara@example.org"));
            fixture.sandbox.seed(Seed.phone(phone(7)).first("Tove"));

            BulkResult result = fixture.run(
                    row("contact_id", mara.uuid().toString(), "phone", phone(7)),
                    row("email", "new@example.org", "phone", phone(7)));

            assertThat(outcomes(result)).containsOnly(Outcome.REJECTED);
            assertThat(results(result)).allSatisfy(r -> {
                assertThat(r.reasonCode()).isEqualTo("PHONE_TAKEN");
                assertThat(r.field()).isEqualTo("phone");
            });
            assertThat(fixture.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void twoRowsOfAChunkCannotHaveOnePhone(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)));

            BulkResult result = fixture.run(
                    row("email", "mara@example.org", "phone", PHONE), row("email", "tove@example.org", "phone", PHONE));

            assertThat(outcomes(result)).containsExactly(Outcome.CREATED, Outcome.REJECTED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aPhoneThatARowInThePoolWillHaveIsTakenForALaterChunk(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            fixture.sandbox.seed(Seed.emailOnly("ann@example.org").first("Ann"));
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.EMAIL)).bulkSize(2));

            BulkResult result = fixture.run(
                    row("email", "mara@example.org", "phone", PHONE),
                    row("email", "ann@example.org", "first", "Ann"),
                    row("email", "tove@example.org", "phone", PHONE));

            assertThat(outcomes(result)).containsExactly(Outcome.CREATED, Outcome.UNCHANGED, Outcome.REJECTED);
            assertThat(fixture.sandbox.allByPhone(PHONE)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"KIND, true, UPDATED", "HOSTILE, true, UPDATED", "KIND, false, FAILED", "HOSTILE, false, FAILED"})
    void aChangeWithoutAnAnswerIsLookedAfter(Profile profile, boolean applied, Outcome outcome) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));
            Fault fault = applied ? Fault.resetAfterApply() : Fault.resetBeforeApply();
            fixture.sandbox.faults().add(fault.on("PUT", "/").always());

            BulkResult result = fixture.run(row("contact_id", mara.uuid().toString(), "phone", phone(7)));

            assertThat(outcomes(result)).containsExactly(outcome);
            assertThat(results(result).get(0).attempts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"APPLIED, CONTACT, UPDATED", "IGNORED, CONTACT, FAILED", "APPLIED, IDS, FAILED"})
    void withoutAnIntegerIdOnlyAnAnswerThatShowsThePhoneCounts(String change, String answer, Outcome outcome) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.set(Switch.V2_PHONE_CHANGE, change);
            fixture.sandbox.set(Switch.UPDATE_V2_ANSWER, answer);
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));
            ApiClient withoutIds = StubClient.around(
                    fixture.client(), request -> withoutIds(fixture.client().call(request)));

            BulkResult result = new BulkUpsert(fixture.context(withoutIds), fixture::map, fixture.settings)
                    .run(List.of(row("contact_id", mara.uuid().toString(), "phone", phone(7)))
                            .iterator());

            assertThat(outcomes(result)).containsExactly(outcome);
            if (outcome == Outcome.FAILED) {
                assertThat(results(result).get(0).reasonCode()).isEqualTo("PHONE_NOT_CHANGED");
            }
        }
    }

    private static ApiResponse withoutIds(ApiResponse response) {
        JsonNode body = response.body();
        if (body instanceof ObjectNode object) {
            object.remove("id");
        }
        body.forEach(item -> {
            if (item instanceof ObjectNode object) {
                object.remove("id");
            }
        });
        return response;
    }
}
