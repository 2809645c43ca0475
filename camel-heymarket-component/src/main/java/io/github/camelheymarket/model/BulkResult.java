package io.github.camelheymarket.model;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the rows of one bulk call: a count for each outcome, the first problems, and each row's own result (R6).
 *
 * <p>It costs the same memory for a million rows as for ten thousand: counts and {@link #getProblems()} are held for good,
 * and {@link #rows()} reads a temporary file (in {@code java.io.tmpdir}, about 150 bytes a row) once there are more than
 * 10,000 rows. That file lives as long as the exchange, and never longer than the process, so rows are to be read within the route, for instance by
 * {@code split(simple("${body.rows}")).streaming()}.
 *
 * <p>{@code extraRequests} counts the calls that the rules on consent and unknown members made necessary, apart from the
 * rest (R8.6); {@code requests} includes them.
 */
public final class BulkResult implements Closeable {

    /** Most problems that {@link #getProblems()} gives. */
    public static final int MOST_PROBLEMS = 1_000;

    private final ResultStore store;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Long> merged = new EnumMap<>(Outcome.class);
    private final List<RowResult> problems = new ArrayList<>();
    private final long requests;
    private final long extraRequests;
    private final int splitCalls;
    private final long optInsWithheld;
    private final Set<String> ignoredColumns;
    private final Set<String> unusedMapKeys;
    private final boolean dryRun;
    private final boolean consentNotCarriedOver;
    private final boolean consentAtRisk;

    private BulkResult(Builder builder) {
        this.store = builder.store;
        this.requests = builder.requests;
        this.extraRequests = builder.extraRequests;
        this.splitCalls = builder.splitCalls;
        this.optInsWithheld = builder.optInsWithheld;
        this.ignoredColumns = Set.copyOf(builder.ignoredColumns);
        this.unusedMapKeys = Set.copyOf(builder.unusedMapKeys);
        this.dryRun = builder.dryRun;
        this.consentNotCarriedOver = false;
        this.consentAtRisk = false;
        try (RowResults rows = store.rows()) {
            rows.forEachRemaining(this::count);
        }
    }

    /** @param store is read once when the result is built; belongs to the result from then on */
    public static Builder builder(ResultStore store) {
        return new Builder(store);
    }

    /** Collects what is known of a job; what is not set is 0, empty or false. */
    public static final class Builder {

        private final ResultStore store;
        private long requests;
        private long extraRequests;
        private int splitCalls;
        private long optInsWithheld;
        private Set<String> ignoredColumns = Set.of();
        private Set<String> unusedMapKeys = Set.of();
        private boolean dryRun;

        private Builder(ResultStore store) {
            this.store = store;
        }

        /**
         * @param all requests sent, those of the next two included
         * @param extra of them for consent and unknown members
         * @param splits of them for calls that were taken apart
         */
        public Builder requests(long all, long extra, int splits) {
            this.requests = all;
            this.extraRequests = extra;
            this.splitCalls = splits;
            return this;
        }

        public Builder optInsWithheld(long withheld) {
            this.optInsWithheld = withheld;
            return this;
        }

        /** @param unusedKeys keys of the {@code map} option that met no column */
        public Builder columns(Set<String> ignored, Set<String> unusedKeys) {
            this.ignoredColumns = ignored;
            this.unusedMapKeys = unusedKeys;
            return this;
        }

        public Builder dryRun(boolean value) {
            this.dryRun = value;
            return this;
        }

        public BulkResult build() {
            return new BulkResult(this);
        }
    }

    private BulkResult(BulkResult other, long requests, boolean consentNotCarriedOver, boolean consentAtRisk) {
        this.consentNotCarriedOver = consentNotCarriedOver;
        this.consentAtRisk = consentAtRisk;
        this.store = other.store;
        this.counts.putAll(other.counts);
        this.merged.putAll(other.merged);
        this.problems.addAll(other.problems);
        this.requests = requests;
        this.extraRequests = other.extraRequests;
        this.splitCalls = other.splitCalls;
        this.optInsWithheld = other.optInsWithheld;
        this.ignoredColumns = other.ignoredColumns;
        this.unusedMapKeys = other.unusedMapKeys;
        this.dryRun = other.dryRun;
    }

    /** The same result, which takes this one's place, of a job that went on and has spent so much in the end. */
    public BulkResult withRequests(long all) {
        return new BulkResult(this, all, consentNotCarriedOver, consentAtRisk);
    }

    /** The same result, which takes this one's place, of a job that could not carry opt-outs over. */
    public BulkResult withConsentNotCarriedOver(boolean atRisk) {
        return new BulkResult(this, requests, true, atRisk);
    }

    private void count(RowResult row) {
        counts.merge(row.outcome(), 1L, Long::sum);
        if (row.mergedWith() != null) {
            merged.merge(row.outcome(), 1L, Long::sum);
        }
        if (!row.outcome().isSuccess() && problems.size() < MOST_PROBLEMS) {
            problems.add(row);
        }
    }

    /** How many rows ended so. */
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** How many of {@link #count} are rows whose values another row of the same person carries (R1.5). */
    public long countMerged(Outcome outcome) {
        return merged.getOrDefault(outcome, 0L);
    }

    /** Outcomes that occurred, with their counts, in the order of {@link Outcome}. */
    public Map<Outcome, Long> getCounts() {
        return Collections.unmodifiableMap(counts);
    }

    /** How many rows went in. */
    public long getTotal() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many rows did not end well (rejected, failed, ambiguous, unknown). */
    public long getUnsuccessful() {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().isSuccess())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * One result for each row, in the order of the input. Each call begins anew; close what is not read to its end.
     *
     * @throws IllegalStateException when there are more than 10,000 rows and the exchange is done, or {@link #close()} was
     *     called
     */
    public RowResults rows() {
        return store.rows();
    }

    /** Whether {@link #rows()} reads from memory, and so works after the exchange is done too: up to 10,000 rows. */
    public boolean isInMemory() {
        return store.isInMemory();
    }

    /** The results that are unsuccessful, in the order of the input, the first {@value #MOST_PROBLEMS} of them. */
    public List<RowResult> getProblems() {
        return Collections.unmodifiableList(problems);
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

    /**
     * Whether consent could not be carried over: no row says anything of it, and contacts were created although no answer to this
     * run has shown the opt-out flag of anybody; or {@link #isConsentAtRisk()}.
     */
    public boolean isConsentNotCarriedOver() {
        return consentNotCarriedOver;
    }

    /**
     * Whether somebody who opted out is likely to be reachable now: the rows were read from Heymarket and none of them says
     * anything of consent; or contacts were overwritten although nothing showed whether they had opted out, as
     * {@code consentCheck=never} allows. It is logged as a warning.
     */
    public boolean isConsentAtRisk() {
        return consentAtRisk;
    }

    /** Rows that said "not opted out" and went on without saying so (R5.1). */
    public long getOptInsWithheld() {
        return optInsWithheld;
    }

    /**
     * Columns that were left out of the requests without having been named: those that only answers have ({@code id},
     * {@code rev} and so on, R1.1), and with {@code unknownFields=ignore} those that are no field.
     */
    public Set<String> getIgnoredColumns() {
        return ignoredColumns;
    }

    /**
     * Keys of {@code map.} that no column of the input has met. What such a key was to leave out may have been stored; none
     * where there was no row with columns.
     */
    public Set<String> getUnusedMapKeys() {
        return unusedMapKeys;
    }

    /** Lets go of the file behind {@link #rows()}, if there is one. The endpoint does so when the exchange is done. */
    @Override
    public void close() {
        store.close();
    }

    @Override
    public String toString() {
        return "BulkResult" + counts + ", requests=" + requests
                + (consentAtRisk ? ", consent could not be carried over" : "");
    }
}
