package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R1.5: runs of one context that come to one person by different keys do not get in each other's way. */
class DifferentKeysTest {

    private static final String MAIL = "mara@example.org";

    private static BulkUpsert upsert(BulkFixture fixture, MatchBy... matchBy) {
        BulkSettings settings =
                new BulkSettingsBuilder().matchBy(Set.of(matchBy)).bulkSize(10).build();
        return new BulkUpsert(
                fixture.context(fixture.client()),
                (index, source) -> BulkFixture.map(index, source, settings),
                settings);
    }

    private static CompletableFuture<BulkResult> start(BulkUpsert upsert, List<Thread> threads, Object... rows) {
        CompletableFuture<BulkResult> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(upsert.run(List.of(rows).iterator()));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        threads.add(thread);
        thread.start();
        return result;
    }

    /** Whoever waits for an answer counts as running: what a run waits for with a time limit is what another run has. */
    private static void awaitWaiting(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void whoIsCreatedWithAnAddressIsNotCreatedAgainByThatAddress() throws Exception {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            List<Thread> threads = new ArrayList<>();
            Fault held = fixture.sandbox
                    .faults()
                    .add(Fault.holdBeforeApply()
                            .on("POST", "/v2/contacts")
                            .when((method, path) -> path.equals("/v2/contacts")));
            var byPhone =
                    start(upsert(fixture, MatchBy.PHONE), threads, row("phone", PHONE, "email", MAIL, "first", "Mara"));
            assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
            var byMail = start(upsert(fixture, MatchBy.EMAIL), threads, row("email", MAIL, "last", "Lindqvist"));
            awaitWaiting(threads.get(1));
            held.release();

            assertThat(outcomes(byPhone.get(20, TimeUnit.SECONDS))).containsExactly(Outcome.CREATED);
            assertThat(outcomes(byMail.get(20, TimeUnit.SECONDS))).containsExactly(Outcome.UPDATED);
            assertThat(fixture.sandbox.contacts())
                    .singleElement()
                    .satisfies(contact -> assertThat(contact.first()).isEqualTo("Mara"));
        }
    }

    @Test
    void thoseWhoOnlyCarryAnAddressDoNotWaitForEachOther() throws Exception {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            List<Thread> threads = new ArrayList<>();
            Fault held = fixture.sandbox
                    .faults()
                    .add(Fault.holdBeforeApply()
                            .on("POST", "/v2/contacts")
                            .when((method, path) -> path.equals("/v2/contacts")));
            var first = start(upsert(fixture, MatchBy.PHONE), threads, row("phone", phone(1), "email", MAIL));
            assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();

            var second = start(upsert(fixture, MatchBy.PHONE), threads, row("phone", phone(2), "email", MAIL));

            assertThat(outcomes(second.get(20, TimeUnit.SECONDS))).containsExactly(Outcome.CREATED);
            held.release();
            first.get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactThatAnotherRunIsAboutToWriteIsReadAgainAfterThat(Profile profile) throws Exception {
        try (BulkFixture fixture = seeded(profile)) {
            List<Thread> threads = new ArrayList<>();
            Fault held = holdWrite(fixture);
            var byPhone = start(upsert(fixture, MatchBy.PHONE), threads, row("phone", PHONE, "first", "Mara"));
            assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
            var byMail = start(upsert(fixture, MatchBy.EMAIL), threads, row("email", MAIL, "last", "Lindqvist"));
            awaitWaiting(threads.get(1));
            held.release();

            bothAreStored(fixture, byPhone, byMail);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactThatAnotherRunWroteSinceTheSearchIsReadAgain(Profile profile) throws Exception {
        try (BulkFixture fixture = seeded(profile)) {
            List<Thread> threads = new ArrayList<>();
            Fault held = fixture.sandbox.faults().add(Fault.holdAfterApply().on("POST", "/v2/contacts/search"));
            var byMail = start(upsert(fixture, MatchBy.EMAIL), threads, row("email", MAIL, "last", "Lindqvist"));
            assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
            var byPhone = start(upsert(fixture, MatchBy.PHONE), threads, row("phone", PHONE, "first", "Mara"));
            byPhone.get(20, TimeUnit.SECONDS);
            held.release();

            bothAreStored(fixture, byPhone, byMail);
        }
    }

    private static BulkFixture seeded(Profile profile) {
        BulkFixture fixture = new BulkFixture(profile);
        fixture.sandbox.set(Switch.SEARCH_EMAIL, "FIELD_AND_CHANNEL");
        fixture.sandbox.seed(Seed.phone(PHONE).email(MAIL).first("M.").last("L."));
        return fixture;
    }

    private static Fault holdWrite(BulkFixture fixture) {
        return fixture.sandbox
                .faults()
                .add(Fault.holdBeforeApply()
                        .on("POST", "/v")
                        .when((method, path) -> path.equals("/v2/contacts") || path.equals("/v1/batch/contacts")));
    }

    private static void bothAreStored(
            BulkFixture fixture, CompletableFuture<BulkResult> one, CompletableFuture<BulkResult> other)
            throws Exception {
        assertThat(outcomes(one.get(20, TimeUnit.SECONDS))).containsExactly(Outcome.UPDATED);
        assertThat(outcomes(other.get(20, TimeUnit.SECONDS))).containsExactly(Outcome.UPDATED);
        SandboxContact contact = fixture.stored(PHONE);
        assertThat(contact.first()).isEqualTo("Mara");
        assertThat(contact.last()).isEqualTo("Lindqvist");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void manyRunsByDifferentKeysLoseNothingAndAllComeToAnEnd(Profile profile) throws Exception {
        int people = 40;
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.SEARCH_EMAIL, "FIELD_AND_CHANNEL");
            for (int i = 0; i < people; i++) {
                fixture.sandbox.seed(Seed.phone(phone(i))
                        .email("p" + i + "@example.org")
                        .first("F")
                        .last("L"));
            }
            List<Thread> threads = new ArrayList<>();
            List<CompletableFuture<BulkResult>> results = new ArrayList<>();
            Map<String, MatchBy> runs =
                    Map.of("first", MatchBy.PHONE, "last", MatchBy.EMAIL, "display_name", MatchBy.PHONE);
            runs.forEach((member, by) -> {
                List<Object> rows = new ArrayList<>();
                for (int i = 0; i < people; i++) {
                    rows.add(row(
                            by == MatchBy.PHONE ? "phone" : "email",
                            by == MatchBy.PHONE ? phone(i) : "p" + i + "@example.org",
                            member,
                            member + i));
                }
                Collections.shuffle(rows, new Random(member.hashCode()));
                results.add(start(upsert(fixture, by), threads, rows.toArray()));
            });
            for (CompletableFuture<BulkResult> result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS).getCounts())
                        .isEqualTo(Map.of(Outcome.UPDATED, (long) people));
            }
            for (int i = 0; i < people; i++) {
                SandboxContact contact = fixture.stored(phone(i));
                assertThat(List.of(contact.first(), contact.last(), contact.displayName()))
                        .containsExactly("first" + i, "last" + i, "display_name" + i);
            }
        }
    }
}
