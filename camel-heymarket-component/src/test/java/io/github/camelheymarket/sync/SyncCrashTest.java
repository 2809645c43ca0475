package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A mirror is killed ({@code kill -9}) after requests picked at random, several times over, and then left to end: the address
 * book, the list and the ledger are what an undisturbed run leaves, with nobody twice. {@code -Dsync.kills=} kills more often.
 */
class SyncCrashTest {

    private static final int KILLS = Integer.getInteger("sync.kills", 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"HOSTILE, false", "KIND, false", "HOSTILE, true"})
    void killedAndRunAgainItEndsWhereAnUndisturbedRunDoes(Profile profile, boolean snapshot) throws Exception {
        Path quietLedgers = folder.resolve("quiet");
        Path ledgers = folder.resolve("killed");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (HeymarketSandbox quiet = sandbox(profile);
                HeymarketSandbox sandbox = sandbox(profile)) {
            KilledSync.run(quiet.baseUrl(), quiet.apiKey(), quietLedgers, snapshot, KilledSync.first());
            KilledSync.run(sandbox.baseUrl(), sandbox.apiKey(), ledgers, snapshot, KilledSync.first());
            quiet.clearRequests();
            KilledSync.run(quiet.baseUrl(), quiet.apiKey(), quietLedgers, snapshot, KilledSync.second());
            int requests = (int) quiet.requestCount();

            for (int kill = 0; kill < KILLS; kill++) {
                killAfter(1 + random.nextInt(requests), sandbox, ledgers, snapshot);
            }
            SyncReport last =
                    KilledSync.run(sandbox.baseUrl(), sandbox.apiKey(), ledgers, snapshot, KilledSync.second());

            String about = profile + ", seed " + seed;
            assertThat(last.getDeletions().withheld()).as(about).isNull();
            assertThat(book(sandbox)).as(about).isEqualTo(book(quiet)).hasSize(71);
            assertThat(sandbox.contactCount()).as(about).isEqualTo(71);
            assertThat(list(sandbox)).as(about).isEqualTo(list(quiet)).hasSize(70);
            assertThat(ledger(ledgers, sandbox))
                    .as(about)
                    .isEqualTo(ledger(quietLedgers, quiet))
                    .hasSize(70);
            SyncReport again =
                    KilledSync.run(sandbox.baseUrl(), sandbox.apiKey(), ledgers, snapshot, KilledSync.second());
            assertThat(again.getResult().getCounts()).as(about).isEqualTo(Map.of(Outcome.UNCHANGED, 70L));
            assertThat(again.getDeletions().counts().candidates()).as(about).isZero();
        }
    }

    private static HeymarketSandbox sandbox(Profile profile) {
        HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start();
        sandbox.seed(Seed.phone("13035550199").first("Stranger"));
        return sandbox;
    }

    /** Heymarket has done what the request asks for; whether its answer arrives is left to chance. */
    private static void killAfter(int request, HeymarketSandbox sandbox, Path ledgers, boolean snapshot)
            throws IOException, InterruptedException {
        AtomicLong seen = new AtomicLong();
        AtomicReference<Process> process = new AtomicReference<>();
        Runnable stopListening = sandbox.onRequest(any -> {
            if (seen.incrementAndGet() == request) {
                process.get().destroyForcibly();
            }
        });
        process.set(KilledSync.start(sandbox.baseUrl(), sandbox.apiKey(), ledgers, snapshot));
        try {
            assertThat(process.get().waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.get().destroyForcibly();
            stopListening.run();
        }
        assertThat(seen.get()).as("requests before the kill").isPositive();
    }

    private static Map<String, String> book(HeymarketSandbox sandbox) {
        Map<String, String> book = new TreeMap<>();
        for (SandboxContact contact : sandbox.contacts()) {
            book.merge(contact.phone(), contact.first() + " " + contact.last(), (one, other) -> one + " AND " + other);
        }
        return book;
    }

    /** The phones of the one list; whether a deleted contact is still in it is not known. */
    private static Set<String> list(HeymarketSandbox sandbox) {
        assertThat(sandbox.messaging().lists()).hasSize(1);
        return sandbox.messaging().lists().get(0).contacts().stream()
                .flatMap(id -> sandbox.findById(id).stream())
                .map(SandboxContact::phone)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The phones of those whom the ledger holds by their ids. */
    private static Set<String> ledger(Path ledgers, HeymarketSandbox sandbox) throws IOException {
        Set<String> phones = new TreeSet<>();
        try (SyncLedger ledger = FileLedger.in(ledgers, SpoolDirectory.of(null)).open("crm", sandbox.baseUrl(), true)) {
            assertThat(ledger.incomplete()).isNull();
            ledger.entries()
                    .forEachRemaining(entry -> phones.add(
                            sandbox.findById(entry.id()).orElseThrow().phone()));
        }
        return phones;
    }
}
