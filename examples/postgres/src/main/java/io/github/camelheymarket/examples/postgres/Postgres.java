package io.github.camelheymarket.examples.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelheymarket.examples.common.InputException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL: an embedded one, which ends with the program, or an existing one. */
public class Postgres implements AutoCloseable {

    private static final Duration TO_LOCK = Duration.ofSeconds(5);
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final int STARTS = 3;
    private static final int CONNECTIONS = 10;

    private final EmbeddedPostgres embedded;
    private final HikariDataSource pool;
    private final HikariDataSource reading;
    private Connection locked;

    /**
     * @param url {@code null} for an embedded database
     * @param environment may have PGUSER and PGPASSWORD
     */
    protected Postgres(String url, Map<String, String> environment) throws IOException {
        HikariConfig settings = new HikariConfig();
        if (url == null) {
            embedded = embedded(null);
            settings.setJdbcUrl(embedded.getJdbcUrl("postgres", "postgres"));
        } else {
            embedded = null;
            settings.setJdbcUrl(url);
            settings.setUsername(environment.get("PGUSER"));
            settings.setPassword(environment.get("PGPASSWORD"));
        }
        // Otherwise the messages of the server quote rows, which have personal data.
        settings.addDataSourceProperty("logServerErrorDetail", "false");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        this.pool = new HikariDataSource(settings);
        // PostgreSQL streams rows only within a transaction; otherwise all of them are in memory.
        settings.setAutoCommit(false);
        // Made in this way, it connects when it is first used.
        this.reading = new HikariDataSource();
        settings.copyStateTo(reading);
    }

    /**
     * Starts an embedded PostgreSQL on a free port: on another one if a program takes the port before PostgreSQL does.
     *
     * @param folder of its data; {@code null} for a temporary one
     */
    public static EmbeddedPostgres embedded(Path folder) throws IOException {
        for (int start = 1; ; start++) {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(TO_START);
                return (folder == null ? builder : builder.setDataDirectory(folder)).start();
            } catch (IOException e) {
                if (start == STARTS) {
                    throw e;
                }
            }
        }
    }

    /** Creates the tables of {@code schema.sql} that are missing; closes the database if that fails. */
    protected static <D extends Postgres> D withTables(D database) throws IOException, SQLException {
        try {
            database.createTables();
            return database;
        } catch (SQLException | IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Executes {@code schema.sql} of the example. */
    public void createTables() throws SQLException, IOException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = Postgres.class.getResourceAsStream("/schema.sql")) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    /** For long results: each connection has a transaction, which is rolled back when the connection is closed. */
    public DataSource reading() {
        return reading;
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    /**
     * Makes sure that no other run uses the table, until this one ends, whether by itself or by a kill.
     *
     * @param number any that other programs do not use
     * @param refusal what to say if another run has the lock
     * @throws InputException if another run has the lock
     */
    public void lock(long number, String refusal) throws SQLException, InterruptedException {
        locked = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        long end = System.nanoTime() + TO_LOCK.toNanos();
        // PostgreSQL needs a moment to see that a killed program has gone.
        while (!isLocked(number)) {
            if (System.nanoTime() > end) {
                throw new InputException(refusal);
            }
            Thread.sleep(100);
        }
    }

    private boolean isLocked(long number) throws SQLException {
        try (PreparedStatement lock = locked.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, number);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** The first column of the only row. */
    public long count(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        // The embedded database ends last, also if one of the others fails.
        try (EmbeddedPostgres last = embedded;
                HikariDataSource third = pool;
                HikariDataSource second = reading;
                Connection first = locked) {
            // Closed from the last to the first.
        }
    }
}
