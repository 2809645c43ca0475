package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.bulk.BulkSettings;
import io.github.camelheymarket.bulk.BulkUpsert;
import io.github.camelheymarket.bulk.JobContext;
import io.github.camelheymarket.bulk.RowListener;
import io.github.camelheymarket.bulk.RowMapping;
import io.github.camelheymarket.bulk.RunObserver;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.paging.ContactIterator;
import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.spi.SyncProgress;
import io.github.camelheymarket.spi.SyncProgress.Phase;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Heymarket agree with a source, as far as the mode allows: each row is found, compared and written as a bulk upsert
 * does; a mirror then deletes whom it once created and its source has no more (R10).
 *
 * <p>Killed at any moment and run again, it ends where one undisturbed run would have ended. One object makes one run.
 */
public final class SyncJob {

    private static final Logger LOG = LoggerFactory.getLogger(SyncJob.class);

    private final JobContext context;
    private final CountedClient client;
    private final RowMapping mapping;
    private final BulkSettings bulk;
    private final SyncSettings settings;
    private final ProgressMeter meter;

    /**
     * @param requestsLeft how many more requests fit into this minute
     * @param total how many rows there are, {@code null} where nobody knows
     */
    public SyncJob(
            JobContext context,
            Supplier<OptionalInt> requestsLeft,
            RowMapping mapping,
            BulkSettings bulk,
            SyncSettings settings,
            Long total) {
        this.context = context;
        this.client = CountedClient.of(context.client());
        this.mapping = mapping;
        this.bulk = bulk;
        this.settings = settings;
        this.meter = new ProgressMeter(total, client::requests, requestsLeft, System::nanoTime);
    }

    /** How far the run has come; may be asked by any thread. */
    public SyncProgress progress() {
        return meter.now();
    }

    /**
     * Reads the source once, to its end, and does all that can be done.
     *
     * @param rows as they came; not closed
     * @param listener is told of each row
     * @param reporter tells how far it has come
     * @throws HeymarketStoppedException when it could not go on, with the report so far
     * @throws IllegalStateException when another sync of this name is under way
     */
    public SyncReport run(Iterator<?> rows, RowListener listener, ProgressReporter reporter) throws IOException {
        if (settings.mirror() != null || settings.snapshotPageSize() > 0) {
            settings.spool().check();
        }
        try (ProgressReporter.Run telling = reporter.begin(meter);
                LedgerKeeper keeper = keeper();
                Snapshot snapshot = snapshot()) {
            return run(rows, listener, keeper, snapshot);
        }
    }

    /** @return {@code null} to search */
    private Snapshot snapshot() throws IOException {
        if (settings.snapshotPageSize() == 0) {
            return null;
        }
        meter.at(Phase.SNAPSHOT);
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
        meter.at(Phase.ROWS);
        return snapshot;
    }

    private LedgerKeeper keeper() {
        if (settings.mirror() == null) {
            return null;
        }
        SyncSettings.Mirror mirror = settings.mirror();
        LedgerAccount account = new AccountCheck(client, mirror, bulk.v1Only());
        SyncLedger ledger = mirror.ledgers().open(mirror.syncName(), account, bulk.dryRun());
        return LedgerKeeper.of(
                ledger, mirror.syncName(), bulk.dryRun(), client.memory().clock(), settings.spool());
    }

