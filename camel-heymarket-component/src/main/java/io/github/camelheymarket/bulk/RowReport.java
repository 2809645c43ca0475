package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.Masks;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.storage.ResultSpool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the result of each row and reports it to the listener; makes the result of the run from them. */
final class RowReport {

    private static final Logger LOG = LoggerFactory.getLogger(RowReport.class);

    private static final int MAX_SUPPRESSED = 10;
    private static final String CUSTOM = "custom.";

    private final ResultSpool spool;
    private final RowListener listener;
    private final RunObserver observer;
    private final RowMapping mapping;
    private final ConsentRecord consent = new ConsentRecord();
    private final Set<String> ignoredColumns = new TreeSet<>();
    private long optInsWithheld;
    /** Stops the run at the next checkpoint, when no call is half processed. */
    private @Nullable JobAbortedException deferred;

    RowReport(ResultSpool spool, RowListener listener, RunObserver observer, RowMapping mapping) {
        this.spool = spool;
        this.listener = listener;
        this.observer = observer;
        this.mapping = mapping;
    }

    void read(Row row) {
        consent.read(row);
        ignoredColumns.addAll(row.ignoredColumns());
    }

    /** A row that could not be read. */
    void rejected(long index, Object source, HeymarketValidationException e) {
        unread(index, source, GroupResult.rejected(e));
    }

    /** The same for a row that opts a contact out and has no key of the contact. */
    void rejectedWithOptOut(long index, Object source, HeymarketValidationException e) {
        unread(index, source, GroupResult.rejectedWithoutKey(e));
    }

    /** A row that ended the run before its key was known. */
    void stopped(long index, Object source, Throwable failure) {
        unread(index, source, stop(JobAbortedException.of(failure)));
    }

    private void unread(long index, Object source, GroupResult result) {
        RowResult row = RowResult.builder(index, result.outcome())
                .reason(result.reason().text(), result.reason().field())
                .build();
        spool.add(row);
        report(source, row);
    }

    /** The rows of a group that no write was sent for. */
    void ended(RowGroup group, GroupResult result) {
        ended(group, result, false, false);
    }

    /**
     * @param mayUndoOptOut a write was sent that may have undone an opt-out
     * @param optedIn the contact was opted in
     */
    @SuppressWarnings("ReferenceEquality") // The first of the rows, not one that is equal to it.
    void ended(RowGroup group, GroupResult result, boolean mayUndoOptOut, boolean optedIn) {
        consent.ended(mayUndoOptOut, result.outcome());
        if (result.outcome().isSuccess() && !optedIn) {
            optInsWithheld += group.optInWishes();
        }
        Row first = group.rows().get(0);
        List<FieldChange> changes = result.changes().stream().map(this::titled).toList();
        List<RowResult> results = new ArrayList<>();
        for (Row row : group.rows()) {
            results.add(
                    row == first ? result(row, result, null, changes) : result(row, result, first.index(), List.of()));
        }
        results.forEach(spool::add);
        for (int i = 0; i < results.size(); i++) {
            report(group.rows().get(i).source(), results.get(i));
        }
        try {
            observer.ended(
                    group.keys(),
                    result.outcome(),
                    result.ids().id(),
                    result.ids().uuid());
        } catch (RuntimeException | Error e) {
            defer("the outcome of a contact could not be recorded", e);
        }
    }

    /** A row that was read when the run stopped. */
    void stopped(Row row, JobAbortedException stop) {
        GroupResult end = stop(stop);
        RowResult result = result(row, optOutLost(end, Boolean.TRUE.equals(row.optedOut())), null, List.of());
        spool.add(result);
        report(row.source(), result);
    }

    /** The result of rows that were not written because the run stopped. */
    static GroupResult stop(JobAbortedException stop) {
        int status = stop.details().response().status();
        String sentence = stop.getMessage() + (status == 0 ? "" : " (HTTP " + status + ")");
        return GroupResult.unsent(Outcome.FAILED, "RUN_STOPPED", sentence, null);
    }

    static GroupResult optOutLost(GroupResult result, boolean optsOut) {
        return optsOut ? result.adding("Its opt-out was not carried out.") : result;
    }

    /** Users know a custom field by its title. */
    private FieldChange titled(FieldChange change) {
        String id = change.field().startsWith(CUSTOM) ? change.field().substring(CUSTOM.length()) : "";
        String title = Texts.isInteger(id) ? mapping.title(Long.parseLong(id)) : null;
        return title == null ? change : new FieldChange(CUSTOM + title, change.from(), change.to());
    }

    private static RowResult result(Row row, GroupResult result, @Nullable Long mergedWith, List<FieldChange> changes) {
        GroupResult.Answer answer = result.answer();
        return RowResult.builder(row.index(), result.outcome())
                .key(Masks.key(row.key()))
                .contact(result.ids().id(), result.ids().uuid())
                .reason(result.reason().text(), result.reason().field())
                .answer(answer.status(), answer.requestId(), answer.attempts())
                .mergedWith(mergedWith)
                .changes(changes)
                .build();
    }

    private void report(Object source, RowResult result) {
        try {
            listener.onRow(source, result);
        } catch (RuntimeException | Error e) {
            defer("a row's result could not be delivered", e);
        }
    }

    /** One answer decides the results of many rows: all of them are recorded before the run stops. */
    private void defer(String message, Throwable e) {
        if (deferred == null) {
            defer(new JobAbortedException(message, e));
        } else if (deferred.getSuppressed().length < MAX_SUPPRESSED) {
            deferred.addSuppressed(e);
        }
    }

    /** Stops the run at the next checkpoint. */
    void defer(JobAbortedException stop) {
        deferred = deferred == null ? stop : deferred;
    }

    /** Between two calls: stops the run if the observer wants that, or a result could not be reported. */
    void checkpoint() {
        stopIfBroken();
        String reason = observer.stopReason();
        if (reason != null) {
            throw new JobAbortedException(reason, null);
        }
    }

    /** Stops the run if a result could not be reported. */
    void stopIfBroken() {
        if (deferred != null) {
            JobAbortedException stop = deferred;
            deferred = null;
            throw stop;
        }
        JobAbortedException.ifNotStored(spool.unreportedFailure());
    }

    /** Adds what would have stopped the run to what has stopped it. */
    void addDeferred(JobAbortedException stop) {
        if (deferred != null) {
            stop.addSuppressed(deferred);
        }
    }

    /** Releases the results, which nobody will read. */
    void discard() {
        IOHelper.close(spool);
    }

    /** @param showedConsent whether an answer of the run showed the opt-out flag of any contact */
    BulkResult result(long requests, long extraRequests, int splitCalls, boolean dryRun, boolean showedConsent) {
        ignoredColumns.addAll(mapping.leftOut());
        Set<String> unmet = mapping.unmetMapKeys();
        if (!unmet.isEmpty()) {
            LOG.warn(
                    "Options map.* that match no column of the input: {}. If such an option was to leave a column out, the "
                            + "column was stored: compare the spelling.",
                    unmet.stream().map(key -> "map." + Texts.visible(key)).toList());
        }
        BulkResult result = BulkResult.builder(spool.toStore())
                .requests(requests, extraRequests, splitCalls)
                .optInsWithheld(optInsWithheld)
                .columns(ignoredColumns, unmet)
                .dryRun(dryRun)
                .build();
        return consent.applyTo(result, showedConsent);
    }
}
