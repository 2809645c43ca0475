package io.github.camelheymarket.examples.twoway;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which version of each row Heymarket has now. A row that was edited meanwhile, or could not be written, stays marked and
 * is sent again.
 */
public final class Sent {

    private static final Logger LOG = LoggerFactory.getLogger(Sent.class);

    private final DataSource database;

    Sent(DataSource database) {
        this.database = database;
    }

    public void note(@Body BulkResult result, @ExchangeProperty("rows") List<Map<String, Object>> rows)
            throws SQLException {
        try (result;
                Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE person SET sent = ? WHERE phone = ?")) {
            for (var outcomes = result.rows(); outcomes.hasNext(); ) {
                RowResult outcome = outcomes.next();
                if (outcome.outcome().isSuccess()) {
                    Map<String, Object> row = rows.get((int) outcome.index());
                    update.setLong(1, (Long) row.get("version"));
                    update.setString(2, (String) row.get("phone"));
                    update.addBatch();
                } else {
                    LOG.warn("Row {} was not written: {}, {}", outcome.key(), outcome.outcome(), outcome.reason());
                }
            }
            update.executeBatch();
        }
    }
}
