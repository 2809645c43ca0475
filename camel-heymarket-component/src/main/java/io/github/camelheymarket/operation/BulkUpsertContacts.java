package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.bulk.BulkSettings;
import io.github.camelheymarket.bulk.BulkUpsert;
import io.github.camelheymarket.bulk.JobContext;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.row.RowMapper;
import io.github.camelheymarket.spi.Priority;
import java.io.IOException;
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
        this.bulk = BulkOptions.upsert(setup, mappers.rules());
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
