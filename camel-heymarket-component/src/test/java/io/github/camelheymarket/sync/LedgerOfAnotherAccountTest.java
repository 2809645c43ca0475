package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R10: a ledger is bound to its account, and what cannot be shown to be its account is refused. */
class LedgerOfAnotherAccountTest {

    private static final String ADDRESS = "https://api.example.org";
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PHONE = "phone:12025550143";

    @TempDir
    Path folder;

    /** An account as a test wants it. */
    private record Given(String address, String credential, Long team, Set<Long> ids) implements LedgerAccount {
        @Override
        public boolean has(LedgerEntry entry) {
            return ids.contains(entry.id());
        }
    }

    private static LedgerAccount account(String credential, Long team, Long... ids) {
        return new Given(ADDRESS, credential, team, Set.of(ids));
    }

    private SyncLedger open(LedgerAccount account) {
        return FileLedger.in(folder, SpoolDirectory.of(null)).open("crm", account, false);
    }

    private Path file() {
        return folder.resolve("crm.ledger");
    }

    private void written(LedgerAccount account) throws IOException {
        try (SyncLedger ledger = open(account)) {
            ledger.put(List.of(new LedgerEntry(KeyDigest.of(ledger.salt(), "crm", Set.of(PHONE)), THEN, 5L, null)));
        }
    }

    private void refused(LedgerAccount account, String why) throws IOException {
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> open(account))
                .isInstanceOf(HeymarketStorageException.class)
                .hasMessageContainingAll(file().toString(), why, "ledgerDirectory");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    private static List<LedgerEntry> entries(SyncLedger ledger) {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.entries().forEachRemaining(entries::add);
        return entries;
    }

    @Test
    void ofAnotherTeamItIsRefusedAndLeftAsItIs() throws IOException {
        written(account("key-a", 1L));
        refused(account("key-b", 2L), "another team");
    }

    @Test
    void ofAnotherCredentialWithoutATeamItIsRefused() throws IOException {
        written(account("key-a", null));
        refused(account("key-b", null), "another credential");
        refused(account("key-b", 1L), "another credential");
    }

    @Test
    void whereNoContactShowsTheTeamAnotherCredentialIsRefused() throws IOException {
        written(account("key-a", 1L));
        refused(account("key-b", null), "another credential");
    }

    @Test
    void ofAnotherAddressItIsRefused() throws IOException {
        written(account("key-a", 1L));
        refused(new Given("https://sandbox.example.org", "key-a", 1L, Set.of()), "https://sandbox.example.org");
    }

    @Test
    void aNewCredentialOfTheSameTeamIsItsAccount() throws IOException {
        written(account("key-a", 1L));
        try (SyncLedger ledger = open(account("key-b", 1L))) {
            assertThat(ledger.incomplete()).isNull();
            assertThat(entries(ledger)).hasSize(1);
        }
        refused(account("key-c", 2L), "another team");
        // From now on it is the known one, where no contact has the team.
        open(account("key-b", null)).close();
    }

    @Test
    void theTeamIsAddedOnceAContactShowsIt() throws IOException {
        written(account("key-a", null));
        open(account("key-a", 1L)).close();
        try (SyncLedger ledger = open(account("key-b", 1L))) {
            assertThat(entries(ledger)).hasSize(1);
        }
    }

    /** As an earlier version wrote it: the address alone, and digests without a salt. */
    private void writtenByAnEarlierVersion() throws IOException {
        String digest = KeyDigest.of("", "crm", Set.of(PHONE));
        long since = THEN.getEpochSecond();
        Files.writeString(
                file(),
                old("H " + ADDRESS) + old("I " + digest + " " + since) + old("C " + digest + " " + since + " 5 -"));
    }

    private static String old(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x %s%n", crc.getValue(), text).replace("\r", "");
    }

    @Test
    void oneOfAnEarlierVersionIsTakenOverAndSaltedWhereItsContactsAreFound() throws IOException {
        writtenByAnEarlierVersion();
        try (SyncLedger ledger = open(account("key-a", 1L, 5L))) {
            assertThat(ledger.incomplete()).isNull();
            assertThat(ledger.salt()).hasSize(32);
            assertThat(entries(ledger))
                    .containsExactly(
                            new LedgerEntry(KeyDigest.of(ledger.salt(), "crm", Set.of(PHONE)), THEN, 5L, null));
        }
        assertThat(Files.readString(file())).doesNotContain(KeyDigest.of("", "crm", Set.of(PHONE)));
        refused(account("key-b", 2L, 5L), "another team");
        open(account("key-a", null)).close();
    }

    @Test
    void oneOfAnEarlierVersionIsRefusedWhereNoneOfItsContactsIsFound() throws IOException {
        writtenByAnEarlierVersion();
        refused(account("key-b", 2L), "earlier version");
    }

    @Test
    void inADryRunOneOfAnEarlierVersionIsReadAndStays() throws IOException {
        writtenByAnEarlierVersion();
        byte[] before = Files.readAllBytes(file());
        try (SyncLedger ledger =
                FileLedger.in(folder, SpoolDirectory.of(null)).open("crm", account("key-a", 1L, 5L), true)) {
            assertThat(ledger.incomplete()).isNull();
            assertThat(ledger.salt()).isEmpty();
            assertThat(entries(ledger)).hasSize(1);
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void twoLedgersOfOnePersonHaveNothingInCommon() throws IOException {
        written(account("key-a", 1L));
        String one = Files.readString(file());
        Files.delete(file());
        written(account("key-a", 1L));

        String two = Files.readString(file());
        assertThat(digests(one)).hasSize(3).doesNotContainAnyElementsOf(digests(two));
        assertThat(one).doesNotContain("key-a");
    }

    /** The salt, what stands for the credential and what stands for the person. */
    private static Set<String> digests(String ledger) {
        return Pattern.compile("\\b[0-9a-f]{32}\\b")
                .matcher(ledger)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
