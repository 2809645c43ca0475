package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncProgress.Phase;
import io.github.camelheymarket.storage.SpoolDirectory;
import io.github.camelheymarket.sync.SyncSettings.Mirror;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, names, counts and progress of a sync. */
class SyncValuesTest {

    private static final FailureLimits NONE = new FailureLimits(1, 0, 100);

    @ParameterizedTest
    @CsvSource({
        "-0.01, 0, errorThreshold",
        "1.01, 0, errorThreshold",
        "NaN, 0, errorThreshold",
        "1, -1, maxFailedRecords"
    })
    void aLimitThatIsNoneIsNamed(double threshold, long max, String option) {
        assertThatThrownBy(() -> new FailureLimits(threshold, max, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(option);
    }

    @Test
    void moreFailedRowsThanPermittedEndARun() {
        FailureLimits limits = new FailureLimits(1, 2, 100);
        assertThat(limits.exceeded(10, 2)).isNull();
        assertThat(limits.exceeded(10, 3)).isEqualTo("3 rows unsuccessful, more than maxFailedRecords=2");
        assertThat(NONE.exceeded(1000, 1000)).isNull();
    }

    @Test
    void aLargerPartOfFailedRowsThanPermittedEndsARunOnceEnoughAreRead() {
        FailureLimits limits = new FailureLimits(0.1, 0, 100);
        assertThat(limits.exceeded(99, 99)).isNull();
        assertThat(limits.exceeded(100, 10)).isNull();
        assertThat(limits.exceeded(100, 11)).isEqualTo("11 of 100 rows unsuccessful, more than errorThreshold=0.1");
        assertThat(new FailureLimits(0, 0, 1).exceeded(1, 1)).isNotNull();
        assertThat(new FailureLimits(0, 0, 1).exceeded(1, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "UPSERT, upsert, true",
        "CREATE_ONLY, create-only, false",
        "UPDATE_ONLY, update-only, true",
        "FILL_EMPTY, fill-empty, false",
        "MIRROR, mirror, true"
    })
    void aModeIsAWord(SyncMode mode, String word, boolean mayTakeAway) {
        assertThat(mode.word()).isEqualTo(word);
        assertThat(SyncMode.of(word)).isEqualTo(mode);
        assertThat(mode.mayTakeAway()).isEqualTo(mayTakeAway);
        assertThat(mode.writes()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".crm", "a b", "crm/1", "../crm"})
    @NullSource
    void aMirrorNeedsAName(String name) {
        assertThatThrownBy(() -> Mirror.check(name, 1L)).hasMessageContaining("requires syncName");
        assertThatThrownBy(() -> new Mirror(name, 1, "a", "c", null)).hasMessageContaining("requires syncName");
    }

    @Test
    void aMirrorNeedsItsMostDeletesAndTellsNoCredential() {
        assertThatThrownBy(() -> Mirror.check("crm", null)).hasMessageContaining("requires maxDeletes");
        assertThatThrownBy(() -> Mirror.check("crm", -1L)).hasMessageContaining("requires maxDeletes");
        assertThatCode(() -> Mirror.check("a".repeat(100), 0L)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Mirror.check("a".repeat(101), 0L)).hasMessageContaining("up to 100");
        Mirror mirror = new Mirror("crm", 5, "https://api.example", "secret-1", null);
        assertThat(mirror).hasToString("Mirror[crm, maxDeletes=5]");
        SpoolDirectory spool = SpoolDirectory.of(null);
        assertThatThrownBy(() -> new SyncSettings(SyncMode.MIRROR, null, NONE, 0, spool, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SyncSettings(SyncMode.UPSERT, mirror, NONE, 0, spool, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> new SyncSettings(SyncMode.MIRROR, mirror, NONE, 0, spool, null))
                .doesNotThrowAnyException();
    }

    @Test
    void aListIsGivenByItsTitleOrItsId() {
        assertThat(ListTarget.of(null, false, null)).isNull();
        assertThat(ListTarget.of(" ", false, null)).isNull();
        assertThatThrownBy(() -> ListTarget.of("", true, null)).hasMessageContaining("createList=true requires list");
        assertThat(ListTarget.of(" Members ", true, null).name()).isEqualTo("Members");
        assertThat(ListTarget.of("Members", true, null).id()).isNull();
        assertThat(ListTarget.of("09", true, null).id()).isEqualTo(9);
        assertThat(ListTarget.of("1".repeat(18), true, null).id()).isEqualTo(Long.valueOf("1".repeat(18)));
        assertThat(ListTarget.of("1".repeat(19), true, null).id()).isNull();
        assertThat(ListTarget.of("1:", true, null).id()).isNull();
        assertThat(ListTarget.of("1/", true, null).id()).isNull();
    }

    @Test
    void eachRunOfASyncUsesTheSameIdForItsList() {
        String id = ListTarget.of("Members", true, "crm").localId();
        assertThat(id)
                .startsWith("heymarket-sync-")
                .isEqualTo(ListTarget.of("Members", true, "crm").localId());
        assertThat(id)
                .isNotEqualTo(ListTarget.of("Members", true, null).localId())
                .isNotEqualTo(ListTarget.of("Others", true, "crm").localId());
    }

    @Test
    void theFirstHundredDeletesThatFailedAreTold() {
        DeletionReport report = new DeletionReport();
        report.candidates = 200;
        report.deleted = 3;
        report.keptConsent = 2;
        report.gone = 1;
        HeymarketException cause = new HeymarketException("500", new Details(500, null, "r-1", null, 4), null);
        for (int i = 0; i < 120; i++) {
            report.failed(
                    new LedgerEntry("k" + i, Instant.EPOCH, (long) i, "u" + i),
                    Outcome.FAILED,
                    "FAILED: no",
                    i == 0 ? cause : i == 1 ? new HeymarketException("no answer") : null);
        }
        SyncDeletions built = report.build("WHY", 9);
        assertThat(built.counts()).isEqualTo(new SyncDeletions.Counts(200, 3, 2, 1, 120));
        assertThat(built.withheld()).isEqualTo("WHY");
        assertThat(built.requests()).isEqualTo(9);
        assertThat(built.problems()).hasSize(100);
        assertThat(built.problems().get(0).status()).isEqualTo(500);
        assertThat(built.problems().get(0).requestId()).isEqualTo("r-1");
        assertThat(built.problems().get(0).attempts()).isEqualTo(4);
        assertThat(built.problems().get(1).status()).isNull();
        assertThat(built.problems().get(99).index()).isEqualTo(99);
        assertThat(built.problems().get(99).contactId()).isEqualTo(99);
    }

    @Test
    void progressSaysWhatIsDoneHowFastAndHowLongItTakesYet() {
        long[] nanos = {5};
        ProgressMeter meter = new ProgressMeter(100L, () -> 7, () -> OptionalInt.of(53), () -> nanos[0]);
        assertThat(meter.now().remaining()).isNull();
        assertThat(meter.now().phase()).isEqualTo(Phase.ROWS);
        for (int i = 0; i < 30; i++) {
            meter.rowRead();
            if (i < 20) {
                meter.rowDone(i % 5 != 0);
            }
        }
        nanos[0] += Duration.ofSeconds(10).toNanos();
        var now = meter.now();
        assertThat(now.rows().read()).isEqualTo(30);
        assertThat(now.rows().done()).isEqualTo(20);
        assertThat(now.rows().unsuccessful()).isEqualTo(4);
        assertThat(now.rows().total()).isEqualTo(100);
        assertThat(now.rows().perSecond()).isEqualTo(2.0);
        assertThat(now.requests()).isEqualTo(7);
        assertThat(now.requestsLeft()).isEqualTo(53);
        assertThat(now.elapsed()).isEqualTo(Duration.ofSeconds(10));
        assertThat(now.remaining()).isEqualTo(Duration.ofSeconds(40));
        assertThat(meter.read()).isEqualTo(30);
        assertThat(meter.unsuccessful()).isEqualTo(4);
        assertThat(meter.elapsed()).isEqualTo(Duration.ofSeconds(10));
        meter.enter(Phase.DELETIONS);
        assertThat(meter.now().phase()).isEqualTo(Phase.DELETIONS);
    }

    @Test
    void moreRowsThanWereCountedLeaveNoTimeAndNoTotalTellsNone() {
        ProgressMeter meter = new ProgressMeter(1L, () -> 0, OptionalInt::empty, () -> 0);
        meter.rowDone(true);
        meter.rowDone(true);
        assertThat(meter.now().remaining()).isZero();
        assertThat(meter.now().requestsLeft()).isNull();
        ProgressMeter unknown = new ProgressMeter(null, () -> 0, OptionalInt::empty, () -> 0);
        unknown.rowDone(true);
        assertThat(unknown.now().remaining()).isNull();
    }

    @Test
    void theKeysOfARowHaveOneDigestInAnyOrderAndAnotherInEachLedger() {
        String digest = KeyDigest.of("salt", "crm", List.of("phone:1", "email:a"));
        assertThat(digest).hasSize(32).isEqualTo(KeyDigest.of("salt", "crm", List.of("email:a", "phone:1")));
        assertThat(digest)
                .isNotEqualTo(KeyDigest.of("pepper", "crm", List.of("phone:1", "email:a")))
                .isNotEqualTo(KeyDigest.of("salt", "erp", List.of("phone:1", "email:a")))
                .isNotEqualTo(KeyDigest.of("salt", "crm", List.of("phone:1")));
        assertThat(KeyDigest.salted("", "d")).isEqualTo("d");
        assertThat(KeyDigest.salted("salt", KeyDigest.of("", "crm", List.of("phone:1"))))
                .isEqualTo(KeyDigest.of("salt", "crm", List.of("phone:1")));
        assertThat(KeyDigest.newSalt())
                .hasSize(32)
                .isNotEqualTo(KeyDigest.newSalt())
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void entriesWhoseKeyIdOrUuidTheSourceHasAreNotMissing() throws Exception {
        try (SourceKeys keys = new SourceKeys(SpoolDirectory.of(null))) {
            keys.add("a", null, null);
            keys.add("other", 7L, null);
            keys.add("another", null, "UUID-1");
            for (int i = 0; i < 9_000; i++) {
                keys.add("row" + i, null, null);
            }
            assertThat(keys.has(7)).isTrue();
            assertThat(keys.has(8)).isFalse();
            List<LedgerEntry> entries = new ArrayList<>();
            entries.add(new LedgerEntry("a", Instant.EPOCH, 1L, null));
            entries.add(new LedgerEntry("b", Instant.EPOCH, 7L, null));
            entries.add(new LedgerEntry("c", Instant.EPOCH, 9L, "uuid-1"));
            entries.add(new LedgerEntry("row8999", Instant.EPOCH, 10L, null));
            LedgerEntry missing = new LedgerEntry("d", Instant.EPOCH, 8L, "uuid-2");
            entries.add(missing);
            List<LedgerEntry> unseen = new ArrayList<>();
            keys.unseen(entries.iterator(), unseen::add);
            assertThat(unseen).containsExactly(missing);
        }
    }
}
