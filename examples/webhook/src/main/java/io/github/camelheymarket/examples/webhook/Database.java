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

/** The PostgreSQL with the table {@code consent}: an embedded one, which ends with the program, or an existing one. */
final class Database implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofMinutes(1);

    private final EmbeddedPostgres embedded;
    private final HikariDataSource pool;

    private Database(EmbeddedPostgres embedded, HikariConfig settings) {
        this.embedded = embedded;
        // Otherwise the messages of the server quote rows, which have personal data.
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        this.pool = new HikariDataSource(settings);
    }

    /**
     * Creates the table if it is missing.
     *
     * @param url {@code null} for an embedded database
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

    /** Whether the person's row has this event or a later one. */
    boolean hasEvent(String phone, String happened) throws SQLException {
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

    /** By phone, whether the person opted out. */
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

    /** How many rows have which source. */
    Map<String, Long> rowsBySource() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT source, count(*) FROM consent GROUP BY source")) {
            Map<String, Long> counts = new HashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
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
