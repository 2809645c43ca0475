package io.github.camelheymarket.examples.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The pause of a credential after Heymarket answered 429 to one of its clients, by the database's clock. */
final class SharedPause {

    private static final String BEGIN = "INSERT INTO heymarket_pause (credential, until) "
            + "VALUES (?, clock_timestamp() + ? * interval '1 millisecond') "
            + "ON CONFLICT (credential) DO UPDATE SET until = greatest(heymarket_pause.until, excluded.until)";

    private static final String LEFT =
            "SELECT ceil(extract(epoch FROM until - clock_timestamp()) * 1000) FROM heymarket_pause WHERE credential = ?";

    private final DataSource database;
    private final String credentialId;

    SharedPause(DataSource database, String credentialId) {
        this.database = database;
        this.credentialId = credentialId;
    }

    /** A shorter pause does not shorten the present one. */
    void begin(Duration duration) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, credentialId);
            statement.setLong(2, duration.toMillis());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Zero or negative if there is no pause. */
    Duration left() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LEFT)) {
            statement.setString(1, credentialId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Duration.ofMillis(row.getLong(1)) : Duration.ZERO;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
