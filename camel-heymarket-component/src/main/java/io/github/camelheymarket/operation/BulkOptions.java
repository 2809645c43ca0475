package io.github.camelheymarket.operation;

import io.github.camelheymarket.configuration.OperationConfiguration;
import io.github.camelheymarket.delete.BulkDelete;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.RowRules;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.storage.SpoolDirectory;
import io.github.camelheymarket.sync.SyncMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Converts the options of bulk jobs to their settings, whose records check the values. */
public final class BulkOptions {

    private BulkOptions() {}

    /** The settings of {@code contacts/bulk-upsert}. */
    public static BulkSettings upsert(OperationSetup setup, RowRules rules) {
        OperationConfiguration options = setup.settings();
        return settings(setup, rules.matchBy(), options.isResolve(), options.isAllowOptIn(), WriteMode.UPSERT, false);
    }

    /** The settings of the part of {@code contacts/sync} that writes rows. */
    static BulkSettings sync(OperationSetup setup, RowRules rules, SyncMode mode) {
        boolean allowOptIn = setup.settings().isAllowOptIn() && mode.mayTakeAway();
        return settings(setup, rules.matchBy(), true, allowOptIn, mode.writes(), true);
    }

    static BulkDelete.Settings delete(OperationConfiguration options) {
        BulkSettings.Limits limits = limits(options);
        return new BulkDelete.Settings(
                limits.bulkSize(),
                options.isVerify(),
                options.isDryRun(),
                limits.maxSplitCalls(),
                SpoolDirectory.of(options.getSpoolDirectory()));
    }

    /** @throws IllegalArgumentException naming the option whose value is below its minimum */
    public static BulkSettings.Limits limits(OperationConfiguration options) {
        return new BulkSettings.Limits(
                options.getBulkSize(),
                options.getMaxSplitCalls(),
                BulkSettings.MAX_BUFFER_AGE,
                Duration.ofMillis(options.getMaxBudgetWait()));
    }

    private static BulkSettings settings(
            OperationSetup setup,
            Set<MatchBy> matchBy,
            boolean resolve,
            boolean allowOptIn,
            WriteMode mode,
            boolean listsChanges) {
        OperationConfiguration options = setup.settings();
        return new BulkSettings(
                new BulkSettings.Match(matchBy, resolve),
                new BulkSettings.Write(
                        mode,
                        setup.versionOr(ApiVersion.v2) == ApiVersion.v1,
                        options.isOverwriteContacts(),
                        TagMode.valueOf(options.getTagMode().toUpperCase(Locale.ROOT)),
                        true),
                new BulkSettings.ConsentRules(
                        allowOptIn,
                        ConsentCheck.valueOf(options.getConsentCheck().toUpperCase(Locale.ROOT))),
                limits(options),
                new BulkSettings.Report(listsChanges, SpoolDirectory.of(options.getSpoolDirectory())),
                options.isDryRun());
    }
}
