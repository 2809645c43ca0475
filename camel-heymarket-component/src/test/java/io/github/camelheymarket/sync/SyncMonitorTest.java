package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.bulk.BulkSettingsBuilder;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a sync observes of its run: its limits, its ledger and its list. */
class SyncMonitorTest {

    private static final Set<String> MARA = Set.of("phone:12025550143");
    private static final Contact SEVEN =
            new Contact(JsonNodeFactory.instance.objectNode().put("id", 7));

    private final List<String> calls = new ArrayList<>();
    private LedgerKeeper keeper;

    private final StubClient client = StubClient.answering(request -> {
        calls.add(request.method() + " " + request.path());
        return new ApiResponse(
                200,
                null,
                request.path().startsWith("/v1/contact/")
                        ? JsonNodeFactory.instance.objectNode().put("id", 7)
                        : JsonNodeFactory.instance.textNode("ok"),
                1);
    });

    private final ProgressMeter meter = new ProgressMeter(null, () -> 0, OptionalInt::empty, () -> 0);

    private final MemoryLedger ledger = new MemoryLedger();

    @AfterEach
    void close() throws IOException {
        if (keeper != null) {
            keeper.close();
        }
    }

    private SyncMonitor monitor(ListMembers members) {
        FailureLimits limits = new FailureLimits(1, 2, 100);
        SyncSettings.Mirror mirror = SyncSettings.Mirror.of("crm", 5L, "https://api.example", "key", null);
        SyncSettings settings = new SyncSettings(SyncMode.MIRROR, mirror, limits, 0, SpoolDirectory.of(null), null);
        return new SyncMonitor(settings, meter, new ApiGateway("contacts/sync", client), keeper, members);
    }

    private SyncMonitor mirror() {
        keeper = LedgerKeeper.of(ledger, "crm", false, () -> Instant.EPOCH, SpoolDirectory.of(null));
        return monitor(null);
    }

    private ListMembers members() {
        ListMembers members = new ListMembers(
                new JobClient("contacts/sync", client),
                ListTarget.of("12", false, null),
                new BulkSettingsBuilder().build());
        members.open();
        return members;
    }

    @Test
    void aRunWithTooManyUnsuccessfulRowsIsToStop() {
        SyncMonitor monitor = monitor(null);
        meter.rowDone(false);
        meter.rowDone(false);
        assertThat(monitor.stopReason()).isNull();
        meter.rowDone(false);
        assertThat(monitor.stopReason()).contains("maxFailedRecords=2");
    }

    @Test
    void aContactThatIsAboutToBeCreatedAndIsCreatedIsInTheLedger() {
        SyncMonitor monitor = mirror();
        monitor.creating(List.of(MARA));
        assertThat(ledger.stored.values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.isIntent()).isTrue());
        monitor.ended(MARA, Outcome.CREATED, 7L, null);
        assertThat(ledger.stored.values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo(7));
    }

    @Test
    void aContactThatIsFoundIsInTheSource() {
        SyncMonitor monitor = mirror();
        ledger.stored.put("other", new LedgerEntry("other", Instant.EPOCH, 7L, null));
        assertThat(monitor.leaving()).hasSize(1);
        monitor.found(MARA, SEVEN);
        assertThat(monitor.leaving()).isEmpty();
    }

    @Test
    void onlyAMirrorWithACompleteLedgerHoldsBackCreates() {
        assertThat(monitor(null).holdsBackCreates()).isFalse();
        SyncMonitor monitor = mirror();
        assertThat(monitor.holdsBackCreates()).isTrue();
        ledger.incomplete = "NO_LEDGER";
        assertThat(monitor.holdsBackCreates()).isFalse();
    }

    @Test
    void afterAnUnsuccessfulRowNobodyIsKnownToLeave() {
        SyncMonitor monitor = mirror();
        ledger.stored.put("other", new LedgerEntry("other", Instant.EPOCH, 7L, null));
        meter.rowDone(false);
        assertThat(monitor.leaving()).isEmpty();
        assertThat(calls).isEmpty();
        assertThat(monitor(null).leaving()).isEmpty();
    }

    @Test
    void withoutALedgerNobodyLeaves() {
        assertThat(monitor(null).leaving()).isEmpty();
    }

    @Test
    void rowsThatHaveAContactAreMembersOfTheList() {
        ListMembers members = members();
        SyncMonitor monitor = monitor(members);
        monitor.ended(MARA, Outcome.CREATED, 7L, null);
        assertThat(monitor.stopReason()).isNull();
        assertThat(calls).isEmpty();
        assertThat(members.report("the run ended").failed()).isEqualTo(1);
    }

    @Test
    void aFullCallOfMembersIsSentBetweenTwoCalls() {
        ListMembers members = members();
        SyncMonitor monitor = monitor(members);
        for (long id = 1; id <= 1_000; id++) {
            monitor.ended(Set.of("phone:" + id), Outcome.UNCHANGED, id, null);
        }
        monitor.stopReason();
        assertThat(calls).containsExactly("PUT /v2/lists/12");
        assertThat(members.report(null).added()).isEqualTo(1_000);
    }
}
