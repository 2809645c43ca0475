package io.github.camelheymarket.examples.addressbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelheymarket.examples.addressbook.CsvRecords.CsvRecord;
import io.github.camelheymarket.examples.common.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A CSV file of contacts, with a header. Rows are read one by one, so that the file may have any length.
 * An invalid row is added to {@link RejectedRows}, and the next one is read.
 */
final class ContactsFile implements Closeable {

    static final long UNKNOWN = -1;

    /** The mark at the beginning of a file in UTF-8, read in an encoding that has a character for each byte. */
    private static final String MISREAD_MARK = "\u00EF\u00BB\u00BF";

    private final String name;
    private final CsvRecords records;
    private final CsvRecord header;
    private final List<String> columns;
    private final long count;
    private final CsvFormat format;
    /** The numbers of the rows that are not valid CSV, and were not passed to the route. */
    private final List<Long> unreadable = new ArrayList<>();

    ContactsFile(String name, InputStream in) {
        this(name, in, UNKNOWN, CsvFormat.of(CellForm.SPREADSHEET));
    }

    /**
     * Reads the header.
     *
     * @param name of the file, for messages
     * @param count the number of rows, or {@link #UNKNOWN}
     * @param format of the file
     * @throws InputException if the header is missing, or has columns without a name or with the same name
     */
    ContactsFile(String name, InputStream in, long count, CsvFormat format) {
        this.name = name;
        this.count = count;
        this.format = format;
        // With a decoder that fails: otherwise invalid UTF-8 would be stored as question marks.
        Reader reader = new InputStreamReader(in, format.charset().newDecoder());
        this.records = new CsvRecords(reader, format.separator());
        CsvRecord first = next();
        if (first == null) {
            throw new InputException(name + " is empty: it must have a header, and a row for each contact");
        }
        if (first.text().startsWith(MISREAD_MARK)) {
            throw new InputException(name + " is in UTF-8, as its first bytes say: omit --encoding");
        }
        this.header = first.text().startsWith("\uFEFF")
                ? new CsvRecord(first.line(), first.text().substring(1))
                : first;
        this.columns = readColumns();
    }

    private List<String> readColumns() {
        String[] names;
        try {
            names = cells(header);
        } catch (JsonProcessingException e) {
            throw new InputException(name + ": the header in line " + header.line() + " is not valid CSV", e);
        }
        if (names.length == 1) {
            checkSeparator(names[0]);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].isBlank()) {
                throw new InputException(name + ": column " + (i + 1) + " has no name in the header");
            }
            if (!seen.add(names[i])) {
                throw new InputException(name + ": two columns have the name '" + names[i] + "'");
            }
        }
        return List.of(names);
    }

    private void checkSeparator(String header) {
        for (char other : new char[] {';', '\t', '|', ','}) {
            if (other != format.separator() && header.indexOf(other) >= 0) {
                throw new InputException(name + " is not separated by "
                        + (format.separator() == ',' ? "commas" : "'" + format.separator() + "'")
                        + ": its header is a single column. Try --separator "
                        + (other == '\t' ? "tab" : "'" + other + "'"));
            }
        }
    }

    private String[] cells(CsvRecord record) throws JsonProcessingException {
        String[] cells = format.cells(record.text());
        Arrays.setAll(cells, i -> format.form().read(cells[i]));
        return cells;
    }

    /**
     * Counts the rows by reading the file, which is quick compared with sending them.
     *
     * @return the number of rows after the header, {@link #UNKNOWN} if the file cannot be read
     */
    static long count(InputStream in, CsvFormat format) {
        try (CsvRecords records = new CsvRecords(new InputStreamReader(in, format.charset()), format.separator())) {
            long count = UNKNOWN;
            while (records.next() != null) {
                count++;
            }
            return count;
        } catch (IOException | InputException e) {
            return UNKNOWN;
        }
    }

    /** The number of rows, or {@link #UNKNOWN}. */
    long count() {
        return count;
    }

    /** The number, from 1, of a row in the file. @param index of the row among those passed to the route, from 0 */
    synchronized long numberOf(long index) {
        long number = index + 1;
        for (long other : unreadable) {
            number += other <= number ? 1 : 0;
        }
        return number;
    }

    private synchronized void unreadable(long number) {
        unreadable.add(number);
    }

    String name() {
        return name;
    }

    /** The header, unchanged. */
    String headerText() {
        return header.text();
    }

    List<String> columns() {
        return columns;
    }

    /** A row of blank cells, to check the columns. */
    Map<String, String> blankRow() {
        Map<String, String> cells = new LinkedHashMap<>();
        columns.forEach(column -> cells.put(column, ""));
        return cells;
    }

    /**
     * The rows; may be read once.
     *
     * @param rejected receives the rows that are not valid CSV
     */
    Iterator<CsvRow> rows(Progress progress, RejectedRows rejected) {
        return new Rows(progress, rejected);
    }

    private CsvRecord next() {
        try {
            return records.next();
        } catch (InputException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new InputException(
                    format.charset().equals(StandardCharsets.UTF_8)
                            ? name + " is not in UTF-8: save it as CSV UTF-8, or name its encoding, such as"
                                    + " --encoding windows-1252"
                            : name + " is not in " + format.charset(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private final class Rows implements Iterator<CsvRow> {

        private final Progress progress;
        private final RejectedRows rejected;
        private long number;
        private CsvRow next;

        Rows(Progress progress, RejectedRows rejected) {
            this.progress = progress;
            this.rejected = rejected;
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                CsvRecord record = ContactsFile.this.next();
                if (record == null) {
                    return false;
                }
                progress.rowRead();
                number++;
                next = row(record);
            }
            return true;
        }

        @Override
        public CsvRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            CsvRow row = next;
            next = null;
            return row;
        }

        /** @return {@code null} if the row was rejected */
        private CsvRow row(CsvRecord record) {
            CsvRow raw = new CsvRow(number, record.line(), record.text(), Collections.emptyMap());
            String[] cells;
            try {
                cells = cells(record);
            } catch (JsonProcessingException e) {
                // Not the message of the exception, which quotes the row, personal data.
                unreadable(number);
                rejected.add(raw, "NOT_CSV: there is text between a closing quote and the next separator");
                return null;
            }
            Map<String, String> byColumn = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                if (i < columns.size()) {
                    byColumn.put(columns.get(i), cells[i]);
                } else if (!cells[i].isBlank()) {
                    unreadable(number);
                    rejected.add(
                            raw,
                            "TOO_MANY_CELLS: the row has " + cells.length + " cells and the header " + columns.size()
                                    + "; is a separator not in quotes?");
                    return null;
                }
            }
            return new CsvRow(number, record.line(), record.text(), byColumn);
        }
    }
}
