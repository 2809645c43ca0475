package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.spi.LedgerEntry;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R10: whom a mirror deletes, and whom it keeps. */
class MirrorDeletionsTest extends MirrorDeletionsTestCase {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeftTheSourceIsDeletedAndTheOthersStay(boolean byUuid) {
        for (long id = 1; id <= 5; id++) {
            created(id, byUuid);
        }
        SyncDeletions done = run(rows(Outcome.UNCHANGED), Set.of(1L, 3L));
        assertThat(deletes).containsExactly(2L, 4L, 5L);
        assertThat(done.counts()).isEqualTo(new SyncDeletions.Counts(3, 3, 0, 0, 0));
        assertThat(done.withheld()).isNull();
        // Each read that finds nobody takes two requests here.
        assertThat(done.requests()).isEqualTo(calls.size() + 3);
        assertThat(ledger.stored.keySet()).containsExactly("k1", "k3");
        assertThat(calls.stream().filter(call -> call.startsWith("DELETE"))).hasSize(byUuid ? 1 : 3);
    }

    @Test
    void contactsWithAUuidAreDeletedAsManyAtATimeAsACallMayHave() {
        bulkSize = 2;
        for (long id = 1; id <= 5; id++) {
            created(id, true);
        }
        assertThat(run().counts().deleted()).isEqualTo(5);
        assertThat(calls.stream().filter(call -> call.startsWith("DELETE"))).hasSize(3);
    }

    @Test
    void nobodyIsDeletedWhereThatIsNotCertain() {
        created(1, false);
        assertThat(run(rows(), Set.of()).withheld()).startsWith("EMPTY_SOURCE: ");
        assertThat(run(rows(Outcome.UNCHANGED, Outcome.FAILED), Set.of()).withheld())
                .startsWith("UNSUCCESSFUL_ROWS: 1 row");
        ledger.incomplete = "NO_LEDGER: none";
        assertThat(run().withheld()).isEqualTo("NO_LEDGER: none");
        assertThat(deletes).isEmpty();
        assertThat(ledger.stored).hasSize(1);
    }

    @Test
    void moreThanPermittedAreNotDeletedAtAll() {
        for (long id = 1; id <= 4; id++) {
            created(id, false);
        }
        maxDeletes = 3;
        SyncDeletions withheld = run();
        assertThat(withheld.withheld()).isEqualTo("TOO_MANY: 4 contacts would be deleted, more than maxDeletes=3");
        assertThat(withheld.counts().candidates()).isEqualTo(4);
        assertThat(deletes).isEmpty();
        maxDeletes = 4;
        assertThat(run().counts().deleted()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDryRunCountsAndChangesNothing(boolean byUuid) {
        dryRun = true;
        created(1, byUuid);
        created(2, byUuid);
        people.put(2L, "{\"unsubscribed\":true,\"blocked\":false}");
        created(3, byUuid);
        people.remove(3L);
        assertThat(run().counts()).isEqualTo(new SyncDeletions.Counts(3, 1, 1, 1, 0));
        assertThat(deletes).isEmpty();
        assertThat(ledger.stored).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"unsubscribed\":true,\"blocked\":false}", "{\"unsubscribed\":false,\"blocked\":true}"})
    void whoOptedOutOrIsBlockedIsKeptAndNoLongerTheMirrors(String status) {
        created(1, false);
        people.put(1L, status);
        assertThat(run().counts()).isEqualTo(new SyncDeletions.Counts(1, 0, 1, 0, 0));
        assertThat(people).hasSize(1);
        assertThat(ledger.stored).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"blocked\":false}", "{\"unsubscribed\":false}", "{\"unsubscribed\":\"?\",\"blocked\":false}"})
    void whoseConsentIsNotShownIsNotDeleted(String status) {
        created(1, false);
        people.put(1L, status);
        SyncDeletions done = run();
        assertThat(done.counts()).isEqualTo(new SyncDeletions.Counts(1, 0, 0, 0, 1));
        assertThat(done.problems().get(0).reason()).startsWith("CONSENT_UNKNOWN: ");
        assertThat(people).hasSize(1);
        assertThat(ledger.stored).hasSize(1);
    }

    @Test
    void anAnswerAboutAnotherContactSaysNothingOfThisOne() {
        created(1, false);
        people.put(1L, "{\"id\":2,\"unsubscribed\":false,\"blocked\":false}");
        assertThat(run().counts().deleted()).isZero();
        assertThat(people).hasSize(1);
    }

    @Test
    void whoIsGoneAlreadyIsForgotten() {
        created(1, false);
        created(2, true);
        people.clear();
        assertThat(run().counts()).isEqualTo(new SyncDeletions.Counts(2, 0, 0, 2, 0));
        assertThat(ledger.stored).isEmpty();
    }

    @Test
    void anEntryWithoutAnIdIsLookedUpAndStaysIfTheSourceHasTheContact() {
        people.put(7L, SUBSCRIBED);
        people.put(8L, SUBSCRIBED);
        ledger.stored.put("k7", new LedgerEntry("k7", Instant.EPOCH, null, uuid(7)));
        ledger.stored.put("k8", new LedgerEntry("k8", Instant.EPOCH, null, uuid(8)));
        ledger.stored.put("k9", new LedgerEntry("k9", Instant.EPOCH, null, uuid(9)));
        SyncDeletions done = run(rows(Outcome.UNCHANGED), Set.of(7L));
        assertThat(done.counts()).isEqualTo(new SyncDeletions.Counts(2, 1, 0, 1, 0));
        assertThat(deletes).containsExactly(8L);
        assertThat(ledger.stored.values()).containsExactly(new LedgerEntry("k7", Instant.EPOCH, 7L, uuid(7)));
    }
}
