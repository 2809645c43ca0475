package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.plan.RowGroups;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the input, one chunk of rows after the other. */
final class ChunkReader {

    private final RowMapping mapping;
    private final BulkSettings settings;
    private final CachedRows cached;
    private final RowReport report;
    private final OptOuts optOuts;

    /** Rows that were read and whose keys are not locked yet. */
    private final List<Row> chunk = new ArrayList<>();
    /** Rows of which only the key and the opt-out are valid. */
    private final List<RowGroup> rejected = new ArrayList<>();

    private long count;
    private @Nullable Throwable failure;

    ChunkReader(RowMapping mapping, BulkSettings settings, CachedRows cached, RowReport report, OptOuts optOuts) {
        this.mapping = mapping;
        this.settings = settings;
        this.cached = cached;
        this.report = report;
        this.optOuts = optOuts;
    }

    /**
     * Adds rows to the chunk, until it is full or the input ends.
     *
     * @param afterEach is run after each row
     * @return whether there may be more to read
     */
    boolean read(Iterator<?> input, Runnable afterEach) {
        for (int taken = 0; taken < settings.bulkSize(); ) {
            Object source;
            try {
                if (!input.hasNext()) {
                    return false;
                }
                source = input.next();
            } catch (RuntimeException | Error e) {
                failure = e;
                return false;
            }
            taken += map(count++, source) ? 1 : 0;
            report.checkpoint();
            afterEach.run();
        }
        return true;
    }

    /** @return whether the row counts in its chunk */
    private boolean map(long index, Object source) {
        try {
            Row row = mapping.map(index, source);
            report.read(row);
            if (Boolean.TRUE.equals(row.optedOut())) {
                optOuts.add(
                        RowGroup.of(row, settings.matchBy(), settings.tagMode()).keys());
            }
            if (cached.settle(row)) {
                return false;
            }
            chunk.add(row);
        } catch (HeymarketColumnsException e) {
            report.rejected(index, source, e);
            throw new JobAbortedException(
                    "the columns of the input cannot be understood, and nothing more was carried out, opt-outs included",
                    e);
        } catch (HeymarketValidationException e) {
            rejected(index, source, e);
        } catch (RuntimeException | Error e) {
            report.stopped(index, source, e);
            throw e;
        }
        return true;
    }

    private void rejected(long index, Object source, HeymarketValidationException e) {
        Row row = mapping.optOutOf(index, source);
        if (row == null) {
            report.rejected(index, source, e);
        } else if (row.matchBy() == null) {
            report.rejectedWithOptOut(index, source, e);
        } else {
            RowGroup group = RowGroup.rejected(row, settings.matchBy(), settings.tagMode(), GroupResult.rejected(e));
            optOuts.add(group.keys());
            rejected.add(group);
        }
    }

    /** Rows that were read before, and are processed now. */
    void add(List<Row> rows) {
        chunk.addAll(rows);
    }

    boolean isFull() {
        return chunk.size() >= settings.bulkSize();
    }

    /** The rows of the chunk, grouped by match key. */
    List<RowGroup> groups() {
        return RowGroups.of(chunk, settings.matchBy(), settings.tagMode());
    }

    /** The rows of the chunk of which only the key and the opt-out are valid. */
    List<RowGroup> rejected() {
        return List.copyOf(rejected);
    }

    /** Begins a new chunk: the groups of this one are in progress. */
    void clear() {
        chunk.clear();
        rejected.clear();
    }

    /** How many rows were read. */
    long count() {
        return count;
    }

    /** The failure that ended the input early; {@code null} where it was read to its end. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Ends the rows of the chunk, which are not in progress yet. */
    void stopped(JobAbortedException stop) {
        rejected.forEach(group -> report.ended(
                group, group.whyRejected().adding("Its opt-out was not carried out: the run ended before.")));
        chunk.forEach(row -> report.stopped(row, stop));
    }
}
