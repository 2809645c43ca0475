package io.github.camelheymarket.bulk;

import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.spi.Sleeper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes that wait until there are enough for a full call, or the oldest has waited long enough (R4.4). One list for each endpoint. */
final class WriteQueue {

    private final BulkWriter writer;
    private final PhoneChange phones;
    private final RunRecorder recorder;
    private final RowReport report;
    private final BulkSettings settings;
    private final Sleeper time;
    private final Map<WriteEndpoint, List<PendingWrite>> waiting = new EnumMap<>(WriteEndpoint.class);
    /** The keys of the writes that wait: of their rows, the rows' phones, and the ids of their contacts. */
    private final Set<String> keys = new HashSet<>();

    /** By the sleeper's time, when the oldest write was added. */
    private long oldest;

    WriteQueue(
            BulkWriter writer,
            PhoneChange phones,
            RunRecorder recorder,
            RowReport report,
            BulkSettings settings,
            Sleeper time) {
        this.writer = writer;
        this.phones = phones;
        this.recorder = recorder;
        this.report = report;
        this.settings = settings;
        this.time = time;
    }

    void add(PendingWrite write) {
        if (settings.dryRun()) {
            recorder.end(write, GroupResult.unsent(write.success(), write.stored()));
            return;
        }
        if (isEmpty()) {
            oldest = time.nanoTime();
        }
        waiting.computeIfAbsent(write.endpoint(), key -> new ArrayList<>()).add(write);
        addKeys(write);
    }

    private void addKeys(PendingWrite write) {
        keys.addAll(write.group().allKeys());
        if (write.stored() != null) {
            keys.addAll(write.stored().identity());
        }
    }

    /** A write that changes a phone is sent at once, in a call of its own. */
    void changePhone(PendingWrite write) {
        if (settings.dryRun()) {
            recorder.end(write, GroupResult.unsent(Outcome.UPDATED, write.stored()));
        } else {
            phones.send(write);
        }
    }

    /** Sends all full calls. */
    void sendFull() {
        send(settings.bulkSize());
    }

    /** Sends all writes. */
    void flush() {
        send(1);
    }

    void flushIfOld() {
        if (!isEmpty() && time.nanoTime() - oldest >= settings.maxBufferAge().toNanos()) {
            flush();
        }
    }

    private boolean isEmpty() {
        return waiting.values().stream().allMatch(List::isEmpty);
    }

    /** @param min writes of one endpoint that make a call */
    private void send(int min) {
        List<PendingWrite> writes = take(min);
        while (!writes.isEmpty()) {
            writer.send(writes);
            report.checkpoint();
            writes = take(min);
        }
    }

    private List<PendingWrite> take(int min) {
        for (List<PendingWrite> writes : waiting.values()) {
            if (writes.size() >= min) {
                List<PendingWrite> head = writes.subList(0, Math.min(settings.bulkSize(), writes.size()));
                List<PendingWrite> taken = List.copyOf(head);
                head.clear();
                keys.clear();
                waiting.values().forEach(rest -> rest.forEach(this::addKeys));
                return taken;
            }
        }
        return List.of();
    }

    /** Whether a write that waits has one of these keys. */
    boolean touches(Collection<String> anyOf) {
        return anyOf.stream().anyMatch(keys::contains);
    }

    /** The groups of the writes that wait. */
    Set<RowGroup> groups() {
        Set<RowGroup> groups = new HashSet<>();
        waiting.values().forEach(writes -> writes.forEach(write -> groups.add(write.group())));
        return groups;
    }
}
