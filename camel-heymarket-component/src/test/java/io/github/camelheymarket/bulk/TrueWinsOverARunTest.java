package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R5.5: between rows of one person true wins over the whole run, in whatever chunks they are. */
class TrueWinsOverARunTest {

    private static final Map<String, Object> OUT = row("phone", PHONE, "first", "Mara", "is_opted_out", true);
    private static final Map<String, Object> IN = row("phone", PHONE, "first", "Mara", "is_opted_out", false);

    /** Rows of one person with more than a chunk of others between them. */
    private static List<Map<String, Object>> file(Map<String, Object> first, Map<String, Object> last) {
        List<Map<String, Object>> file = new ArrayList<>();
        file.add(first);
        file.addAll(rows(140).subList(50, 140));
        file.add(last);
        return file;
    }

    @ParameterizedTest
    @CsvSource({"OUT,true", "OUT,false", "IN,true", "IN,false"})
    void nobodyIsFlippedByTwoRowsOfOneRunNorByTheNextRun(String first, boolean optedOut) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.allowOptIn(true).bulkSize(30));
            Seed mara = Seed.phone(PHONE).first("Mara");
            fixture.sandbox.seed(optedOut ? mara.optedOutByAdmin() : mara);
            List<Map<String, Object>> file = first.equals("OUT") ? file(OUT, IN) : file(IN, OUT);

            fixture.run(file);
            fixture.run(file);

            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(fixture.sandbox.consentChanges()).hasSize(optedOut ? 0 : 1);
            assertThat(fixture.requests("POST", "/v1/contact/set_status")).isEmpty();
        }
    }

    @Test
    void aPersonNamedOnceByPhoneAndOnceByAddressIsOne() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.allowOptIn(true).bulkSize(30).matchBy(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL)));
            String uuid = fixture.sandbox
                    .seed(Seed.phone(PHONE)
                            .first("Mara")
                            .email("mara@example.org")
                            .optedOutByAdmin())
                    .uuid()
                    .toString();

            fixture.run(file(row("email", "mara@example.org", "is_opted_out", true), IN));
            fixture.run(file(row("contact_id", uuid, "is_opted_out", true), IN));
            fixture.run(file(row("contact_id", uuid, "is_opted_out", false), OUT));

            assertThat(fixture.sandbox.consentChanges()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anUpdateOfALaterRowCarriesWhatAnEarlierOneSaid(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.consentCheck(ConsentCheck.NEVER).bulkSize(30));
            fixture.sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            fixture.run(file(OUT, row("phone", PHONE, "last", "Lindqvist")));

            assertThat(fixture.stored(PHONE).last()).isEqualTo("Lindqvist");
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRowThatIsOverruledSaysThatItWasWithheld(boolean dryRun) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.allowOptIn(true).bulkSize(30).dryRun(dryRun));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByAdmin());

            BulkResult result = fixture.run(file(IN, OUT));

            assertThat(outcomes(result)).startsWith(Outcome.UNCHANGED).endsWith(Outcome.UNCHANGED);
            assertThat(results(result).get(0).changes()).isEmpty();
            assertThat(result.getOptInsWithheld()).isEqualTo(1);
        }
    }

    @Test
    void whomNoRowOptsOutIsOptedInOnceAllRowsAreRead() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.allowOptIn(true).bulkSize(30));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByAdmin());

            BulkResult result = fixture.run(file(IN, row("phone", PHONE, "last", "Lindqvist")));

            assertThat(fixture.stored(PHONE).isOptedOut()).isFalse();
            assertThat(fixture.stored(PHONE).last()).isEqualTo("Lindqvist");
            assertThat(outcomes(result)).startsWith(Outcome.UPDATED).endsWith(Outcome.UPDATED);
            assertThat(fixture.writes().get(fixture.writes().size() - 1).path()).isEqualTo("/v1/contact/set_status");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whomARunCreatedALaterRowOfItOptsOutWhateverTheMode(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.mode(WriteMode.CREATE_ONLY).bulkSize(30));
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Tove"));

            BulkResult result =
                    fixture.run(file(row("phone", PHONE, "first", "Mara"), row("phone", PHONE, "is_opted_out", true)));
            BulkResult before = fixture.run(row("phone", phone(1), "is_opted_out", true));

            RowResult last = results(result).get(results(result).size() - 1);
            assertThat(last.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(last.reason()).contains("Its opt-out was carried out all the same.");
            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(outcomes(before)).containsExactly(Outcome.SKIPPED);
            assertThat(fixture.stored(phone(1)).isOptedOut()).isFalse();
        }
    }

    /** The first row says that phone and address are one person's, the second opts out by the phone, and the third has the address. */
    @Test
    void anOptOutCountsForEachKeyThatARowOfThePersonHasAlsoIfItIsNotKnownWhichContactThatIs() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.bulkSize(2).matchBy(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL)));
            fixture.sandbox.seed(Seed.phone(phone(1)).email("mara@example.org"));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result = fixture.run(
                    row("phone", PHONE, "email", "mara@example.org"),
                    row("phone", PHONE, "is_opted_out", true),
                    row("email", "mara@example.org", "first", "Mara"));

            assertThat(outcomes(result)).containsExactly(Outcome.AMBIGUOUS, Outcome.AMBIGUOUS, Outcome.UPDATED);
            assertThat(fixture.stored(phone(1)).isOptedOut()).isTrue();
        }
    }
}
