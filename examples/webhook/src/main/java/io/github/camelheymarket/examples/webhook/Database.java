package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.postgres.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The PostgreSQL with the table {@code consent}: an embedded one, which ends with the program, or an existing one. */
final class Database extends Postgres {

    private Database(String url, Map<String, String> environment) throws IOException {
        super(url, environment);
    }

    /**
     * @param url {@code null} for an embedded database
     * @param environment may have PGUSER and PGPASSWORD
     */
    static Database open(String url, Map<String, String> environment) throws IOException, SQLException {
        return withTables(new Database(url, environment));
    }

    /** Whether the person's row has this event or a later one. */
    boolean hasEvent(String phone, String happened) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT 1 FROM consent WHERE phone = ? AND happened >= CAST(? AS timestamptz)")) {
            select.setString(1, phone);
            select.setString(2, happened);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** By phone, whether the person opted out. */
    Map<String, Boolean> optedOut() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT phone, opted_out FROM consent")) {
            Map<String, Boolean> optedOut = new HashMap<>();
            while (rows.next()) {
                optedOut.put(rows.getString(1), rows.getBoolean(2));
            }
            return optedOut;
        }
    }

    /** How many rows have which source. */
    Map<String, Long> rowsBySource() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT source, count(*) FROM consent GROUP BY source")) {
            Map<String, Long> counts = new HashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }
}
