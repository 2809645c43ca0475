package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.Outcome;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * Writes unsuccessful rows to a file, unchanged and with the same header, so that they can be corrected and loaded again. A
 * cell that a spreadsheet would evaluate as a formula is escaped. The file is created only if there is such a row.
 */
public final class RejectedRows implements Closeable {

    /** The file has all of them. */
    private static final int REMEMBERED = 1_000;

    /** The reason of a row that was read and not sent before the run stopped. It is not wrong: the next run sends it. */
    private static final String NOT_SENT = "RUN_STOPPED";

    private final Path file;
    private final Path unfinished;
    private final String header;
    private final Progress progress;
    private final CsvFormat format;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private BufferedWriter out;
    private long notSent;

    /** @param header the header of the input, unchanged */
    RejectedRows(Path file, String header, Progress progress) {
        this(file, header, progress, CsvFormat.of(CellForm.SPREADSHEET));
    }

    RejectedRows(Path file, String header, Progress progress, CsvFormat format) {
        this.format = format;
        this.file = file;
        this.unfinished = file.resolveSibling(file.getFileName() + ".part");
        this.header = header;
        this.progress = progress;
    }

    /**
     * @param row its number, from 1
     * @param line its line in the file, from 1
     * @param outcome such as {@code REJECTED} or {@code FAILED}
     * @param reason a code, a colon and a sentence
     */
    record Problem(long row, int line, Outcome outcome, String reason) {}

    /** Adds a row that was not passed to the route. */
    void add(CsvRow row, String reason) {
        add(row, Outcome.REJECTED, reason);
    }

    /** The route calls this for each row of {@code direct:rejected}. */
    public synchronized void add(
            @Body CsvRow row,
            @Header(HeymarketConstants.RESULT_OUTCOME) Outcome outcome,
            @Header(HeymarketConstants.RESULT_REASON) String reason) {
        if (reason.startsWith(NOT_SENT)) {
            notSent++;
            return;
        }
        try {
            if (out == null) {
                // Not a channel: an interrupt would close it, and the rows of the interrupted work would be lost.
                out = new BufferedWriter(new FileWriter(unfinished.toFile(), format.charset()));
                line(header);
            }
            line(row.text());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e, e);
        }
        progress.rowRejected();
        counts.merge(outcome, 1L, Long::sum);
        if (problems.size() < REMEMBERED) {
            problems.add(new Problem(row.number(), row.line(), outcome, reason));
        }
    }

    private void line(String text) throws IOException {
        out.write(format.form().record(text, format));
        out.write('\n');
    }

    synchronized long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The number of rows that were read and not sent before the run stopped. */
    synchronized long notSent() {
        return notSent;
    }

    /** The number of rows by outcome. */
    synchronized Map<Outcome, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The first rows, in the order of the file. */
    synchronized List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingLong(Problem::row)).toList();
    }

    Path file() {
        return file;
    }

    /** Deletes the file of an earlier run, if this one has no unsuccessful row. */
    synchronized void removeStaleFile() throws IOException {
        if (counts.isEmpty()) {
            Files.deleteIfExists(file);
        }
    }

    /** Moves the file to its place, if there is one. */
    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
