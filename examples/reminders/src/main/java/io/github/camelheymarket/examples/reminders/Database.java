package io.github.camelheymarket.examples.reminders;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.common.InventedPeople;
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
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The PostgreSQL with the table: an embedded one, which ends with the program, or an existing one. */
final class Database implements AutoCloseable {

    /** Any number that other programs do not use. */
    private static final long LOCK = 4_711_177;

    private static final Duration TO_LOCK = Duration.ofSeconds(5);
    private static final Duration STARTUP = Duration.ofMinutes(1);

    private final EmbeddedPostgres embedded;
    private final HikariDataSource pool;
    private final HikariDataSource reading;
    private Connection locked;

    private Database(EmbeddedPostgres embedded, HikariConfig settings) {
        this.embedded = embedded;
        // Otherwise the messages of the server quote rows, which have personal data.
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        settings.setMaximumPoolSize(2);
        this.pool = new HikariDataSource(settings);
        // PostgreSQL streams rows only within a transaction; otherwise all of them are in memory.
        settings.setAutoCommit(false);
        this.reading = new HikariDataSource(settings);
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

    /** For long results: each connection has a transaction, which is rolled back when the connection is closed. */
    DataSource reading() {
        return reading;
    }

    String url() {
        return pool.getJdbcUrl();
    }

    /**
     * Makes sure that no other run sends reminders of this table, until this one ends, whether by itself or by a kill.
     *
     * @throws InputException if another run does
     */
    void lock() throws SQLException, InterruptedException {
        locked = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        long end = System.nanoTime() + TO_LOCK.toNanos();
        // PostgreSQL needs a moment to see that a killed program has gone.
        while (!isLocked()) {
            if (System.nanoTime() > end) {
                throw new InputException("Another run is sending reminders of this table.");
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

    /** Adds appointments of invented people. */
    void invent(int appointments) throws SQLException {
        LocalDateTime first = LocalDateTime.of(2026, 5, 4, 9, 0);
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO appointment (id, phone, name, starts_at) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < appointments; i++) {
                insert.setLong(1, i + 1L);
                insert.setString(2, InventedPeople.phone(i));
                insert.setString(3, "Person " + i);
                insert.setObject(4, first.plusMinutes(15L * i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** How many appointments have each state of the reminder. */
    Map<String, Long> states() throws SQLException {
        Map<String, Long> states = new TreeMap<>();
        try (Connection connection = pool.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT reminder, count(*) FROM appointment GROUP BY reminder")) {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getLong(2));
            }
        }
        return states;
    }

    int exitCode() throws SQLException {
        Map<String, Long> states = states();
        return states.containsKey("rejected") || states.containsKey("unknown")
                ? Reminders.UNSUCCESSFUL
                : Reminders.SUCCESS;
    }

    @Override
    public void close() throws IOException, SQLException {
        if (locked != null) {
            locked.close();
        }
        pool.close();
        reading.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
