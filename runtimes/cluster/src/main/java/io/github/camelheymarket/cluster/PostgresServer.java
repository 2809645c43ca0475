package io.github.camelheymarket.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Buckets in a table of PostgreSQL. */
final class PostgresServer {

    static final String TABLE = "heymarket_budget";

    /** The driver, which is optional, and the dependency that has it. */
    private static final String DRIVER = "org.postgresql.Driver";

    private static final String DEPENDENCY = "org.postgresql:postgresql";

    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS " + TABLE + " (id VARCHAR PRIMARY KEY, state BYTEA)";

    /** Executed first, since CREATE TABLE IF NOT EXISTS fails for a user who may not create tables, even if the table exists. */
    private static final String EXISTS = "SELECT to_regclass('" + TABLE + "') IS NOT NULL";

    /** Without the lock, one of two nodes that create the table at once would fail. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(4823001)";

    private static final String NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint * 1000";

    private static final int CONNECTIONS = 4;

    private PostgresServer() {}

    private static BudgetServer server(HikariDataSource database, ServerAddress address) {
        SharedClock clock = new SharedClock(() -> nanos(database));
        ProxyManager<String> buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table(TABLE)
                .clientClock(clock)
                .build();
        return new BudgetServer(buckets, address.toString(), clock::refresh, database::close);
    }

    static BudgetServer connect(ClusterSettings settings, ServerAddress address) {
        BudgetServer.requireDriver(DRIVER, address, DEPENDENCY);
        HikariDataSource database;
        try {
            database = new HikariDataSource(pool(settings));
        } catch (RuntimeException e) {
            throw BudgetServer.notConnected(settings, address, e);
        }
        boolean connected = false;
        try {
            createTable(database, address);
            BudgetServer server = server(database, address);
            connected = true;
            return server;
        } catch (SQLException e) {
            throw BudgetServer.notConnected(settings, address, e);
        } finally {
            if (!connected) {
                database.close();
            }
        }
    }

    private static HikariConfig pool(ClusterSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("heymarket-budget");
        pool.setDriverClassName(DRIVER);
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        // Hikari accepts no less than 250 ms.
        pool.setConnectionTimeout(Math.max(250, settings.timeout().toMillis()));
        long seconds = Math.max(1, settings.timeout().toSeconds());
        pool.addDataSourceProperty("connectTimeout", Long.toString(seconds));
        pool.addDataSourceProperty("socketTimeout", Long.toString(seconds));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("ApplicationName", "camel-heymarket");
        return pool;
    }

    private static void createTable(HikariDataSource database, ServerAddress address) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (exists(statement)) {
                return;
            }
            connection.setAutoCommit(false);
            statement.execute(LOCK);
            create(statement, address);
            connection.commit();
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(EXISTS)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void create(Statement statement, ServerAddress address) {
        try {
            statement.execute(CREATE);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The table of the budget that all nodes share cannot be created in " + address + ": "
                            + e.getMessage()
                            + ". Let somebody who may do so execute: " + CREATE
                            + ". The user of the application needs SELECT, INSERT and UPDATE on it.",
                    e);
        }
    }

    private static long nanos(HikariDataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NOW)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
