package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
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
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R1.5: rows of one person, in one chunk, in several, and in runs at the same time. */
class DuplicateRowsTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void rowsOfOnePersonInAChunkBecomeOneWriteAndTheLaterValueWins(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            long field = fixture.sandbox.defineField("Level");
            long other = fixture.sandbox.defineField("Town");
            long one = fixture.sandbox.defineTag("one");
            long two = fixture.sandbox.defineTag("two");

            BulkResult result = fixture.run(
                    row(
                            "phone",
                            PHONE,
                            "first",
                            "Mara",
                            "last",
                            "Lindqvist",
                            "custom",
                            Map.of("" + field, "gold"),
                            "tags",
                            tags(one),
                            "is_opted_out",
                            true),
                    row("phone", phone(1), "first", "Ann"),
                    row(
                            "phone",
                            PHONE,
                            "first",
                            "",
                            "last",
                            "Nyberg",
                            "custom",
                            Map.of("" + other, "Bergen"),
                            "tags",
                            tags(two),
                            "is_opted_out",
                            false));

            assertThat(outcomes(result)).containsOnly(Outcome.CREATED);
            assertThat(results(result)).extracting(RowResult::mergedWith).containsExactly(null, null, 0L);
            SandboxContact stored = fixture.stored(PHONE);
            assertThat(stored.first()).isEqualTo("Mara");
            assertThat(stored.last()).isEqualTo("Nyberg");
            assertThat(stored.custom()).isEqualTo(Map.of(field, "gold", other, "Bergen"));
            assertThat(stored.tags()).containsExactly(one, two);
            assertThat(stored.isOptedOut()).isTrue();
            assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aKeyThatComesAgainInALaterChunkIsNotDoubledAndItsLaterValueWins(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.bulkSize(3));
            BulkResult result = fixture.run(
                    row("phone", PHONE, "first", "Mara"),
                    row("phone", PHONE, "last", "Lindqvist"),
                    row("phone", phone(1), "first", "Ann"),
                    row("phone", PHONE, "last", "Nyberg"));

            assertThat(outcomes(result))
                    .containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.CREATED, Outcome.UPDATED);
            assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
            assertThat(fixture.stored(PHONE).displayName()).isEqualTo("Mara Nyberg");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void rowsThatFindOneContactByDifferentKeysBecomeOneWrite(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.matchBy(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL)));
            SandboxContact mara = fixture.sandbox.seed(Seed.phone(PHONE).email("mara@example.org"));

            BulkResult result = fixture.run(
                    row("phone", PHONE, "first", "Mara"),
                    row("email", "mara@example.org", "last", "Lindqvist"),
                    row("contact_id", mara.uuid().toString(), "display_name", "M. L."));

            assertThat(outcomes(result)).containsOnly(Outcome.UPDATED);
            assertThat(results(result)).extracting(RowResult::mergedWith).containsExactly(null, 0L, 0L);
            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
            assertThat(fixture.stored(PHONE).last()).isEqualTo("Lindqvist");
            assertThat(fixture.stored(PHONE).displayName()).isEqualTo("M. L.");
            assertThat(fixture.writes()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactWithAWriteInThePoolIsReadAnewForALaterRow(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(
                    s -> s.matchBy(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL)).bulkSize(2));
            fixture.sandbox.seed(Seed.phone(PHONE).email("mara@example.org").first("Old"));
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Ann"));

            fixture.run(
                    row("phone", PHONE, "first", "Mara"),
                    row("phone", phone(1), "first", "Ann"),
                    row("email", "mara@example.org", "last", "Lindqvist"));

            assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
            assertThat(fixture.stored(PHONE).last()).isEqualTo("Lindqvist");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRunWaitsForTheKeysThatAnotherHasFoundAbsentAndNotYetCreated(Profile profile) throws Exception {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            Fault hold = Fault.holdBeforeApply().when((method, path) -> path.equals("/v2/contacts"));
            fixture.sandbox.faults().add(hold);
            BulkUpsert first = fixture.upsert();
            BulkUpsert second = fixture.upsert();
            AtomicReference<Thread> waiting = new AtomicReference<>();
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                var one = CompletableFuture.supplyAsync(() -> first.run(rows(5).iterator()), threads);
                assertThat(hold.awaitReached(Duration.ofSeconds(10))).isTrue();
                var two = CompletableFuture.supplyAsync(
                        () -> {
                            waiting.set(Thread.currentThread());
                            return second.run(rows(5).iterator());
                        },
                        threads);
                Awaitility.await()
                        .until(() -> two.isDone()
                                || waiting.get() != null && waiting.get().getState() == Thread.State.TIMED_WAITING);
                hold.release();

                assertThat(outcomes(one.get())).containsOnly(Outcome.CREATED);
                assertThat(outcomes(two.get())).containsOnly(Outcome.UNCHANGED);
                assertThat(fixture.sandbox.contactCount()).isEqualTo(5);
            } finally {
                hold.release();
                threads.shutdownNow();
            }
        }
    }
}
