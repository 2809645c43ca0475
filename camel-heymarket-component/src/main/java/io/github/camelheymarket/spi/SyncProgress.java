package io.github.camelheymarket.spi;

import java.time.Duration;
import java.util.Locale;

/**
 * The progress of a sync.
 *
 * @param phase what the sync does now
 * @param rowsRead rows read from the source so far
 * @param rowsDone rows that have a result
 * @param unsuccessfulRows those of {@code rowsDone} that are rejected, failed, ambiguous or unknown
 * @param rowsTotal the number of rows in the source; {@code null} if not known before its end
 * @param rowsPerSecond {@code rowsDone} divided by the elapsed seconds
 * @param requests HTTP requests sent so far
 * @param requestsLeft permits of the request budget that are free now; {@code null} if there is no limit or the budget does
 *     not know
 * @param elapsed the time since the start
 * @param left the estimated time to the end, at the present rate; {@code null} if {@code rowsTotal} is not known or no row is
 *     done
 */
public record SyncProgress(
        Phase phase,
        long rowsRead,
        long rowsDone,
        long unsuccessfulRows,
        Long rowsTotal,
        double rowsPerSecond,
        long requests,
        Integer requestsLeft,
        Duration elapsed,
        Duration left) {

    /** The phases of a sync, in their order. */
    public enum Phase {
        /** All contacts are read into a temporary file ({@code strategy=snapshot}). */
        SNAPSHOT,
        /** Rows are read, compared and written. */
        ROWS,
        /** Contacts that the source no longer has are deleted ({@code mode=mirror}). */
        DELETIONS,
        /** The sync has ended, successfully or not. */
        DONE
    }

    /** One line for a log. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(phase.name().toLowerCase(Locale.ROOT)).append(": ");
        line.append(rowsDone);
        if (rowsTotal != null) {
            line.append(" of ").append(rowsTotal);
        }
        line.append(" rows done");
        if (unsuccessfulRows > 0) {
            line.append(", ").append(unsuccessfulRows).append(" unsuccessful");
        }
        line.append(String.format(Locale.ROOT, ", %.1f/s", rowsPerSecond));
        line.append(", ").append(requests).append(" requests");
        if (requestsLeft != null) {
            line.append(", ").append(requestsLeft).append(" left in this minute");
        }
        if (left != null) {
            line.append(", about ").append(left.toSeconds()).append(" s to go");
        }
        return line.toString();
    }
}
