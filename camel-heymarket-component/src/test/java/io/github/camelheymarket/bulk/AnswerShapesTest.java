package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static io.github.camelheymarket.bulk.BulkFixture.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R6.1, C5.10, C5.16: what became of each row is read from every shape of answer, by key. */
class AnswerShapesTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowThatTheAnswerDoesNotMentionFailed(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.faults().add(Fault.vanishRows(2).when((method, path) -> path.equals("/v2/contacts")));

            BulkResult result = fixture.run(rows(5));

            assertThat(outcomes(result))
                    .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.CREATED, Outcome.CREATED, Outcome.CREATED);
            RowResult vanished = results(result).get(0);
            assertThat(vanished.reasonCode()).isEqualTo("VANISHED");
            assertThat(vanished.status()).isEqualTo(200);
            assertThat(vanished.attempts()).isEqualTo(1);
            assertThat(vanished.requestId())
                    .isEqualTo(fixture.requests("POST", "/v2/contacts").get(0).requestId());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WRAPPED, ERROR",
        "WRAPPED, MESSAGE",
        "WRAPPED, REASON",
        "WRAPPED, CODE",
        "WRAPPED, NONE",
        "BARE, ERROR",
        "BARE, NONE"
    })
    void aFailedItemRejectsItsRowAloneWithTheReasonThatCame(String item, String member) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.set(Switch.BULK_BAD_ROW, "FAILED_CONTACTS");
            fixture.sandbox.set(Switch.FAILED_CONTACTS_ITEM, item);
            fixture.sandbox.set(Switch.FAILED_REASON_MEMBER, member);
            fixture.sandbox.seed(Seed.phone(phone(3)).first("Mara"));

            BulkResult result = fixture.run(
                    row("phone", phone(0), "first", "Ann"),
                    row("phone", phone(1), "tags", tags(999L)),
                    row("phone", phone(2), "first", "Eva"),
                    row("phone", phone(3), "tags", tags(999L)));

            assertThat(outcomes(result))
                    .containsExactly(Outcome.CREATED, Outcome.REJECTED, Outcome.CREATED, Outcome.REJECTED);
            assertThat(results(result).get(1).reasonCode()).isEqualTo("REFUSED");
            if (!member.equals("NONE") && !member.equals("CODE")) {
                assertThat(results(result).get(1).reason()).contains("no such tag");
            }
            assertThat(results(result).get(1).status()).isEqualTo(200);
        }
    }

    @Test
    void theReasonOfARowDoesNotRepeatTheCredential() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            String reason = "no such key: " + fixture.sandbox.apiKey();
            fixture.sandbox
                    .faults()
                    .add(Fault.status(
                                    200,
                                    "{\"failed_contacts\":[{\"phone\":\"" + phone(0) + "\",\"error\":\"" + reason
                                            + "\"}]}")
                            .when((method, path) -> path.equals("/v2/contacts")));

            BulkResult result = fixture.run(row("phone", phone(0), "first", "Ann"));

            assertThat(results(result).get(0).reason())
                    .contains("no such key: …")
                    .doesNotContain(fixture.sandbox.apiKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MISSING", "EMPTY", "NULL"})
    void noFailedItemsAreNoFailuresHoweverThatIsWritten(String none) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.set(Switch.FAILED_CONTACTS_NONE, none);
            assertThat(outcomes(fixture.run(rows(3)))).containsOnly(Outcome.CREATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTACTS", "OK_OR_FAILED"})
    void aBatchArrayIsNotBelievedButLookedAfter(String answer) {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.sandbox.set(Switch.SEARCH_LAG, 0);
            fixture.sandbox.set(Switch.BULK_BAD_ROW, "FAILED_CONTACTS");
            fixture.sandbox.set(Switch.BATCH_ANSWER, answer);
            for (int i = 0; i < 3; i++) {
                fixture.sandbox.seed(Seed.phone(phone(i)).first("Mara").last("L" + i));
            }

            BulkResult result = fixture.run(
                    row("phone", phone(0), "first", "Ann"),
                    row("phone", phone(1), "tags", tags(999L)),
                    row("phone", phone(2), "first", "Eva"));

            assertThat(results(result).get(0).outcome()).isEqualTo(Outcome.UPDATED);
            assertThat(results(result).get(1).outcome().isSuccess()).isFalse();
            assertThat(results(result).get(2).outcome()).isEqualTo(Outcome.UPDATED);
            assertThat(fixture.searches()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUOTED", "BARE", "EMPTY"})
    void aPlainBatchAnswerIsVerifiedByASearch(String form) {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.sandbox.set(Switch.SEARCH_LAG, 0);
            fixture.sandbox.set(Switch.BATCH_ANSWER, "OK_OR_FAILED");
            fixture.sandbox.set(Switch.STRING_ANSWERS, form);
            fixture.sandbox.seed(Seed.phone(phone(0)).first("Mara"));

            BulkResult result = fixture.run(row("phone", phone(0), "first", "Ann"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.searches()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"NO, URL", "NO, FILE_NAME", "YES, FILE_NAME"})
    void valuesThatTheSearchDoesNotShowDoNotMakeAVerifiedUpdateFail(String inLists, String form) {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.sandbox.set(Switch.AVATAR_IN_LISTS, inLists);
            fixture.sandbox.set(Switch.AVATAR_FORM, form);
            fixture.sandbox.set(Switch.BATCH_ANSWER, "OK_OR_FAILED");
            fixture.sandbox.set(Switch.SEARCH_LAG, 0);
            fixture.sandbox.seed(Seed.phone(phone(0)).first("Mara"));

            BulkResult result = fixture.run(row("phone", phone(0), "avatar", "https://example.org/mara.png"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.stored(phone(0)).avatar()).isEqualTo("https://example.org/mara.png");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void peopleWhoShareAnAddressAreToldApart(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.BULK_BAD_ROW, "FAILED_CONTACTS");

            BulkResult result = fixture.run(
                    row("phone", phone(0), "email", "office@example.org", "tags", tags(999L)),
                    row("phone", phone(1), "email", "office@example.org"));

            assertThat(outcomes(result)).containsExactly(Outcome.REJECTED, Outcome.CREATED);
        }
    }
}
