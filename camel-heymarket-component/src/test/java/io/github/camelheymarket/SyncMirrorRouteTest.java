package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketMirrorException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R10: a mirror deletes whom it created and its source has no more, and nobody else for any reason. */
class SyncMirrorRouteTest {

    private static final String STRANGER = "13035550199";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    private String uri(String more) {
        return "heymarket:contacts/sync?mode=mirror&syncName=crm&ledgerDirectory=" + folder + "&" + more;
    }

    private static String phone(int i) {
        return String.format(Locale.ROOT, "120255501%02d", i);
    }

    private static List<Map<String, String>> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Map.of("phone", "+" + phone(i), "first", "Row" + i))
                .toList();
    }

    private HeymarketSandbox twentyCreated(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(STRANGER).first("Stranger"));
        SyncDeletions first = deletions(routes.ok(uri("maxDeletes=100"), rows(0, 20)));
        assertThat(first.withheldCode()).isEqualTo("NO_LEDGER");
        return sandbox;
    }

    private static SyncDeletions deletions(Message message) {
        return message.getBody(SyncReport.class).getDeletions();
    }

    private Path ledger() {
        return folder.resolve("crm.ledger");
    }

    @ParameterizedTest
    @EnumSource
    void whoLeavesTheSourceIsDeletedAndStrangersAreNot(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=5"), rows(5, 20)));

        assertThat(deletions.withheld()).isNull();
        assertThat(deletions.counts().deleted()).isEqualTo(5);
        assertThat(sandbox.contactCount()).isEqualTo(16);
        assertThat(sandbox.findByPhone(phone(0))).isEmpty();
        assertThat(sandbox.findByPhone(STRANGER)).isPresent();

        assertThat(deletions(routes.ok(uri("maxDeletes=5"), rows(5, 20)))
                        .counts()
                        .candidates())
                .isZero();
        deletions(routes.ok(uri("maxDeletes=5"), rows(0, 20)));
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunTellsWhomItWouldDeleteAndDeletesNobody(Profile profile) throws IOException {
        HeymarketSandbox sandbox = twentyCreated(profile);
        byte[] before = Files.readAllBytes(ledger());

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=5&dryRun=true"), rows(5, 20)));

        assertThat(deletions.counts().deleted()).isEqualTo(5);
        assertThat(sandbox.contactCount()).isEqualTo(21);
        assertThat(Files.readAllBytes(ledger())).isEqualTo(before);
        SyncDeletions tooMany = deletions(routes.ok(uri("maxDeletes=4&dryRun=true"), rows(5, 20)));
        assertThat(tooMany.withheldCode()).isEqualTo("TOO_MANY");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsUnsubscribedOrBlockedIsKept(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        routes.ok("heymarket:contacts/set-status?status=unsubscribed", Map.of("phone", phone(0)));
        routes.ok("heymarket:contacts/set-status?status=blocked", Map.of("phone", phone(1)));

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=5"), rows(3, 20)));

        assertThat(deletions.counts().keptConsent()).isEqualTo(2);
        assertThat(deletions.counts().deleted()).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(0)).orElseThrow().isOptedOut()).isTrue();
        assertThat(sandbox.findByPhone(phone(1))).isPresent();
        assertThat(sandbox.findByPhone(phone(2))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void moreThanAllowedIsNobody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);

        HeymarketMirrorException tooMany =
                routes.failure(HeymarketMirrorException.class, uri("maxDeletes=4"), rows(5, 21));

        assertThat(tooMany).hasMessageContaining("maxDeletes=4");
        assertThat(tooMany.getReport().getDeletions().withheldCode()).isEqualTo("TOO_MANY");
        assertThat(tooMany.getReport().getDeletions().counts().candidates()).isEqualTo(5);
        assertThat(tooMany.getReport().count(Outcome.CREATED)).isEqualTo(1);
        assertThat(sandbox.contactCount()).isEqualTo(22);
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsRejectedKeepsEverybody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        List<Map<String, String>> rows = new ArrayList<>(rows(5, 20));
        rows.set(3, Map.of("phone", "unreadable", "first", "Row8"));

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=9&failOnPartial=false"), rows));

        assertThat(deletions.withheldCode()).isEqualTo("UNSUCCESSFUL_ROWS");
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatIsCutShortKeepsEverybody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        Iterator<?> some = rows(5, 12).iterator();
        Iterator<Object> cut = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Object next() {
                if (!some.hasNext()) {
                    throw new IllegalStateException("the connection to the database is gone");
                }
                return some.next();
            }
        };

        HeymarketStoppedException stopped = routes.failure(HeymarketStoppedException.class, uri("maxDeletes=99"), cut);

        assertThat(stopped.getReport().getDeletions().withheldCode()).isEqualTo("SOURCE_NOT_READ");
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptySourceKeepsEverybody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);

        assertThat(deletions(routes.ok(uri("maxDeletes=99"), List.of())).withheldCode())
                .isEqualTo("EMPTY_SOURCE");
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void aLostOrBrokenLedgerKeepsEverybody(Profile profile) throws IOException {
        HeymarketSandbox sandbox = twentyCreated(profile);
        String ledger = Files.readString(ledger());
        Files.delete(ledger());
        assertThat(deletions(routes.ok(uri("maxDeletes=99"), rows(5, 20))).withheldCode())
                .isEqualTo("NO_LEDGER");

        Files.writeString(ledger(), ledger.replace(" C ", " D "));
        assertThat(deletions(routes.ok(uri("maxDeletes=99"), rows(5, 20))).withheldCode())
                .isEqualTo("LEDGER_UNREADABLE");
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void whoseDeleteFailedIsTriedAgainByTheNextRun(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        sandbox.faults()
                .add(Fault.status(503)
                        .when((method, path) -> method.equals("DELETE"))
                        .always());

        SyncDeletions failed = deletions(routes.ok(uri("maxDeletes=9&failOnPartial=false"), rows(2, 20)));
        assertThat(failed.counts().failed()).isEqualTo(2);
        sandbox.faults().clear();
        SyncDeletions again = deletions(routes.ok(uri("maxDeletes=9"), rows(2, 20)));

        assertThat(again.counts().deleted()).isEqualTo(2);
        assertThat(sandbox.contactCount()).isEqualTo(19);
    }

    /** As if the process had been killed after Heymarket had stored them and before the ledger knew. */
    @ParameterizedTest
    @EnumSource
    void whoWasCreatedByARunThatWasKilledIsStillKnownAsItsOwn(Profile profile) throws IOException {
        HeymarketSandbox sandbox = twentyCreated(profile);
        List<String> intentsOnly = Files.readAllLines(ledger()).stream()
                .filter(line -> !line.contains(" C "))
                .toList();
        Files.write(ledger(), intentsOnly);

        assertThat(deletions(routes.ok(uri("maxDeletes=99"), rows(0, 20)))
                        .counts()
                        .candidates())
                .isZero();
        assertThat(deletions(routes.ok(uri("maxDeletes=99"), rows(5, 20)))
                        .counts()
                        .deleted())
                .isEqualTo(5);
        assertThat(sandbox.contactCount()).isEqualTo(16);
    }

    @Test
    void whoWasCreatedByOthersLongAfterAnIntentIsNotItsOwn() throws IOException {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        routes.ok(uri("maxDeletes=99"), rows(0, 2));
        Files.write(
                ledger(),
                Files.readAllLines(ledger()).stream()
                        .filter(line -> !line.contains(" C "))
                        .toList());
        sandbox.contacts().forEach(contact -> sandbox.delete(contact.id()));
        for (int i = 0; i < 2; i++) {
            sandbox.seed(Seed.phone(phone(i))
                    .first("Row" + i)
                    .created(java.time.Instant.now().plusSeconds(3600)));
        }

        routes.ok(uri("maxDeletes=99"), rows(0, 2));

        assertThat(deletions(routes.ok(uri("maxDeletes=99"), rows(1, 2)))
                        .counts()
                        .candidates())
                .isZero();
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    /** Her row leads to her by the address; the phone that she was created with is in no row any more. */
    @Test
    void whoIsMetByAnotherKeyThanSheWasCreatedByIsKept() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        String uri = uri("maxDeletes=9&matchBy=phone,email");
        routes.ok(uri, List.of(Map.of("phone", "+" + phone(0), "email", "mara@example.org")));

        SyncDeletions deletions =
                deletions(routes.ok(uri, List.of(Map.of("phone", "+" + phone(1), "email", "mara@example.org"))));

        assertThat(deletions.withheld()).isNull();
        assertThat(deletions.counts().candidates()).isZero();
        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(1))).isPresent();
    }

    @Test
    void theLedgerHoldsNobodysPhone() throws IOException {
        twentyCreated(Profile.HOSTILE);

        assertThat(Files.readString(ledger())).doesNotContain("2025550", "Row");
    }

    @Test
    void deletionsWithAUuidShareTheirCalls() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.set(Switch.READ_UUID, "UUID");
        routes.ok(uri("maxDeletes=99"), rows(0, 20));
        sandbox.clearRequests();

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=99"), rows(15, 20)));

        assertThat(deletions.counts().deleted()).isEqualTo(15);
        assertThat(sandbox.requests("DELETE", "/")).hasSize(1);
        // One status call and one look for each.
        assertThat(deletions.requests()).isEqualTo(31);
    }
}
