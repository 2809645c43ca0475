package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.bulk.BulkUpsert;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.row.RowMapper;
import io.github.camelheymarket.spi.Priority;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code contacts/bulk-upsert}: searches the contact of each row, creates it if it is missing, and updates it if it differs.
 * Returns a {@code BulkResult}.
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
        BulkUpsert upsert = new BulkUpsert(context, mapper, bulk);
        try (RowInput rows = RowInput.open(input.body(), input.exchange())) {
            return BulkOutcome.of(
                    setup,
                    input,
                    () -> logIgnored(upsert.run(rows.values(), BulkOutcome.listener(setup)), mapper.leftOut()),
                    count);
        }
    }

    /** Reports columns such as the id of a database, which never identify a contact (R1.1). */
    private static BulkResult logIgnored(BulkResult result, Set<String> unknown) {
        Set<String> ignored = new TreeSet<>(result.getIgnoredColumns());
        ignored.removeAll(unknown);
        if (!ignored.isEmpty()) {
            LOG.info(
                    "contacts/bulk-upsert: columns that occur only in Heymarket's answers were left out: {}",
                    ignored.stream().map(Texts::visible).toList());
        }
        return result;
    }
}
