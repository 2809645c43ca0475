package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.bulk.BulkUpsert;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.paging.ContactIterator;
import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.spi.SyncProgress;
import io.github.camelheymarket.spi.SyncProgress.Phase;
import java.io.IOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Heymarket agree with a source, as far as the mode permits: each row is searched, compared and written as by a bulk
 * upsert; a mirror then deletes the contacts that it created and the source no longer has.
 *
 * <p>A run that was killed and started again has the result of one undisturbed run. One object is one run.
 */
public final class SyncJob {

    private static final Logger LOG = LoggerFactory.getLogger(SyncJob.class);

    private static final String OPERATION = "contacts/sync";

    private final JobContext context;
    private final CountedClient client;
    private final RowMapping mapping;
    private final BulkSettings bulk;
    private final SyncSettings settings;
    private final ProgressMeter meter;
    /** {@code null} if contacts are put into no list. */
    private final @Nullable ListMembers members;

    /**
     * @param requestsLeft how many more requests the budget permits in this minute
     * @param total the number of rows, {@code null} if unknown
     */
    public SyncJob(
            JobContext context,
            Supplier<OptionalInt> requestsLeft,
            RowMapping mapping,
            BulkSettings bulk,
            SyncSettings settings,
            @Nullable Long total) {
        this.context = context;
        this.client = CountedClient.of(context.client());
        this.mapping = mapping;
        this.bulk = bulk;
        this.settings = settings;
        this.meter = new ProgressMeter(total, client::requests, requestsLeft, System::nanoTime);
        this.members = settings.list() == null
                ? null
                : new ListMembers(new JobClient(OPERATION, client), settings.list(), bulk);
    }

    /**
     * Finds the list that contacts are put into, if there is one. Called before the source is read.
     *
     * @throws io.github.camelheymarket.exception.HeymarketValidationException if there is no such list, or several
     */
    public void openList() {
        if (members != null) {
            members.open();
        }
    }

    /** The progress of the run. Thread-safe. */
    public SyncProgress progress() {
        return meter.now();
    }

    /**
     * Reads the source once, to its end, and processes every row that it can.
     *
     * @param rows is not closed
     * @param listener is called with the result of each row
     * @throws HeymarketStoppedException if the run could not continue, with the report so far
     * @throws io.github.camelheymarket.exception.HeymarketStorageException if another sync of this name is running
     */
    public SyncReport run(Iterator<?> rows, RowListener listener, ProgressReporter reporter) throws IOException {
        if (settings.mirror() != null || settings.snapshotPageSize() > 0) {
            settings.spool().check();
        }
        try (ProgressReporter.Run reports = reporter.begin(meter);
                LedgerKeeper keeper = keeper();
                Snapshot snapshot = snapshot()) {
            return run(rows, listener, keeper, snapshot);
        }
    }

    /** @return {@code null} if contacts are searched instead */
    private @Nullable Snapshot snapshot() throws IOException {
        if (settings.snapshotPageSize() == 0) {
            return null;
        }
        meter.enter(Phase.SNAPSHOT);
        Snapshot snapshot = new Snapshot(settings.spool());
        boolean filled = false;
        try (ContactIterator contacts =
                ContactWalks.v2(client, settings.snapshotPageSize()).walk()) {
            snapshot.fill(contacts);
            snapshot.done(contacts.isComplete());
            filled = true;
        } finally {
            if (!filled) {
                IOHelper.close(snapshot);
            }
        }
        meter.enter(Phase.ROWS);
        return snapshot;
    }

    private @Nullable LedgerKeeper keeper() {
        if (settings.mirror() == null) {
            return null;
        }
        SyncSettings.Mirror mirror = settings.mirror();
        LedgerAccount account = new MirrorAccount(client, mirror, bulk.v1Only());
        SyncLedger ledger = mirror.ledgers().open(mirror.syncName(), account, bulk.dryRun());
        return LedgerKeeper.of(
                ledger, mirror.syncName(), bulk.dryRun(), client.memory().clock(), settings.spool());
    }

