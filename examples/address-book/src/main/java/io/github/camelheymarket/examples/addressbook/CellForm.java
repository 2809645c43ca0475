package io.github.camelheymarket.examples.addressbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * How text stands in a cell of a CSV file. What is written in one form and read in the same is what it was before, whatever
 * characters it has.
 */
enum CellForm {

    /**
     * A spreadsheet runs a cell that begins as a formula does, and reckons with a phone. Here an apostrophe stands before such a
     * cell, and before one that would look like that.
     */
    SPREADSHEET {
        @Override
        String written(String value) {
            return BEFORE_FORMULA.matcher(value).replaceAll(APOSTROPHE);
        }

        @Override
        String read(String cell) {
            return APOSTROPHE_BEFORE_FORMULA.matcher(cell).replaceAll("");
        }

        @Override
        String record(String text) {
            String[] cells;
            try {
                cells = CELLS.readValue(text);
            } catch (JsonProcessingException e) {
                // No cells to be told apart, but a spreadsheet would find some.
                return FORMULA_IN_TEXT.matcher(text).replaceAll("$1'$2");
            }
            String[] safe = Arrays.stream(cells).map(CellForm::safe).toArray(String[]::new);
            return Arrays.equals(cells, safe) ? text : line(safe);
        }
    },

    /** As it is. */
    PLAIN {
        @Override
        String written(String value) {
            return value;
        }

        @Override
        String read(String cell) {
            return cell;
        }

        @Override
        String record(String text) {
            return text;
        }
    };

    private static final String APOSTROPHE = "'";

    /** Full-width and small forms are taken for the plain ones by some; blanks and invisible marks before them are passed over. */
    private static final String SIGN = "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212]";

    private static final String FORMULA = "'*[\\s\\p{Z}\\p{C}&&[^\\t]]*" + SIGN;

    /** Where the spreadsheet's language separates cells by semicolons, one begins in the middle of ours. */
    private static final String BEGINNING = "(?:\\A|(?<=[;\\t]))";

    private static final String ODD_BEGINNING = "'*[\\t\\r\\n]";

    private static final Pattern BEFORE_FORMULA =
            Pattern.compile(BEGINNING + "(?=" + FORMULA + ")|\\A(?=" + ODD_BEGINNING + ")");
    private static final Pattern APOSTROPHE_BEFORE_FORMULA =
            Pattern.compile(BEGINNING + "'(?=" + FORMULA + ")|\\A'(?=" + ODD_BEGINNING + ")");
    private static final Pattern FORMULA_IN_TEXT = Pattern.compile("(^|[,;\\t\\r\\n])(\"?'*[ \\t]*" + SIGN + ")");

    /** No more than a number or a phone, which a rejected row keeps as it came. */
    private static final Pattern NUMBER = Pattern.compile("[+\\-][\\d .()\\-]*");

    private static final ObjectReader CELLS = new CsvMapper().readerFor(String[].class);
    private static final CsvMapper LINES = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build();

    /** A value as it is written into a cell. */
    abstract String written(String value);

    /** The value that a cell was written for. */
    abstract String read(String cell);

    /** A record of somebody else's file: as it came, unless a cell of it would be run. */
    abstract String record(String text);

    private static String safe(String cell) {
        return NUMBER.matcher(cell).matches() ? cell : SPREADSHEET.written(SPREADSHEET.read(cell));
    }

    private static String line(String[] cells) {
        try {
            String line = LINES.writer(CsvSchema.emptySchema()).writeValueAsString(cells);
            return line.substring(0, line.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }
}
