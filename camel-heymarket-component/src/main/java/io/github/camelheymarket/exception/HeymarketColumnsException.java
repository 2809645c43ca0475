package io.github.camelheymarket.exception;

import java.util.List;

/**
 * The columns of the input do not match the fields of the account. This ends a job before it sends anything; any other
 * {@link HeymarketValidationException} rejects a single row. {@link #getReason()} is one of the constants of this class.
 */
public class HeymarketColumnsException extends HeymarketValidationException {

    /** A column is neither a field nor the title of a custom field. */
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";

    /** A column matches several fields. */
    public static final String AMBIGUOUS_FIELD = "AMBIGUOUS_FIELD";

    /** A column whose name looks like consent would be ignored, and no option names it (R5.5). */
    public static final String CONSENT_COLUMN = "CONSENT_COLUMN";

    private final List<String> columns;

    /**
     * @param reason one of the constants of this class
     * @param columns the names of all these columns, as in the input
     * @param message what is wrong with each column, and the remedies
     */
    public HeymarketColumnsException(String reason, List<String> columns, String message) {
        super(reason, columns.size() == 1 ? columns.get(0) : null, message, null);
        this.columns = List.copyOf(columns);
    }

    /** The names of all columns that do not match, as in the input. */
    public List<String> getColumns() {
        return columns;
    }
}
