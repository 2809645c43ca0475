package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.model.SyncReport;
import java.util.Locale;

/** Prints what a dry run would change: a plus for a new contact, a tilde for a changed one. */
final class Difference {

    private static final int SHOWN = 20;

    private static final String CUSTOM = "custom.";

    private final Console console;
    private final ContactsFile file;

    Difference(Console console, ContactsFile file) {
        this.console = console;
        this.file = file;
    }

    void print(SyncReport report) {
        long changed = 0;
        try (RowResults rows = report.rows()) {
            while (rows.hasNext()) {
                RowResult row = rows.next();
                if (!row.changes().isEmpty() && changed++ < SHOWN) {
                    print(row);
                }
            }
        }
        if (changed > SHOWN) {
            console.say(String.format(Locale.ROOT, "  and %,d more", changed - SHOWN));
        } else if (changed == 0) {
            console.gap();
            console.say("  Heymarket agrees with the file: nothing would change.");
        }
    }

    private void print(RowResult row) {
        boolean isNew = row.outcome() == Outcome.CREATED;
        console.gap();
        console.say("  " + (isNew ? "+" : "~") + " row " + file.numberOf(row.index()) + ", " + row.key()
                + (isNew || row.contactId() == null ? "" : ", contact " + row.contactId()));
        for (FieldChange change : row.changes()) {
            String field =
                    change.field().startsWith(CUSTOM) ? change.field().substring(CUSTOM.length()) : change.field();
            String from = isNew ? "" : text(change.from()) + " -> ";
            console.say(String.format(Locale.ROOT, "      %-15s %s%s", field, from, text(change.to())));
        }
    }

    private static String text(String value) {
        return value == null ? "(nothing)" : value;
    }
}
