package io.github.camelheymarket.examples.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelheymarket.examples.common.InventedPeople;
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
import java.util.Map;
import javax.sql.DataSource;

/** The PostgreSQL with the table: an embedded one with invented people, which ends with the program, or an existing one. */
final class Database implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofMinutes(1);

    private final EmbeddedPostgres embedded;
    private final HikariDataSource pool;
    private final HikariDataSource reading;

    private Database(EmbeddedPostgres embedded, HikariConfig settings) {
        this.embedded = embedded;
        // Otherwise the messages of the server quote rows, which have personal data.
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        this.pool = new HikariDataSource(settings);
        // PostgreSQL streams rows only within a transaction; otherwise all of them are in memory.
        settings.setAutoCommit(false);
        settings.setMaximumPoolSize(2);
        this.reading = new HikariDataSource(settings);
    }

    /**
     * @param url {@code null} for an embedded database
     * @param environment may have PGUSER and PGPASSWORD
     */
    static Database open(String url, Map<String, String> environment) throws IOException {
        HikariConfig settings = new HikariConfig();
        if (url != null) {
            settings.setJdbcUrl(url);
            settings.setUsername(environment.get("PGUSER"));
            settings.setPassword(environment.get("PGPASSWORD"));
            return new Database(null, settings);
        }
        EmbeddedPostgres embedded =
                EmbeddedPostgres.builder().setPGStartupWait(STARTUP).start();
        settings.setJdbcUrl(embedded.getJdbcUrl("postgres", "postgres"));
        return new Database(embedded, settings);
    }

    DataSource dataSource() {
        return pool;
    }

    /** For long results: each connection has a transaction, which is rolled back when the connection is closed. */
    DataSource reading() {
        return reading;
    }

    /** Creates the tables for changes if they are missing. */
    void createTables() throws SQLException, IOException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = Database.class.getResourceAsStream("/schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The cursor of this name, {@code null} if there is none. */
    String cursor(String name) {
        try (Connection connection = pool.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT cursor FROM heymarket_cursor WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The cursor cannot be read from the database", e);
        }
    }

    long count(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String url() {
        return pool.getJdbcUrl();
    }

    /** Creates the table {@code customer} with invented people. */
    void invent(int people) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement create = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO customer (phone, first, last) VALUES (?, ?, ?)")) {
            create.execute("CREATE TABLE customer (phone text PRIMARY KEY, first text, last text)");
            for (int i = 0; i < people; i++) {
                insert.setString(1, InventedPeople.phone(i));
                insert.setString(2, "Person");
                insert.setString(3, Integer.toString(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Changes the first name in the given number of rows. */
    int rename(int rows) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE customer SET first = 'Renamed' "
                        + "WHERE phone IN (SELECT phone FROM customer ORDER BY phone LIMIT ?)")) {
            update.setInt(1, rows);
            return update.executeUpdate();
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        reading.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
