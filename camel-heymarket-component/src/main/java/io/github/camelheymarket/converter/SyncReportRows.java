package io.github.camelheymarket.converter;

import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.model.SyncReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link SyncReport}, counted for its page, in bounded memory: names of fields and masked keys, and no value. */
final class SyncReportRows {

    private static final int SHOWN = 200;
    private static final int EXAMPLES = 10;
    /** Of a table of the page: rows can have columns of their own. */
    private static final int MAX_LINES = 500;

    private final Map<String, long[]> fields = new TreeMap<>();
    private final Map<List<String>, Reason> reasons = new LinkedHashMap<>();
    private final List<String[]> changed = new ArrayList<>();
    private boolean more;

    private SyncReportRows() {}

    static SyncReportRows of(SyncReport report) {
        SyncReportRows counted = new SyncReportRows();
        try (RowResults rows = report.rows()) {
            while (rows.hasNext()) {
                counted.add(rows.next());
            }
        }
        return counted;
    }

    /** Field, set, changed, cleared. */
    List<String[]> fields() {
        return fields.entrySet().stream()
                .map(field -> new String[] {
                    field.getKey(),
                    Long.toString(field.getValue()[0]),
                    Long.toString(field.getValue()[1]),
                    Long.toString(field.getValue()[2])
                })
                .toList();
    }

    /** Outcome, reason, field, count, the first rows. */
    List<String[]> reasons() {
        return reasons.entrySet().stream()
                .map(reason -> new String[] {
                    reason.getKey().get(0),
                    reason.getKey().get(1),
                    reason.getKey().get(2),
                    Long.toString(reason.getValue().count),
                    String.join(", ", reason.getValue().examples)
                })
                .toList();
    }

    /** Row, key, outcome, names of the fields. */
    List<String[]> changed() {
        return changed;
    }

    /** Whether there are more changed rows. */
    boolean hasMore() {
        return more;
    }

    private void add(RowResult row) {
        row.changes().forEach(this::count);
        if (!row.changes().isEmpty()) {
            more = changed.size() == SHOWN;
            if (!more) {
                changed.add(new String[] {
                    Long.toString(row.index()),
                    text(row.key()),
                    row.outcome().name(),
                    String.join(
                            ", ", row.changes().stream().map(FieldChange::field).toList())
                });
            }
        }
        if (!row.outcome().isSuccess()) {
            List<String> key = List.of(row.outcome().name(), text(row.reasonCode()), text(row.field()));
            if (reasons.containsKey(key) || reasons.size() < MAX_LINES) {
                reasons.computeIfAbsent(key, none -> new Reason()).add(row.index());
            }
        }
    }

    private void count(FieldChange change) {
        if (fields.containsKey(change.field()) || fields.size() < MAX_LINES) {
            long[] counts = fields.computeIfAbsent(change.field(), none -> new long[3]);
            counts[change.from() == null ? 0 : change.to() == null ? 2 : 1]++;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static final class Reason {
        private final List<String> examples = new ArrayList<>();
        private long count;

        private void add(long index) {
            count++;
            if (examples.size() < EXAMPLES) {
                examples.add(Long.toString(index));
            }
        }
    }
}
