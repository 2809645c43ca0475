package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.spi.TimeSource;
import io.github.camelheymarket.storage.ResultSpool;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parts of a run that make no call: what is in progress, what is locked, and what is reported. */
final class RunParts implements AutoCloseable {

    final KeyLocks locks = new KeyLocks(TimeSource.SYSTEM);
    final HeldKeys held = new HeldKeys(locks.newRun("this run", Duration.ofSeconds(30)));
    final SendLog sends = new SendLog();
    final RecentWrites writes = AccountMemory.unshared().writes();
    final WriteMemory memory = new WriteMemory(writes);
    /** What the listener of the run was given. */
    final List<RowResult> told = new ArrayList<>();

    final RowReport report;
    final RunRecorder recorder;

    RunParts() {
        this(RunObserver.NONE, (index, source) -> null);
    }

    /** @param spool of the results */
    RunParts(ResultSpool spool) {
        this(RunObserver.NONE, (index, source) -> null, null, false, spool);
    }

    RunParts(RunObserver observer, RowMapping mapping) {
        this(observer, mapping, null, false);
    }

    /** @param listener {@code null} for one that keeps what it is told */
    RunParts(RunObserver observer, RowMapping mapping, RowListener listener, boolean dryRun) {
        this(observer, mapping, listener, dryRun, new ResultSpool(SpoolDirectory.of(null)));
    }

    private RunParts(
            RunObserver observer, RowMapping mapping, RowListener listener, boolean dryRun, ResultSpool spool) {
        RowListener told = listener == null ? (source, result) -> this.told.add(result) : listener;
        BulkSettings settings = new BulkSettingsBuilder().dryRun(dryRun).build();
        report = new RowReport(spool, told, observer, mapping);
        recorder = new RunRecorder(
                report, held, sends, memory, new RejectedOptOuts(settings, null, null, null, null), dryRun);
    }

    static Row row(long index, String phone, Boolean optedOut) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("phone", phone);
        return new Row(index, "row " + index, MatchBy.PHONE, fields, optedOut, Set.of());
    }

    static RowGroup group(Row... rows) {
        RowGroup group = null;
        for (Row row : rows) {
            RowGroup next = RowGroup.of(row, Set.of(MatchBy.PHONE), TagMode.ADD);
            group = group == null ? next : group.with(next, TagMode.ADD);
        }
        return group;
    }

    static StoredContact stored(long id, String phone) {
        return StoredContact.found(
                new Contact(JsonNodeFactory.instance.objectNode().put("id", id).put("phone", phone)));
    }

    static PendingWrite create(RowGroup group) {
        return write(Match.none(group));
    }

    static PendingWrite update(RowGroup group, StoredContact stored) {
        return write(Match.of(group, stored));
    }

    private static PendingWrite write(Match match) {
        PendingWrite.Effects effects = new PendingWrite.Effects(
                match.stored() == null, List.of(new FieldChange("first", null, "Mara")), false, false);
        return new PendingWrite(
                match, match.stored(), WriteEndpoint.V2_BULK, match.group().fields(), effects);
    }

    /** Begins the work on groups, with their keys locked. */
    void open(RowGroup... groups) {
        lock(groups);
        recorder.opened(List.of(groups));
    }

    void lock(RowGroup... groups) {
        for (RowGroup group : groups) {
            if (!held.tryTake(group.claims())) {
                throw new AssertionError(group + " is locked");
            }
        }
    }

    /** Whether another run could begin with the rows now. */
    boolean isFree(RowGroup group) {
        try (KeyLocks.Run other = locks.newRun("a job", Duration.ofMinutes(5))) {
            return other.tryTakeKeys(group.claims());
        }
    }

    /** Whether another run could write the contact now. */
    boolean isFree(StoredContact contact) {
        try (KeyLocks.Run other = locks.newRun("a job", Duration.ofMinutes(5))) {
            return other.tryTakeContact(contact.identity());
        }
    }

    BulkResult result() {
        return report.result(0, 0, 0, false, true);
    }

    List<Outcome> outcomes() {
        return told.stream().map(RowResult::outcome).toList();
    }

    @Override
    public void close() {
        held.close();
        report.discard();
    }
}
