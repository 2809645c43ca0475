package io.github.camelheymarket.examples.addressbook;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedWriter;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes contacts to a CSV file while they are listed. The file of an earlier run is replaced when the new one is complete.
 */
public final class ContactsWriter {

    private static final CsvMapper MAPPER = CsvFormat.mapper();

    private final Path file;
    private final Progress progress;
    private final CellForm form;
    private final char separator;
    private boolean whole;

    ContactsWriter(Path file, Progress progress, CsvFormat format) {
        this.form = format.form();
        this.separator = format.separator();
        this.file = file;
        this.progress = progress;
    }

    /**
     * The route calls this.
     *
     * @param contacts flat maps with the same columns
     */
    public void write(Iterator<Map<String, ?>> contacts) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        progress.listing();
        try {
            try (Writer out = new BufferedWriter(new FileWriter(unfinished.toFile(), StandardCharsets.UTF_8))) {
                if (contacts.hasNext()) {
                    write(contacts, out);
                }
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(unfinished);
                throw e;
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            whole = true;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e, e);
        }
    }

    private void write(Iterator<Map<String, ?>> contacts, Writer out) throws IOException {
        Map<String, ?> contact = contacts.next();
        CsvSchema.Builder columns = CsvSchema.builder().setUseHeader(true).setColumnSeparator(separator);
        contact.keySet().forEach(column -> columns.addColumn(form.written(column)));
        try (SequenceWriter rows = MAPPER.writer(columns.build()).writeValues(out)) {
            rows.write(cells(contact));
            progress.contactListed();
            while (contacts.hasNext()) {
                rows.write(cells(contacts.next()));
                progress.contactListed();
            }
        }
    }

    private Map<String, Object> cells(Map<String, ?> contact) {
        Map<String, Object> cells = new LinkedHashMap<>();
        contact.forEach((column, value) ->
                cells.put(form.written(column), value instanceof String text ? form.written(text) : value));
        return cells;
    }

    /** Whether the file was written completely. */
    boolean isWhole() {
        return whole;
    }

    Path file() {
        return file;
    }
}
