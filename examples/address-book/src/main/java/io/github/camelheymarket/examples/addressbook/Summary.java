package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.examples.addressbook.RejectedRows.Problem;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** Collects the results of the route, and prints them at the end. */
public final class Summary {

    /** The file has all of them. */
    private static final int SHOWN = 20;

    private final Console console;
    private final Progress progress;
    private final RejectedRows rejected;
    private final ContactsWriter contacts;
    private final ContactsFile file;
    private BulkResult result;
    private boolean complete = true;

    Summary(Console console, Progress progress, RejectedRows rejected, ContactsWriter contacts, ContactsFile file) {
        this.console = console;
        this.progress = progress;
        this.rejected = rejected;
        this.contacts = contacts;
        this.file = file;
    }

    /** The route calls this with the custom fields that it has created. */
    public void fieldsMade(@Body List<Map<String, ?>> fields) {
        progress.end();
        List<String> titles =
                fields.stream().map(field -> String.valueOf(field.get("title"))).toList();
        console.say("  created   custom field" + (titles.size() == 1 ? " " : "s ") + String.join(", ", titles));
    }

    /** The route of a dry run calls this with the custom fields that it would create. */
    public void fieldsMissing(@Body List<Map<String, ?>> fields) {
        progress.end();
        List<String> titles =
                fields.stream().map(field -> String.valueOf(field.get("title"))).toList();
        console.say("  missing   custom field" + (titles.size() == 1 ? " " : "s ") + String.join(", ", titles)
                + ": a real run creates them, a dry run omits them");
    }

    /** The route calls this with the report of the sync. */
    public void written(@Body SyncReport report) {
        progress.end();
        result = report.getResult();
        if (report.isDryRun()) {
            new Difference(console, file).print(report);
        }
    }

    /** Prints what was done before a failure. */
    void stopped(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HeymarketStoppedException stopped) {
                result = stopped.getResult();
            }
        }
    }

    /**
     * The route calls this after the list was written.
     *
     * @param all whether as many contacts were listed as Heymarket counts
     */
    public void listed(@Header(HeymarketConstants.RESULT_COMPLETE) Boolean all) {
        progress.end();
        complete = !Boolean.FALSE.equals(all);
    }

    boolean isComplete() {
        return complete;
    }

    void print() {
        console.gap();
        console.count("read", progress.rowsReadSoFar(), "");
        if (result != null) {
            for (Outcome outcome : List.of(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.SKIPPED)) {
                if (outcome != Outcome.SKIPPED || rows(outcome) > 0) {
                    console.count(outcome.name().toLowerCase(Locale.ROOT), rows(outcome), "");
                }
            }
            long merged = result.getCounts().keySet().stream()
                    .filter(Outcome::isSuccess)
                    .mapToLong(result::countMerged)
                    .sum();
            if (merged > 0) {
                console.count("merged", merged, "with another row of the same person");
            }
        }
        rejected();
        if (rejected.notSent() > 0) {
            console.count("not sent", rejected.notSent(), "");
        }
        if (result == null || !result.isDryRun()) {
            console.count("listed", progress.contactsListedSoFar(), contacts.isWhole() ? "in " + contacts.file() : "");
        }
        console.count("requests", progress.requestsSoFar(), "");
        console.figure("seconds", String.format(Locale.ROOT, "%.1f", progress.secondsSoFar()), "");
        if (result != null && !result.getIgnoredColumns().isEmpty()) {
            console.gap();
            console.say("Ignored columns, since only Heymarket sets them: "
                    + String.join(", ", new TreeSet<>(result.getIgnoredColumns())));
        }
        problems();
        if (!complete) {
            console.gap();
            console.say("The list is incomplete: Heymarket counts more contacts than it listed.");
        }
    }

    /** Rows that were not merged with another row. */
    private long rows(Outcome outcome) {
        return result.count(outcome) - result.countMerged(outcome);
    }

    private void rejected() {
        String file = "in " + rejected.file();
        Map<Outcome, Long> counts = rejected.counts();
        long refused = counts.getOrDefault(Outcome.REJECTED, 0L);
        console.count("rejected", refused, refused == 0 ? "" : file);
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.AMBIGUOUS, Outcome.UNKNOWN)) {
            if (counts.containsKey(outcome)) {
                console.count(outcome.name().toLowerCase(Locale.ROOT), counts.get(outcome), file);
            }
        }
    }

    private void problems() {
        List<Problem> problems = rejected.problems();
        if (problems.isEmpty()) {
            return;
        }
        console.gap();
        problems.stream()
                .limit(SHOWN)
                .forEach(problem -> console.say(String.format(
                        Locale.ROOT,
                        "  row %d (line %d) %s, %s",
                        problem.row(),
                        problem.line(),
                        problem.outcome().name().toLowerCase(Locale.ROOT),
                        problem.reason())));
        if (rejected.count() > SHOWN) {
            console.say(String.format(Locale.ROOT, "  and %,d more", rejected.count() - SHOWN));
        }
    }
}
