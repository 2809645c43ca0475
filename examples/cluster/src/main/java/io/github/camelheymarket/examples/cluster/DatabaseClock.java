package io.github.camelheymarket.examples.cluster;

import io.github.bucket4j.TimeMeter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The time of the database, read once and continued by this machine's monotonic clock. With a clock per node, a node that is
 * a minute ahead would leave no tokens for the others for a minute.
 */
final class DatabaseClock implements TimeMeter {

    private final long offset;

    DatabaseClock(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint * 1000")) {
            row.next();
            offset = row.getLong(1) - System.nanoTime();
        } catch (SQLException e) {
            throw new IllegalStateException("The time of PostgreSQL cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public long currentTimeNanos() {
        return System.nanoTime() + offset;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
