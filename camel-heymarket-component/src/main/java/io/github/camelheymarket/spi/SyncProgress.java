package io.github.camelheymarket.spi;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a sync.
 *
 * @param phase what the sync does now
 * @param rows the rows so far
 * @param requests HTTP requests sent so far
 * @param requestsLeft permits of the request budget that are free now; {@code null} if there is no limit or the budget does
 *     not know
 * @param elapsed time since the start
 * @param remaining estimated time to the end; {@code null} if the total is unknown or no row is done yet
 */
public record SyncProgress(
        Phase phase,
        Rows rows,
        long requests,
        @Nullable Integer requestsLeft,
        Duration elapsed,
        @Nullable Duration remaining) {

    /** The phases of a sync, in their order. */
    public enum Phase {
        /** All contacts are read into a file ({@code strategy=snapshot}). */
        SNAPSHOT,
        /** Rows are read, compared and written. */
        ROWS,
        /** Contacts that the source no longer has are deleted ({@code mode=mirror}). */
        DELETIONS,
        /** The sync has ended, successfully or not. */
        DONE
    }

    /**
     * The rows of the source so far.
     *
     * @param read rows read from the source
     * @param done rows with a result
     * @param unsuccessful rows with an unsuccessful result
     * @param total the number of rows in the source; {@code null} if it is unknown before the end
     * @param perSecond rows done per second since the start
     */
    public record Rows(
            long read,
            long done,
            long unsuccessful,
            @Nullable Long total,
            double perSecond) {}

    /** For a log line. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(phase.name().toLowerCase(Locale.ROOT)).append(": ");
        line.append(rows.done());
        if (rows.total() != null) {
            line.append(" of ").append(rows.total());
        }
        line.append(" rows done");
        if (rows.unsuccessful() > 0) {
            line.append(", ").append(rows.unsuccessful()).append(" unsuccessful");
        }
        line.append(String.format(Locale.ROOT, ", %.1f/s", rows.perSecond()));
        line.append(", ").append(requests).append(" requests");
        if (requestsLeft != null) {
            line.append(", ").append(requestsLeft).append(" left in this minute");
        }
        if (remaining != null) {
            line.append(", about ").append(remaining.toSeconds()).append(" s to go");
        }
        return line.toString();
    }
}
