package io.github.camelheymarket.examples.addressbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.camelheymarket.examples.common.InputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The format of a CSV file: what separates its cells, how its characters are encoded, and what is written in a cell. */
final class CsvFormat {

    private final char separator;
    private final Charset charset;
    private final CellForm form;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    CsvFormat(char separator, Charset charset, CellForm form) {
        this.separator = separator;
        this.charset = charset;
        this.form = form;
        CsvSchema cells = CsvSchema.emptySchema().withColumnSeparator(separator);
        this.reader = new CsvMapper().readerFor(String[].class).with(cells);
        this.writer = mapper().writer(cells);
    }

    /** With commas, in UTF-8. */
    static CsvFormat of(CellForm form) {
        return new CsvFormat(',', StandardCharsets.UTF_8, form);
    }

    /** A mapper that writes text in quotes: otherwise a bare carriage return is not quoted, and ends the record. */
    static CsvMapper mapper() {
        return CsvMapper.builder()
                .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
                .build();
    }

    /** @throws InputException if it cannot separate cells */
    static char separator(String text) {
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1 || text.matches("[\\p{L}\\p{N}\"'\\r\\n ]")) {
            throw new InputException("--separator must be one character such as ';', or tab, not '" + text + "'.");
        }
        return text.charAt(0);
    }

    /** @throws InputException if Java does not know it */
    static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "--encoding must be the name of an encoding such as UTF-8, windows-1252 or UTF-16, not '" + name
                            + "'.",
                    e);
        }
    }

    char separator() {
        return separator;
    }

    Charset charset() {
        return charset;
    }

    CellForm form() {
        return form;
    }

    /** The cells of a record, unchanged. */
    String[] cells(String text) throws JsonProcessingException {
        return reader.readValue(text);
    }

    /** A record, without line end. */
    String line(String[] cells) {
        try {
            String line = writer.writeValueAsString(cells);
            return line.substring(0, line.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a string list cannot fail", e);
        }
    }
}
