package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.configuration.OperationConfiguration;
import io.github.camelheymarket.exception.HeymarketMirrorException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.spi.SyncProgress;
import io.github.camelheymarket.storage.SpoolDirectory;
import io.github.camelheymarket.sync.FailureLimits;
import io.github.camelheymarket.sync.FileLedger;
import io.github.camelheymarket.sync.ListTarget;
import io.github.camelheymarket.sync.ProgressReporter;
import io.github.camelheymarket.sync.SyncJob;
import io.github.camelheymarket.sync.SyncMode;
import io.github.camelheymarket.sync.SyncSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code contacts/sync}: makes Heymarket agree with the rows, as far as {@code mode} permits. Returns a
 * {@code SyncReport}.
 */
public final class SyncContacts implements Operation {

    private final OperationSetup setup;
    private final ApiClient client;
    private final BulkSettings bulk;
    private final SyncSettings sync;
    private volatile @Nullable SyncJob latest;

    SyncContacts(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.BULK);
        SyncMode mode = SyncMode.of(setup.settings().getMode());
        this.bulk = BulkOptions.sync(setup, new RowMappers(setup, client).rules(), mode);
        this.sync = sync(setup, mode);
    }

    private static SyncSettings sync(OperationSetup setup, SyncMode mode) {
        OperationConfiguration settings = setup.settings();
        FailureLimits limits =
                new FailureLimits(settings.getErrorThreshold(), settings.getMaxFailedRecords(), settings.getBulkSize());
        SpoolDirectory spool = SpoolDirectory.of(settings.getSpoolDirectory());
        SyncSettings.Mirror mirror = null;
        if (mode == SyncMode.MIRROR) {
            SyncLedger.Factory ledgers = settings.getLedgerFactory() != null
                    ? settings.getLedgerFactory()
                    : FileLedger.in(Path.of(settings.getLedgerDirectory()), spool);
            mirror = SyncSettings.Mirror.of(
                    settings.getSyncName(),
                    settings.getMaxDeletes(),
                    settings.getBaseUrl(),
                    credential(settings),
                    ledgers);
        }
        int pageSize = settings.getStrategy().equals("snapshot") ? settings.getPageSize() : 0;
        ListTarget list = ListTarget.of(settings.getList(), settings.isCreateList(), settings.getSyncName());
        return new SyncSettings(mode, mirror, limits, pageSize, spool, list);
    }

    private static String credential(OperationConfiguration settings) {
        String secretId = settings.getApiSecretId();
        String credential = secretId == null || secretId.isBlank() ? settings.getApiKey() : secretId;
        return credential == null ? "" : credential.trim();
    }

    /** The progress of the latest run; {@code null} before the first. */
    public @Nullable SyncProgress progress() {
        SyncJob job = latest;
        return job == null ? null : job.progress();
    }

    @Override
    public OperationResult run(OperationInput input) throws IOException {
        BulkOutcome.checkSpool(setup, input.body());
        CountedClient count = CountedClient.of(client);
        SyncJob job = new SyncJob(
                new JobContext(count, setup.locks(), BulkOutcome.job(setup, input), setup.sleeper()),
                () -> setup.client().statistics().budget().left(),
                new RowMappers(setup, count).forRun(),
                bulk,
                sync,
                total(input.body()));
        latest = job;
        job.openList();
        CamelContext context = input.exchange().getContext();
        ScheduledExecutorService timer =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "HeymarketSyncProgress");
        try (RowInput rows = RowInput.open(input.body(), input.exchange())) {
            ProgressReporter reporter = new ProgressReporter(
                    setup.name(),
                    timer,
                    setup.settings().getProgressInterval(),
                    setup.settings().getProgressListener());
            SyncReport report = job.run(rows.values(), BulkOutcome.listener(setup), reporter);
            CloseOnDone.add(input.exchange(), report);
            BulkOutcome.warnOfConsent(setup, report.getResult());
            return result(report);
        } catch (HeymarketStoppedException e) {
            if (e.getReport() != null) {
                CloseOnDone.add(input.exchange(), e.getReport());
            }
            throw e;
        } finally {
            context.getExecutorServiceManager().shutdownGraceful(timer, 1_000);
        }
    }

    /** @return {@code null} if the number is unknown before the end */
    private static @Nullable Long total(@Nullable Object body) {
        if (body instanceof Collection<?> rows) {
            return (long) rows.size();
        }
        return body instanceof Object[] rows ? Long.valueOf(rows.length) : null;
    }

    private OperationResult result(SyncReport report) {
        SyncDeletions deletions = report.getDeletions();
        if (deletions != null && "TOO_MANY".equals(deletions.withheldCode()) && !report.isDryRun()) {
            throw new HeymarketMirrorException(
                    setup.name() + ": no contact was deleted. " + deletions.withheld()
                            + ". If that is intended, increase maxDeletes for one run.",
                    report);
        }
        boolean unsuccessful = report.getUnsuccessful() > 0
                || deletions != null && deletions.counts().failed() > 0
                || report.getList() != null && report.getList().failed() > 0;
        if (unsuccessful && setup.settings().isFailOnPartial()) {
            throw new HeymarketPartialException(message(report), report);
        }
        return OperationResult.of(report)
                .with(Fact.TOTAL, report.getTotal())
                .with(Fact.UNSUCCESSFUL, report.getUnsuccessful())
                .with(Fact.REQUESTS, report.getRequests());
    }

    private String message(SyncReport report) {
        String message =
                report.getUnsuccessful() > 0 ? BulkOutcome.message(setup, report.getResult()) : setup.name() + ":";
        if (report.getDeletions() != null && report.getDeletions().counts().failed() > 0) {
            RowResult first = report.getDeletions().problems().get(0);
            message += " " + report.getDeletions().counts().failed() + " contacts could not be deleted, the first with "
                    + first.reasonCode() + ". getReport() has more; the next run tries again.";
        }
        if (report.getList() != null && report.getList().failed() > 0) {
            message += " " + Counted.of(report.getList().failed(), "contact") + " not put into the list: "
                    + report.getList().problem() + ". The next run tries again.";
        }
        return message;
    }
}
