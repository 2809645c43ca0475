package io.github.camelheymarket.exception;

import java.util.List;

/**
 * The columns themselves cannot be understood, whatever the values: a name that is no field ({@code UNKNOWN_FIELD}), or
 * one that could be two ({@code AMBIGUOUS_FIELD}). It ends a run before anything is sent, where another
 * {@link HeymarketValidationException} rejects one row.
 */
public class HeymarketColumnsException extends HeymarketValidationException {

    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    public static final String AMBIGUOUS_FIELD = "AMBIGUOUS_FIELD";
    /** A column that looks like consent would be left out, and no option names exactly that column. */
    public static final String CONSENT_COLUMN = "CONSENT_COLUMN";

    private final List<String> columns;

    /**
     * @param reason one of the constants of this class
     * @param columns all columns at fault, by their names in the input
     * @param message what is wrong with each of them, and the remedies
     */
    public HeymarketColumnsException(String reason, List<String> columns, String message) {
        super(reason, columns.size() == 1 ? columns.get(0) : null, message, null);
        this.columns = List.copyOf(columns);
    }

    /** All columns at fault, by their names in the input. */
    public List<String> getColumns() {
        return columns;
    }
}