    private SyncReport run(
            Iterator<?> rows, RowListener listener, @Nullable LedgerKeeper keeper, @Nullable Snapshot snapshot) {
        BulkUpsert upsert = new BulkUpsert(context, mapping, bulk);
        RowListener counting = (source, result) -> {
            meter.rowDone(result.outcome().isSuccess());
            listener.onRow(source, result);
        };
        BulkResult result;
        try {
            result = upsert.run(
                    new CountedRows(rows),
                    counting,
                    new SyncMonitor(settings, meter, new ApiGateway(OPERATION, client), keeper, members),
                    snapshot);
        } catch (HeymarketStoppedException e) {
            throw stopped(e, keeper);
        }
        sendMembers(result);
        if (keeper == null) {
            return report(result, null);
        }
        meter.enter(Phase.DELETIONS);
        SyncDeletions deletions = deletions(keeper, result);
        if (deletions.withheld() != null) {
            LOG.warn(
                    "contacts/sync, {}: no contact is deleted. {}",
                    settings.ofMirror().syncName(),
                    deletions.withheld());
        }
        SyncReport report = report(result, deletions);
        if (report.getPossiblyCorrectedPhones() > 0) {
            LOG.warn(
                    "contacts/sync, {}: {} contacts were created and {} have left the source, of which {} opted out and "
                            + "are kept. Up to {} of the new contacts may be existing ones with a corrected phone: their "
                            + "conversations stay with the old contact, and so does an opt-out. Give the rows an email, or use "
                            + "matchBy=phone,email, to match such contacts",
                    settings.ofMirror().syncName(),
                    result.count(Outcome.CREATED),
                    deletions.counts().candidates(),
                    deletions.counts().keptConsent(),
                    report.getPossiblyCorrectedPhones());
        }
        return report;
    }

    private void sendMembers(BulkResult result) {
        if (members == null) {
            return;
        }
        try {
            members.sendAll();
        } catch (RuntimeException | Error e) {
            // The rows were written, so their results are reported.
            throw new HeymarketStoppedException(
                    "The sync stopped while it added contacts to the list: an unexpected error",
                    report(result, null),
                    Details.NONE,
                    e);
        }
    }

    private SyncDeletions deletions(LedgerKeeper keeper, BulkResult result) {
        try {
            return new MirrorDeletions(
                            new JobClient(OPERATION, client),
                            keeper,
                            settings.ofMirror().maxDeletes(),
                            bulk)
                    .run(result);
        } catch (RuntimeException | Error e) {
            // The rows were written, so their results are reported.
            String reason = e instanceof HeymarketException ? e.getMessage() : "an unexpected error";
            throw new HeymarketStoppedException(
                    "The mirror stopped during its deletions: " + reason,
                    report(result, SyncDeletions.none("RUN_STOPPED: " + reason)),
                    Details.NONE,
                    e);
        }
    }

    private SyncReport report(BulkResult result, @Nullable SyncDeletions deletions) {
        long spent = client.requests();
        return new SyncReport(
                        settings.mode().word(),
                        result.withRequests(spent),
                        deletions,
                        members == null ? null : members.report("the run ended before its end"),
                        spent,
                        meter.elapsed())
                .withBulkSize(bulk.bulkSize());
    }

    private HeymarketStoppedException stopped(HeymarketStoppedException e, @Nullable LedgerKeeper keeper) {
        SyncDeletions deletions = keeper == null
                ? null
                : SyncDeletions.none(
                        "SOURCE_NOT_READ: the run ended before the source, so that the contacts of the source are"
                                + " unknown");
        HeymarketStoppedException stopped = new HeymarketStoppedException(
                e.getMessage(),
                report(Objects.requireNonNull(e.getResult(), "result"), deletions),
                new Details(e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getAttempts()),
                e.getCause());
        for (Throwable suppressed : e.getSuppressed()) {
            stopped.addSuppressed(suppressed);
        }
        return stopped;
    }

    private final class CountedRows implements Iterator<Object> {
        private final Iterator<?> rows;

        CountedRows(Iterator<?> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Object next() {
            Object row = rows.next();
            meter.rowRead();
            return row;
        }
    }
}
