package io.github.camelheymarket.examples.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.camelheymarket.spi.RequestBudget;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Request budgets in PostgreSQL, with Bucket4j, which all nodes with this database share. Bound in the registry, they replace
 * the budget of the Camel context.
 */
public final class PostgresBudgets implements RequestBudget.Factory, AutoCloseable {

    private static final int CONNECTIONS = 4;

    /** With a lock: of two nodes that create the tables at once, one would fail. */
    private static final String TABLES = "SELECT pg_advisory_xact_lock(4823001);"
            + "CREATE TABLE IF NOT EXISTS heymarket_budget (id VARCHAR PRIMARY KEY, state BYTEA);"
            + "CREATE TABLE IF NOT EXISTS heymarket_pause "
            + "(credential VARCHAR PRIMARY KEY, until TIMESTAMPTZ NOT NULL);";

    private final HikariDataSource database;
    private final ProxyManager<String> buckets;
    private final BlockingStrategy waiting;

    /** @param jdbcUrl of a PostgreSQL, with user and password */
    public PostgresBudgets(String jdbcUrl) {
        this(connect(jdbcUrl), null, BlockingStrategy.PARKING);
    }

    /** @param clock {@code null} for the database's */
    PostgresBudgets(HikariDataSource database, TimeMeter clock, BlockingStrategy waiting) {
        this.database = database;
        this.waiting = waiting;
        createTables();
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("heymarket_budget")
                .clientClock(clock == null ? new DatabaseClock(database) : clock)
                .build();
    }

    static HikariDataSource connect(String jdbcUrl) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(settings);
    }

    private void createTables() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(TABLES);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of the budget cannot be created: " + e.getMessage(), e);
        }
    }

    /** The limit is part of the name, so that a changed limit has a new bucket. */
    @Override
    public RequestBudget create(String credentialId, int requestsPerMinute) {
        Bucket bucket = buckets.builder()
                .build(
                        credentialId + "/" + requestsPerMinute,
                        () -> BudgetShape.of(requestsPerMinute).bucket());
        return new SharedBudget(bucket, new SharedPause(database, credentialId), waiting);
    }

    @Override
    public void close() {
        database.close();
    }
}
