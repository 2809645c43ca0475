package io.github.camelheymarket.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the rows of one bulk call: a count for each outcome, and each row's own result (R6).
 *
 * <p>{@code extraRequests} counts the calls that the rules on consent and unknown members made necessary, apart from the
 * rest (R8.6); {@code requests} includes them.
 */
public final class BulkResult {

    private final Map<Outcome, Long> counts;
    private final List<RowResult> rows;
    private final long requests;
    private final long extraRequests;
    private final int splitCalls;
    private final long optInsWithheld;
    private final Set<String> ignoredColumns;
    private final boolean dryRun;

    public BulkResult(
            List<RowResult> rows, long requests, long extraRequests, long optInsWithheld, Set<String> ignoredColumns) {
        this(rows, requests, extraRequests, 0, optInsWithheld, ignoredColumns, false);
    }

    public BulkResult(
            List<RowResult> rows,
            long requests,
            long extraRequests,
            int splitCalls,
            long optInsWithheld,
            Set<String> ignoredColumns,
            boolean dryRun) {
        this.counts = new EnumMap<>(Outcome.class);
        rows.forEach(row -> counts.merge(row.outcome(), 1L, Long::sum));
        this.rows = List.copyOf(rows);
        this.requests = requests;
        this.extraRequests = extraRequests;
        this.splitCalls = splitCalls;
        this.optInsWithheld = optInsWithheld;
        this.ignoredColumns = Set.copyOf(ignoredColumns);
        this.dryRun = dryRun;
    }

    /** How many rows ended so. */
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Outcomes that occurred, with their counts, in the order of {@link Outcome}. */
    public Map<Outcome, Long> getCounts() {
        return Map.copyOf(counts);
    }

    /** How many rows went in. */
    public long getTotal() {
        return rows.size();
    }

    /** How many rows did not end well (rejected, failed, ambiguous, unknown). */
    public long getNotWell() {
        return rows.stream().filter(row -> !row.outcome().isWell()).count();
    }

    /** One result for each row, in the order of the input. */
    public List<RowResult> getRows() {
        return rows;
    }

    /** The results that are not well, in the order of the input. */
    public List<RowResult> getProblems() {
        return rows.stream().filter(row -> !row.outcome().isWell()).toList();
    }

    /** HTTP requests spent, retries and look-ups included. */
    public long getRequests() {
        return requests;
    }

    /** The part of the requests that asked for a single contact or a consent status. */
    public long getExtraRequests() {
        return extraRequests;
    }

    /** Calls that were only needed because a whole call was refused and had to be split (R8.1). */
    public int getSplitCalls() {
        return splitCalls;
    }

    /** Whether nothing was written: the outcomes say what would have happened. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** Rows that said "not opted out" and went on without saying so (R5.1). */
    public long getOptInsWithheld() {
        return optInsWithheld;
    }

    /** Columns that only answers have ({@code id}, {@code rev} and so on) and that were left out of the requests (R1.1). */
    public Set<String> getIgnoredColumns() {
        return ignoredColumns;
    }

    @Override
    public String toString() {
        return "BulkResult" + counts + ", requests=" + requests;
    }
}
