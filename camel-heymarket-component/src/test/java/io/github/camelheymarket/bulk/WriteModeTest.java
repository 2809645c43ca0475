package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each mode writes, what the results say of it, and what the writes of another client change. */
class WriteModeTest {

    private static final String STRANGER = "13035550199";

    @ParameterizedTest
    @EnumSource(Profile.class)
    void createOnlyLeavesWhoIsThereAsTheyAre(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.mode(WriteMode.CREATE_ONLY));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result = fixture.run(
                    row("phone", PHONE, "first", "Else", "is_opted_out", true), row("phone", STRANGER, "first", "New"));

            assertThat(outcomes(result)).containsExactly(Outcome.SKIPPED, Outcome.CREATED);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
            assertThat(fixture.stored(PHONE).isOptedOut()).isFalse();
            assertThat(fixture.stored(STRANGER).first()).isEqualTo("New");
            assertThat(fixture.singleReads() + fixture.statusCalls()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void createOnlyKnowsItsOwnCreateWhoseAnswerWasLost(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.mode(WriteMode.CREATE_ONLY));
            fixture.sandbox.faults().add(Fault.resetAfterApply().when((method, path) -> path.equals("/v2/contacts")));

            BulkResult result =
                    fixture.run(row("phone", PHONE, "first", "Mara", "avatar", "https://example.org/a.png"));

            assertThat(outcomes(result)).containsExactly(Outcome.CREATED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void updateOnlyCreatesNoContact(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.mode(WriteMode.UPDATE_ONLY));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result =
                    fixture.run(row("phone", PHONE, "first", "Else"), row("phone", STRANGER, "first", "New"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED, Outcome.SKIPPED);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Else");
            assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void fillEmptyFillsWhatHoldsNothingAndNothingElse(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.mode(WriteMode.FILL_EMPTY).listsChanges(true));
            long kept = fixture.sandbox.defineField("Kept");
            long filled = fixture.sandbox.defineField("Filled");
            long tag = fixture.sandbox.defineTag("vip");
            fixture.sandbox.seed(Map.of(
                    "phone",
                    PHONE,
                    "first",
                    "Mara",
                    "avatar",
                    "https://example.org/a.png",
                    "custom",
                    Map.of(kept, "old")));

            BulkResult result = fixture.run(row(
                    "phone",
                    PHONE,
                    "first",
                    "Else",
                    "last",
                    "Lee",
                    "avatar",
                    "https://example.org/b.png",
                    "custom",
                    Map.of(Long.toString(kept), "new", Long.toString(filled), "new"),
                    "tags",
                    BulkFixture.tags(tag)));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            var stored = fixture.stored(PHONE);
            assertThat(stored.first() + " " + stored.last()).isEqualTo("Mara Lee");
            assertThat(stored.avatar()).isEqualTo("https://example.org/a.png");
            assertThat(stored.custom()).isEqualTo(Map.of(kept, "old", filled, "new"));
            assertThat(stored.tags()).containsExactly(tag);
            assertThat(results(result).get(0).changes())
                    .containsExactlyInAnyOrder(
                            new FieldChange("last", null, "Lee"),
                            new FieldChange("custom." + filled, null, "new"),
                            new FieldChange("tags", null, Long.toString(tag)));

            fixture.sandbox.clearRequests();
            assertThat(outcomes(fixture.run(row("phone", PHONE, "first", "Else", "last", "Low"))))
                    .containsExactly(Outcome.UNCHANGED);
            assertThat(fixture.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void fillEmptyLeavesThePhoneOfSomebodyFoundByEmail(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(
                    s -> s.mode(WriteMode.FILL_EMPTY).matchBy(Set.of(io.github.camelheymarket.row.MatchBy.EMAIL)));
            fixture.sandbox.seed(Seed.phone(PHONE).email("mara@example.org"));

            BulkResult result = fixture.run(row("phone", STRANGER, "email", "mara@example.org", "first", "Mara"));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOptOutIsCarriedOutWhenFilling(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.mode(WriteMode.FILL_EMPTY).listsChanges(true));
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result = fixture.run(row("phone", PHONE, "first", "Else", "is_opted_out", true));

            assertThat(fixture.stored(PHONE).isOptedOut()).isTrue();
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
            assertThat(results(result).get(0).changes())
                    .containsExactly(new FieldChange("is_opted_out", "false", "true"));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void resultsTellTheSameChangesInADryRunAsInARealOne(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            long field = fixture.sandbox.defineField("Membership");
            fixture.sandbox.seed(Map.of("phone", PHONE, "first", "Mara", "custom", Map.of(field, "silver")));
            List<Map<String, Object>> rows = List.of(
                    row("phone", PHONE, "first", "Ann", "custom", Map.of(Long.toString(field), "gold")),
                    row("phone", STRANGER, "first", "New"));

            fixture.settings(s -> s.listsChanges(true).dryRun(true));
            BulkResult dry = fixture.run(rows);
            assertThat(fixture.writes()).isEmpty();
            fixture.settings(s -> s.listsChanges(true));
            BulkResult real = fixture.run(rows);

            assertThat(results(real).get(0).changes())
                    .containsExactlyInAnyOrder(
                            new FieldChange("first", "Mara", "Ann"),
                            new FieldChange("custom." + field, "silver", "gold"));
            assertThat(results(real).get(1).changes())
                    .containsExactlyInAnyOrder(
                            new FieldChange("phone", null, STRANGER), new FieldChange("first", null, "New"));
            for (int i = 0; i < rows.size(); i++) {
                assertThat(results(dry).get(i).changes())
                        .isEqualTo(results(real).get(i).changes());
            }
        }
    }

    @Test
    void aChangeThatIsPrintedDoesNotShowItsValues() {
        assertThat(new FieldChange("first", "Mara", "Ann")).hasToString("first");
    }

    @Test
    void aListenerThatFailsDoesNotFalsifyTheOtherRowsOfTheAnswer() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.bulkSize(10));
            List<Long> told = new ArrayList<>();
            HeymarketStoppedException stopped = catchThrowableOfType(
                    HeymarketStoppedException.class,
                    () -> fixture.upsert().run(rows(30).iterator(), (source, result) -> {
                        told.add(result.index());
                        throw new IllegalStateException("the other side is away");
                    }));

            assertThat(stopped).hasMessageContaining("could not be delivered");
            assertThat(outcomes(stopped.getResult())).hasSize(10).containsOnly(Outcome.CREATED);
            assertThat(told).hasSize(10);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMonitorIsToldWhomTheRunFindsAndCreatesAndStopsItBetweenCalls(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.bulkSize(5));
            fixture.sandbox.seed(Seed.phone(phone(0)));
            List<String> told = new ArrayList<>();
            RunObserver monitor = new RunObserver() {
                @Override
                public String stopReason() {
                    return told.stream().filter(t -> t.startsWith("created")).count() >= 9 ? "enough is enough" : null;
                }

                @Override
                public void found(Set<String> keys, Contact contact) {
                    told.add("found " + keys + " " + contact.getPhone());
                }

                @Override
                public void creating(List<Set<String>> keys) {
                    keys.forEach(key -> told.add("creating " + key));
                }

                @Override
                public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
                    if (outcome == Outcome.CREATED) {
                        assertThat(id).isNotNull();
                        told.add("created " + keys);
                    }
                }
            };

            HeymarketStoppedException stopped = catchThrowableOfType(
                    HeymarketStoppedException.class,
                    () -> fixture.upsert().run(rows(40).iterator(), RowListener.NONE, monitor));

            assertThat(stopped).hasMessageContaining("enough is enough");
            assertThat(told).contains("found [phone:" + phone(0) + "] " + phone(0));
            for (int i = 1; i < 5; i++) {
                String key = "[phone:" + phone(i) + "]";
                assertThat(told).containsSubsequence("creating " + key, "created " + key);
            }
            assertThat(stopped.getResult().count(Outcome.CREATED))
                    .isEqualTo(
                            told.stream().filter(t -> t.startsWith("created")).count())
                    .isEqualTo(fixture.sandbox.contactCount() - 1);
        }
    }

    @Test
    void aMonitorKeepsACallFromBeingSent() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            RunObserver monitor = new RunObserver() {
                @Override
                public void creating(List<Set<String>> keys) {
                    throw new IllegalStateException("the ledger is full");
                }
            };

            HeymarketStoppedException stopped = catchThrowableOfType(
                    HeymarketStoppedException.class,
                    () -> fixture.upsert().run(rows(3).iterator(), RowListener.NONE, monitor));

            assertThat(stopped).hasStackTraceContaining("the ledger is full");
            assertThat(fixture.sandbox.contactCount()).isZero();
        }
    }
}
