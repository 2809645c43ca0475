package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.bulk.BulkSettings;
import io.github.camelheymarket.bulk.BulkUpsert;
import io.github.camelheymarket.bulk.JobContext;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.row.RowMapper;
import io.github.camelheymarket.row.RowRules;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code contacts/bulk-upsert} (C5.10, C5.16, R1 to R6): rows in, each one's outcome out. Finds first, creates only who is
 * absent, updates only who differs. Gives a {@code BulkResult}.
 */
public final class BulkUpsertContacts implements Operation {

    private static final Logger LOG = LoggerFactory.getLogger(BulkUpsertContacts.class);

    private final OperationSetup setup;
    private final ApiClient client;
    private final RowMappers mappers;
    private final BulkSettings bulk;

    BulkUpsertContacts(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.BULK);
        this.mappers = new RowMappers(setup, client);
        this.bulk = settings(setup, mappers.rules());
    }

    public static BulkSettings settings(OperationSetup setup, RowRules rules) {
        OperationSettings settings = setup.settings();
        return BulkSettings.builder()
                .bulkSize(settings.getBulkSize())
                .resolve(settings.isResolve())
                .v1Only(setup.versionOr(ApiVersion.v2) == ApiVersion.v1)
                .matchBy(rules.matchBy())
                .overwriteContacts(settings.isOverwriteContacts())
                .tagMode(TagMode.valueOf(settings.getTagMode().toUpperCase(Locale.ROOT)))
                .allowOptIn(settings.isAllowOptIn())
                .consentCheck(ConsentCheck.valueOf(settings.getConsentCheck().toUpperCase(Locale.ROOT)))
                .dryRun(settings.isDryRun())
                .maxSplitCalls(settings.getMaxSplitCalls())
                .maxKeyWait(Duration.ofMillis(settings.getMaxBudgetWait()))
                .spool(SpoolDirectory.of(settings.getSpoolDirectory()))
                .build();
    }

    @Override
    public OperationResult run(OperationInput input) throws IOException {
        BulkOutcome.checkSpool(setup, input.body());
        CountedClient count = CountedClient.of(client);
        RowMapper mapper = new RowMappers(setup, count).forRun();
        JobContext context = new JobContext(count, setup.locks(), BulkOutcome.job(setup, input), setup.sleeper());
        BulkUpsert upsert = new BulkUpsert(context, new MappedRows(mapper), bulk);
        try (RowInput rows = RowInput.open(input.body(), input.exchange())) {
            return BulkOutcome.of(
                    setup,
                    input,
                    () -> noteIgnored(upsert.run(rows.values(), BulkOutcome.listener(setup)), mapper.leftOut()),
                    count);
        }
    }

    /** A database's own id is left out on purpose, and its owner may wonder (R1.1). */
    private static BulkResult noteIgnored(BulkResult result, Set<String> unknown) {
        Set<String> ofAnswers = new TreeSet<>(result.getIgnoredColumns());
        ofAnswers.removeAll(unknown);
        if (!ofAnswers.isEmpty()) {
            LOG.info(
                    "contacts/bulk-upsert: columns that occur only in Heymarket's answers were left out: {}",
                    ofAnswers.stream().map(Texts::visible).toList());
        }
        return result;
    }
}
