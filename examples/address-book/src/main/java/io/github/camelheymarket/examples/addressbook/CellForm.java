package io.github.camelheymarket.examples.addressbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The format of text in a cell of a CSV file. Text that is written and read in the same format is unchanged, whatever its
 * characters.
 */
enum CellForm {

    /**
     * For spreadsheets, which evaluate a cell that begins like a formula, even a phone: such a cell has an apostrophe before it,
     * and so has a cell that looks like one with this apostrophe.
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
        String record(String text, CsvFormat format) {
            String[] cells;
            try {
                cells = format.cells(text);
            } catch (JsonProcessingException e) {
                // The text is not parsed as CSV, but a spreadsheet would find cells in it.
                return FORMULA_IN_TEXT.matcher(text).replaceAll("$1'$2");
            }
            String[] safe = Arrays.stream(cells).map(CellForm::safe).toArray(String[]::new);
            return Arrays.equals(cells, safe) ? text : format.line(safe);
        }
    },

    /** Unchanged. */
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
        String record(String text, CsvFormat format) {
            return text;
        }
    };

    private static final String APOSTROPHE = "'";

    /** Some programs accept full-width and small forms too, and ignore blanks and invisible marks before them. */
    private static final String SIGN = "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212]";

    private static final String FORMULA = "'*[\\s\\p{Z}\\p{C}&&[^\\t]]*" + SIGN;

    /** A spreadsheet whose language separates cells by semicolons starts a cell after each. */
    private static final String BEGINNING = "(?:\\A|(?<=[;\\t]))";

    private static final String ODD_BEGINNING = "'*[\\t\\r\\n]";

    private static final Pattern BEFORE_FORMULA =
            Pattern.compile(BEGINNING + "(?=" + FORMULA + ")|\\A(?=" + ODD_BEGINNING + ")");
    private static final Pattern APOSTROPHE_BEFORE_FORMULA =
            Pattern.compile(BEGINNING + "'(?=" + FORMULA + ")|\\A'(?=" + ODD_BEGINNING + ")");
    private static final Pattern FORMULA_IN_TEXT = Pattern.compile("(^|[,;|\\t\\r\\n])(\"?'*[ \\t]*" + SIGN + ")");

    /** A number or a phone, which stays unchanged in a rejected row. */
    private static final Pattern NUMBER = Pattern.compile("[+\\-][\\d .()\\-]*");

    /** Converts a value to a cell. */
    abstract String written(String value);

    /** Converts a cell to its value. */
    abstract String read(String cell);

    /** A record of the input file: unchanged, unless a spreadsheet would evaluate a cell of it. */
    abstract String record(String text, CsvFormat format);

    private static String safe(String cell) {
        return NUMBER.matcher(cell).matches() ? cell : SPREADSHEET.written(SPREADSHEET.read(cell));
    }
}
