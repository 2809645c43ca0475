package io.github.camelheymarket.examples.twoway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelheymarket.examples.common.InputException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The PostgreSQL with the table: an embedded one, which ends with the program, or an existing one. */
final class Database implements AutoCloseable {

    /** Any number that other programs do not use. */
    private static final long LOCK = 4_711_178;

    private static final Duration TO_LOCK = Duration.ofSeconds(5);
    private static final Duration STARTUP = Duration.ofMinutes(1);

    private final EmbeddedPostgres embedded;
    private final HikariDataSource pool;
    private Connection locked;

    private Database(EmbeddedPostgres embedded, HikariConfig settings) {
        this.embedded = embedded;
        // Otherwise the messages of the server quote rows, which have personal data.
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        settings.setMaximumPoolSize(4);
        this.pool = new HikariDataSource(settings);
    }

    /**
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
        database.createTable();
        return database;
    }

    private void createTable() throws SQLException, IOException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = Database.class.getResourceAsStream("/schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    DataSource dataSource() {
        return pool;
    }

    String url() {
        return pool.getJdbcUrl();
    }

    /**
     * Makes sure that no other run keeps this table equal with Heymarket, until this one ends, whether by itself or by a kill.
     *
     * @throws InputException if another run does
     */
    void lock() throws SQLException, InterruptedException {
        locked = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        long end = System.nanoTime() + TO_LOCK.toNanos();
        // PostgreSQL needs a moment to see that a killed program has gone.
        while (!isLocked()) {
            if (System.nanoTime() > end) {
                throw new InputException("Another run uses this table.");
            }
            Thread.sleep(100);
        }
    }

    private boolean isLocked() throws SQLException {
        try (PreparedStatement lock = locked.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Executes one statement. @return the number of rows */
    int execute(String sql, Object... values) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The first column of the only row. */
    long count(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** First and last name by phone. */
    Map<String, String> people() throws SQLException {
        Map<String, String> people = new TreeMap<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT phone, first, last FROM person")) {
            while (rows.next()) {
                people.put(rows.getString(1), rows.getString(2) + " " + rows.getString(3));
            }
        }
        return people;
    }

    @Override
    public void close() throws IOException, SQLException {
        if (locked != null) {
            locked.close();
        }
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
