package io.github.camelheymarket.model;

import java.io.Closeable;
import java.time.Duration;
import java.util.Objects;

/**
 * What a sync came to: what became of the rows, what it deleted, what it cost.
 *
 * <p>Like the {@link BulkResult} in it, it costs the same memory for any number of rows: their single results are readable
 * while the exchange lives, and for good where there are no more than 10,000.
 */
public final class SyncReport implements Closeable {

    private final String mode;
    private final BulkResult result;
    private final SyncDeletions deletions;
    private final long requests;
    private final Duration took;

    /**
     * @param mode the word of the option
     * @param result of the rows; belongs to the report from now on
     * @param deletions {@code null} in all modes but mirror
     * @param requests all HTTP requests, those for custom fields, tags and deletions included
     */
    public SyncReport(String mode, BulkResult result, SyncDeletions deletions, long requests, Duration took) {
        this.mode = mode;
        this.result = Objects.requireNonNull(result, "result");
        this.deletions = deletions;
        this.requests = requests;
        this.took = took;
    }

    /** {@code upsert}, {@code create-only}, {@code update-only}, {@code fill-empty} or {@code mirror}. */
    public String getMode() {
        return mode;
    }

    /** What became of the rows, each with its changes field by field. */
    public BulkResult getResult() {
        return result;
    }

    /** How many rows ended so. */
    public long count(Outcome outcome) {
        return result.count(outcome);
    }

    /** How many rows went in. */
    public long getTotal() {
        return result.getTotal();
    }

    /** How many rows did not end well (rejected, failed, ambiguous, unknown). */
    public long getUnsuccessful() {
        return result.getUnsuccessful();
    }

    /** One result for each row, in the order of the input; as {@link BulkResult#rows()}. */
    public RowResults rows() {
        return result.rows();
    }

    /** Whether nothing was changed: outcomes, changes and deletions say what would have happened. */
    public boolean isDryRun() {
        return result.isDryRun();
    }

    /** What a mirror deleted or why it did not; {@code null} in the other modes. */
    public SyncDeletions getDeletions() {
        return deletions;
    }

    /**
     * Of a mirror: how many contacts were created, and about as many have left the source, so that they can be people whose
     * phone was corrected. Those whom an address has shown to be the same person were updated and are not among them.
     */
    public long getPossiblyCorrectedPhones() {
        return deletions == null ? 0 : Math.min(count(Outcome.CREATED), deletions.candidates());
    }

    /** Whether opt-outs could not be carried over; as {@link BulkResult#isConsentNotCarriedOver()}. */
    public boolean isConsentNotCarriedOver() {
        return result.isConsentNotCarriedOver();
    }

    /** Whether somebody who opted out is likely to be reachable now; as {@link BulkResult#isConsentAtRisk()}. */
    public boolean isConsentAtRisk() {
        return result.isConsentAtRisk();
    }

    /** All HTTP requests, retries included. */
    public long getRequests() {
        return requests;
    }

    /** The part of them that asked for a single contact or a consent status, because answers showed too little (R8.6). */
    public long getExtraRequests() {
        return result.getExtraRequests();
    }

    public Duration getTook() {
        return took;
    }

    /** How long it took, in seconds. */
    public double getSeconds() {
        return took.toMillis() / 1000.0;
    }

    /** Lets go of the file behind {@link #rows()}, if there is one. The endpoint does so when the exchange is done. */
    @Override
    public void close() {
        result.close();
    }

    @Override
    public String toString() {
        return "SyncReport[" + mode + ", " + result + "]";
    }
}
