package io.github.camelheymarket.model;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of a bulk job: the number of rows for each outcome, the first unsuccessful rows, and a result for each row (R6).
 *
 * <p>The memory that it needs is bounded. Counts and {@link #getProblems()} stay in memory. The results of more than 10,000
 * rows are in a temporary file (about 150 bytes per row), which the component deletes when the exchange ends. Read
 * {@link #rows()} within the route, for instance by {@code split(simple("${body.rows}")).streaming()}.
 */
public final class BulkResult implements JsonForm, Closeable {

    /** The maximum size of {@link #getProblems()}. */
    public static final int MAX_PROBLEMS = 1_000;

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

    /**
     * Begins a result.
     *
     * @param store the results of the rows; {@link Builder#build()} reads them once, and the result closes the store
     */
    public static Builder builder(ResultStore store) {
        return new Builder(store);
    }

    /** Builds a result. A value that is not set is 0, empty or {@code false}. */
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
         * Sets the numbers of requests.
         *
         * @param all all requests that were sent
         * @param extra those of them that read a single contact or its consent
         * @param splits calls that were made because a call was split
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

        /** @param unusedKeys names of {@code map.} options that no column has */
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

    /** A copy with another number of requests, for a job that sends more after its rows. Replaces this result. */
    public BulkResult withRequests(long all) {
        return new BulkResult(this, all, consentNotCarriedOver, consentAtRisk);
    }

    /** A copy of which {@link #isConsentNotCarriedOver()} is {@code true}. Replaces this result. */
    public BulkResult withConsentNotCarriedOver(boolean atRisk) {
        return new BulkResult(this, requests, true, atRisk);
    }

    private void count(RowResult row) {
        counts.merge(row.outcome(), 1L, Long::sum);
        if (row.mergedWith() != null) {
            merged.merge(row.outcome(), 1L, Long::sum);
        }
        if (!row.outcome().isSuccess() && problems.size() < MAX_PROBLEMS) {
            problems.add(row);
        }
    }

    /** The number of rows with this outcome. */
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** The number of rows with this outcome whose values were merged into another row of the same key (R1.5). */
    public long countMerged(Outcome outcome) {
        return merged.getOrDefault(outcome, 0L);
    }

    /** The outcomes that occurred and their numbers of rows, in the order of {@link Outcome}. */
    public Map<Outcome, Long> getCounts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The number of rows that were read. */
    public long getTotal() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The number of rows that are rejected, failed, ambiguous or unknown. */
    public long getUnsuccessful() {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().isSuccess())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * The result of each row, in the order of the input. Each call returns a new iterator; close one that is not read to its
     * end.
     *
     * @throws IllegalStateException if there are more than 10,000 rows and the exchange has ended, or {@link #close()} was
     *     called
     */
    public RowResults rows() {
        return store.rows();
    }

    /** Whether {@link #rows()} reads from memory, and therefore also works after the exchange: up to 10,000 rows. */
    public boolean isInMemory() {
        return store.isInMemory();
    }

    /** The results of the first {@value #MAX_PROBLEMS} unsuccessful rows, in the order of the input. */
    public List<RowResult> getProblems() {
        return Collections.unmodifiableList(problems);
    }

    /** The number of HTTP requests, including retries and {@link #getExtraRequests()}. */
    public long getRequests() {
        return requests;
    }

    /** The number of requests that read a single contact or its consent, because the search did not show enough (R8.6). */
    public long getExtraRequests() {
        return extraRequests;
    }

    /** The number of additional calls that were made because Heymarket rejected a whole call and it was split (R8.1). */
    public int getSplitCalls() {
        return splitCalls;
    }

    /** Whether this was a dry run: nothing was written, and the outcomes say what would have happened. */
    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Whether consent was not carried over: no row has an opt-out value, and contacts were created although no response has
     * shown the opt-out flag of a contact; or {@link #isConsentAtRisk()} is {@code true}.
     */
    public boolean isConsentNotCarriedOver() {
        return consentNotCarriedOver;
    }

    /**
     * Whether a contact that had opted out may receive messages now: the rows were read from Heymarket and none of them has
     * an opt-out value; or contacts were overwritten although no response showed whether they had opted out, as
     * {@code consentCheck=never} allows. The component also logs a warning.
     */
    public boolean isConsentAtRisk() {
        return consentAtRisk;
    }

    /** The number of rows with an opt-out value of {@code false}, which is never written (R5.1). */
    public long getOptInsWithheld() {
        return optInsWithheld;
    }

    /**
     * Columns that were ignored although no option names them: those of members that only responses have, such as {@code id}
     * and {@code rev} (R1.1), and with {@code unknownFields=ignore} those that are no field.
     */
    public Set<String> getIgnoredColumns() {
        return ignoredColumns;
    }

    /**
     * Names of {@code map.} options that no column of the input has, for instance because of a typing error. Empty if no row
     * had columns.
     */
    public Set<String> getUnusedMapKeys() {
        return unusedMapKeys;
    }

    /** Deletes the file behind {@link #rows()}, if there is one. The component calls this when the exchange ends. */
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
