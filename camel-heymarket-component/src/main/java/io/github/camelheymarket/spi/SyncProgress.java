package io.github.camelheymarket.spi;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a sync has come.
 *
 * @param phase what it is at
 * @param rowsRead rows taken from the source
 * @param rowsDone rows with a result
 * @param unsuccessfulRows those of them that did not end well
 * @param rowsTotal how many rows the source has; {@code null} where nobody knows before its end
 * @param rowsPerSecond rows done a second, from the start
 * @param requests HTTP requests spent so far
 * @param requestsLeft how many more fit into this minute; {@code null} where there is no limit
 * @param elapsed since the start
 * @param left at this rate; {@code null} where the total is not known or nothing is done yet
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

    /** The parts of a sync, in their order. */
    public enum Phase {
        /** The address book is read into a file ({@code strategy=snapshot}). */
        SNAPSHOT,
        /** Rows are read, compared and written. */
        ROWS,
        /** Who is in the source no more is deleted ({@code mode=mirror}). */
        DELETIONS,
        /** It has ended, well or not. */
        DONE
    }

    /** For a log line. */
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