    private SyncReport run(Iterator<?> rows, RowListener listener, LedgerKeeper keeper, Snapshot snapshot) {
        BulkUpsert upsert = new BulkUpsert(context, mapping, bulk);
        RowListener counting = (source, result) -> {
            meter.rowDone(result.outcome().isSuccess());
            listener.onRow(source, result);
        };
        BulkResult result;
        try {
            result = upsert.run(new CountedRows(rows), counting, new Monitor(keeper), snapshot);
        } catch (HeymarketStoppedException e) {
            throw stopped(e, keeper);
        }
        if (keeper == null) {
            return report(result, null);
        }
        meter.at(Phase.DELETIONS);
        SyncDeletions deletions = deletions(keeper, result);
        if (deletions.withheld() != null) {
            LOG.warn(
                    "contacts/sync, {}: no contact is deleted. {}",
                    settings.mirror().syncName(),
                    deletions.withheld());
        }
        SyncReport report = report(result, deletions);
        if (report.getPossiblyCorrectedPhones() > 0) {
            LOG.warn(
                    "contacts/sync, {}: {} contacts were created and {} have left the source, of which {} opted out and "
                            + "are kept. Up to {} of the new contacts may be existing ones with a corrected phone: their "
                            + "conversations stay with the old contact, and so does an opt-out. Give the rows an email, or use "
                            + "matchBy=phone,email, to match such contacts",
                    settings.mirror().syncName(),
                    result.count(Outcome.CREATED),
                    deletions.candidates(),
                    deletions.keptConsent(),
                    report.getPossiblyCorrectedPhones());
        }
        return report;
    }

    private SyncDeletions deletions(LedgerKeeper keeper, BulkResult result) {
        try {
            return new MirrorDeletions(
                            new JobClient("contacts/sync", client),
                            keeper,
                            settings.mirror().maxDeletes(),
                            bulk)
                    .run(result);
        } catch (RuntimeException | Error e) {
            // The rows were written: what became of them is told all the same.
            String why = e instanceof HeymarketException ? e.getMessage() : "an unexpected error";
            throw new HeymarketStoppedException(
                    "The mirror stopped during its deletions: " + why,
                    report(result, MirrorDeletions.broken(why)),
                    Details.NONE,
                    e);
        }
    }

    private SyncReport report(BulkResult result, SyncDeletions deletions) {
        long spent = client.requests();
        return new SyncReport(settings.mode().word(), result.withRequests(spent), deletions, spent, meter.elapsed());
    }

    private HeymarketStoppedException stopped(HeymarketStoppedException e, LedgerKeeper keeper) {
        SyncDeletions deletions = keeper == null
                ? null
                : MirrorDeletions.stopped(
                        "the run ended before the source, so that the contacts of the source are unknown");
        HeymarketStoppedException stopped = new HeymarketStoppedException(
                e.getMessage(),
                report(e.getResult(), deletions),
                new Details(e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getAttempts()),
                e.getCause());
        for (Throwable suppressed : e.getSuppressed()) {
            stopped.addSuppressed(suppressed);
        }
        return stopped;
    }

    /** Rows that are counted as they are read. */
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

    /** Watches the limits, and keeps the ledger where there is one. */
    private final class Monitor implements RunObserver {
        private final LedgerKeeper keeper;

        Monitor(LedgerKeeper keeper) {
            this.keeper = keeper;
        }

        @Override
        public String stopReason() {
            return settings.limits().exceeded(meter.read(), meter.unsuccessful());
        }

        /** In the first run, say, nobody is deleted, so that nobody can be mistaken for somebody who leaves. */
        @Override
        public boolean holdsBackCreates() {
            return keeper != null && keeper.ledger().incomplete() == null;
        }

        @Override
        public List<Contact> leaving() {
            // Of a row that did not end well nobody knows whom it is about.
            return keeper == null || meter.unsuccessful() > 0
                    ? List.of()
                    : keeper.leaving(settings.mirror().maxDeletes(), new ApiGateway("contacts/sync", client));
        }

        @Override
        public void found(Set<String> keys, Contact contact) {
            if (keeper != null) {
                keeper.found(keys, contact);
            }
        }

        @Override
        public void creating(List<Set<String>> keys) {
            if (keeper != null) {
                keeper.creating(keys);
            }
        }

        @Override
        public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
            if (keeper != null) {
                keeper.ended(keys, outcome, id, uuid);
            }
        }
    }
}
