package io.github.camelheymarket.model;

import java.io.Closeable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The report of a sync: the outcomes of the rows, the deletions, and the number of requests. Its memory is bounded, as that of
 * its {@link BulkResult}.
 */
public final class SyncReport implements JsonForm, Closeable {

    private final String mode;
    private final BulkResult result;
    private final @Nullable SyncDeletions deletions;
    private final @Nullable SyncList list;
    private final long requests;
    private final Duration took;
    private final long leastRequests;

    /**
     * @param mode the value of the option {@code mode}
     * @param result the result of the rows; the report closes it
     * @param deletions the deletions of a mirror; {@code null} in the other modes
     * @param list the additions to a list; {@code null} without the option {@code list}
     * @param requests the number of all HTTP requests, including those for custom fields, tags, deletions and the list
     * @param took the duration of the sync
     */
    public SyncReport(
            String mode,
            BulkResult result,
            @Nullable SyncDeletions deletions,
            @Nullable SyncList list,
            long requests,
            Duration took) {
        this.mode = mode;
        this.result = Objects.requireNonNull(result, "result");
        this.deletions = deletions;
        this.list = list;
        this.requests = requests;
        this.took = took;
        this.leastRequests = 0;
    }

    private SyncReport(SyncReport report, long leastRequests) {
        this.mode = report.mode;
        this.result = report.result;
        this.deletions = report.deletions;
        this.list = report.list;
        this.requests = report.requests;
        this.took = report.took;
        this.leastRequests = leastRequests;
    }

    /** This report with the least number of requests for what it reports, which depends on the rows that one call can have. */
    public SyncReport withBulkSize(int bulkSize) {
        long written = isDryRun() ? 0 : count(Outcome.CREATED) + count(Outcome.UPDATED);
        long least = 1 + calls(getTotal(), bulkSize) + calls(written, bulkSize);
        return new SyncReport(this, least);
    }

    private static long calls(long rows, int bulkSize) {
        return (rows + bulkSize - 1) / bulkSize;
    }

    /** {@code upsert}, {@code create-only}, {@code update-only}, {@code fill-empty} or {@code mirror}. */
    public String getMode() {
        return mode;
    }

    /** The result of the rows, each with the fields that were changed. */
    public BulkResult getResult() {
        return result;
    }

    /** The number of rows with this outcome. */
    public long count(Outcome outcome) {
        return result.count(outcome);
    }

    /** The number of rows that were read. */
    public long getTotal() {
        return result.getTotal();
    }

    /** The number of rows that are rejected, failed, ambiguous or unknown. */
    public long getUnsuccessful() {
        return result.getUnsuccessful();
    }

    /** The result of each row; as {@link BulkResult#rows()}. */
    public RowResults rows() {
        return result.rows();
    }

    /** Whether this was a dry run: nothing was written, and the report says what would have happened. */
    public boolean isDryRun() {
        return result.isDryRun();
    }

    /** The deletions of a mirror; {@code null} in the other modes. */
    public @Nullable SyncDeletions getDeletions() {
        return deletions;
    }

    /** The additions to a list; {@code null} without the option {@code list}. */
    public @Nullable SyncList getList() {
        return list;
    }

    /**
     * For a mirror the smaller of two numbers: contacts created, and contacts that the source no longer has. So many rows may
     * be people whose phone was corrected in the source. Rows that matched their contact by e-mail are not among them.
     */
    public long getPossiblyCorrectedPhones() {
        return deletions == null
                ? 0
                : Math.min(count(Outcome.CREATED), deletions.counts().candidates());
    }

    /** Whether consent was not carried over; as {@link BulkResult#isConsentNotCarriedOver()}. */
    public boolean isConsentNotCarriedOver() {
        return result.isConsentNotCarriedOver();
    }

    /** Whether a contact that had opted out may receive messages now; as {@link BulkResult#isConsentAtRisk()}. */
    public boolean isConsentAtRisk() {
        return result.isConsentAtRisk();
    }

    /** The number of all HTTP requests, including retries. */
    public long getRequests() {
        return requests;
    }

    /** The number of requests that read a single contact or its consent; as {@link BulkResult#getExtraRequests()}. */
    public long getExtraRequests() {
        return result.getExtraRequests();
    }

    /**
     * The least number of requests with which a sync can do this, without deletions and the list: a search of each chunk, a call for each
     * chunk of contacts that were written, and one for the custom fields; 0 if it is not known.
     */
    public long getLeastRequests() {
        return leastRequests;
    }

    /** The duration of the sync. */
    public Duration getTook() {
        return took;
    }

    /** The duration of the sync in seconds. */
    public double getSeconds() {
        return took.toMillis() / 1000.0;
    }

    /** Deletes the file behind {@link #rows()}, if there is one. The component calls this when the exchange ends. */
    @Override
    public void close() {
        result.close();
    }

    @Override
    public String toString() {
        return "SyncReport[" + mode + ", " + result + "]";
    }
}
