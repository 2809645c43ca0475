package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mirror deletes only what its ledger says that it created (R10). */
class MirrorLedgerRouteTest extends MirrorRouteTestCase {

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
}
