package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records during a run whether opt-outs may be lost: those of another account, or of contacts that were overwritten. */
final class ConsentRecord {

    /** Columns that occur together only in rows read from Heymarket. */
    private static final Set<String> OF_ANSWERS = Set.of("rev", "created", "updated");
    /** The same for {@code outputFormat=flat}. */
    private static final Set<String> OF_FLAT_LISTS = Set.of("id", "uuid", "created", "updated");

    private static final List<String> ALSO_OF_FLAT_LISTS = List.of("display_name", "assignee_id", "is_opted_out");

    private boolean fromHeymarket;
    private boolean saidByARow;
    private boolean overwritten;

    void read(Row row) {
        saidByARow |= row.optedOut() != null;
        fromHeymarket = fromHeymarket || isFromHeymarket(row);
    }

    private static boolean isFromHeymarket(Row row) {
        Set<String> columns = row.ignoredColumns();
        return row.source() instanceof Contact
                || columns.containsAll(OF_ANSWERS)
                || columns.containsAll(OF_FLAT_LISTS) && isFlat(row.source());
    }

    private static boolean isFlat(Object source) {
        return source instanceof Map<?, ?> map && map.keySet().containsAll(ALSO_OF_FLAT_LISTS)
                || source instanceof JsonNode json
                        && ALSO_OF_FLAT_LISTS.stream().allMatch(json::has);
    }

    /** @param mayUndoOptOut the write of the rows may have undone an opt-out */
    void ended(boolean mayUndoOptOut, Outcome outcome) {
        boolean written = outcome == Outcome.UPDATED || outcome == Outcome.SENT || outcome == Outcome.UNKNOWN;
        overwritten |= mayUndoOptOut && written;
    }

    /** @param shown whether an answer of the run showed the opt-out flag of any contact */
    BulkResult applyTo(BulkResult result, boolean shown) {
        if (fromHeymarket && !saidByARow || overwritten) {
            return result.withConsentNotCarriedOver(true);
        }
        boolean madeReachable = result.count(Outcome.CREATED) + result.count(Outcome.SENT) > 0;
        return madeReachable && !saidByARow && !shown ? result.withConsentNotCarriedOver(false) : result;
    }
}
