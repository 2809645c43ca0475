package io.github.camelheymarket.examples.webhook;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The PostgreSQL with the table {@code consent}: one of the program's own, which ends with it, or one somewhere. */
final class Database implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofMinutes(1);

    private final EmbeddedPostgres embedded;
    private final HikariDataSource pool;

    private Database(EmbeddedPostgres embedded, HikariConfig settings) {
        this.embedded = embedded;
        // Otherwise the server's messages quote rows, which are somebody's data.
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        this.pool = new HikariDataSource(settings);
    }

    /**
     * Makes the table where it is missing.
     *
     * @param url {@code null} for a database of the program's own
     * @param environment may have PGUSER and PGPASSWORD
     */
    static Database open(String url, Map<String, String> environment) throws IOException, SQLException {
        HikariConfig settings = new HikariConfig();
        EmbeddedPostgres embedded = null;
        if (url == null) {
            embedded = EmbeddedPostgres.builder().setPGStartupWait(STARTUP).start();
            settings.setJdbcUrl(embedded.getJdbcUrl("postgres", "postgres"));
        } else {
            settings.setJdbcUrl(url);
            settings.setUsername(environment.get("PGUSER"));
            settings.setPassword(environment.get("PGPASSWORD"));
        }
        Database database = new Database(embedded, settings);
        try (Connection connection = database.pool.getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = Database.class.getResourceAsStream("/schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    DataSource dataSource() {
        return pool;
    }

    String url() {
        return pool.getJdbcUrl();
    }

    boolean isEmbedded() {
        return embedded != null;
    }

    /** Whether this person's row tells of this event, or of a later one. */
    boolean knows(String phone, String happened) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT 1 FROM consent WHERE phone = ? AND happened >= CAST(? AS timestamptz)")) {
            select.setString(1, phone);
            select.setString(2, happened);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Who is in the table, by phone, and whether they opted out. */
    Map<String, Boolean> optedOut() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT phone, opted_out FROM consent")) {
            Map<String, Boolean> optedOut = new HashMap<>();
            while (rows.next()) {
                optedOut.put(rows.getString(1), rows.getBoolean(2));
            }
            return optedOut;
        }
    }

    /** How many rows an event, or a poll, told of last. */
    Map<String, Long> toldBy() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT told_by, count(*) FROM consent GROUP BY told_by")) {
            Map<String, Long> toldBy = new HashMap<>();
            while (rows.next()) {
                toldBy.put(rows.getString(1), rows.getLong(2));
            }
            return toldBy;
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
