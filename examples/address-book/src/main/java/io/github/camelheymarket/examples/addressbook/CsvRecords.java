package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.InputException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/**
 * Splits CSV text into records without parsing the cells, so that a rejected record can be written unchanged, with its line
 * number. Has one record in memory.
 */
final class CsvRecords implements Closeable {

    /** A longer record has an unclosed quote, and would contain the rest of the file. */
    private static final int MAX_LENGTH = 1_000_000;

    private final BufferedReader in;
    private final char separator;
    private int nextLine = 1;

    CsvRecords(Reader in, char separator) {
        this.in = new BufferedReader(in);
        this.separator = separator;
    }

    /**
     * @param line its first line in the file, from 1
     * @param text without line end
     */
    record CsvRecord(int line, String text) {}

    /** The state of the parser; a quote opens only at the beginning of a cell (RFC 4180). */
    private enum Place {
        BEGINNING,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE;

        Place after(int c, char separator) {
            if (this == QUOTED) {
                return c == '"' ? BEHIND_QUOTE : QUOTED;
            }
            if (c == separator) {
                return BEGINNING;
            }
            return c == '"' && this != PLAIN ? QUOTED : PLAIN;
        }
    }

    /**
     * The next record that is not a blank line, or {@code null} at the end.
     *
     * @throws InputException if a quote is not closed
     */
    CsvRecord next() throws IOException {
        while (true) {
            int line = nextLine;
            String text = read(line);
            if (text == null || !text.isBlank()) {
                return text == null ? null : new CsvRecord(line, text);
            }
        }
    }

    private String read(int line) throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        Place place = Place.BEGINNING;
        for (; c >= 0; c = in.read()) {
            boolean lineFeedFollows = c == '\r' && isNextLineFeed();
            if (c == '\n' || (c == '\r' && !lineFeedFollows)) {
                nextLine++;
                if (place != Place.QUOTED) {
                    return text.toString();
                }
            }
            if (!lineFeedFollows || place == Place.QUOTED) {
                text.append((char) c);
                place = place.after(c, separator);
            }
            if (text.length() > MAX_LENGTH) {
                throw unclosed(line);
            }
        }
        if (place == Place.QUOTED) {
            throw unclosed(line);
        }
        return text.toString();
    }

    private boolean isNextLineFeed() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next == '\n';
    }

    private static InputException unclosed(int line) {
        return new InputException("a quote in the row of line " + line + " is not closed");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
