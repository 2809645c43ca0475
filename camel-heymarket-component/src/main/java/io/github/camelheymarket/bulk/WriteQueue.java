package io.github.camelheymarket.bulk;

import io.github.camelheymarket.model.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Writes on their way: kept until a call's worth has come together, or the oldest has waited long enough (R4.4). */
final class WriteQueue {

    private final BulkWriter writer;
    private final PhoneChange phones;
    private final RunRecorder log;
    private final BulkSettings settings;
    private final InstantSource clock;
    private final WriteBuffer buffer;

    WriteQueue(BulkWriter writer, PhoneChange phones, RunRecorder log, BulkSettings settings, InstantSource clock) {
        this.writer = writer;
        this.phones = phones;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
        this.buffer = new WriteBuffer(settings.bulkSize());
    }

    void add(PendingWrite write) {
        if (settings.dryRun()) {
            log.end(write.group(), GroupResult.unsent(write.success(), write.stored()));
        } else {
            buffer.add(write, clock.instant());
        }
    }

    /** A write that changes a phone goes at once, in calls of its own. */
    void changePhone(PendingWrite write) {
        if (settings.dryRun()) {
            log.end(write.group(), GroupResult.unsent(Outcome.UPDATED, write.stored()));
        } else {
            phones.send(write);
        }
    }

    /** Sends what makes full calls. */
    void sendFull() {
        while (send(buffer.takeFull())) {
            log.checkpoint();
        }
    }

    void flush() {
        while (send(buffer.takeAny())) {
            log.checkpoint();
        }
    }

    void flushIfOld() {
        Instant oldest = buffer.oldest();
        if (oldest != null && !clock.instant().isBefore(oldest.plus(settings.maxPoolAge()))) {
            flush();
        }
    }

    private boolean send(List<PendingWrite> writes) {
        writer.send(writes);
        return !writes.isEmpty();
    }

    /** Whether a write that waits is about one of these keys: of a row, of its phone, or of its contact's ids. */
    boolean touches(Collection<String> anyOf) {
        return buffer.touches(anyOf);
    }

    /** The groups of the writes that wait. */
    Set<RowGroup> groups() {
        return buffer.groups();
    }
}
