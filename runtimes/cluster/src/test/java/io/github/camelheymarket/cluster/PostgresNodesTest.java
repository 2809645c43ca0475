package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresNodesTest extends NodesByPropertiesScenes {

    @RegisterExtension
    static final PostgresProcess POSTGRES = new PostgresProcess();

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Override
    TestServer server() {
        return POSTGRES;
    }

    @Override
    String shown() {
        return "PostgreSQL at localhost:";
    }

    @Test
    void aDatabaseThatDoesNotExistIsSaid() {
        String elsewhere = POSTGRES.url().replace("/postgres", "/no-such-database");

        assertThatThrownBy(() -> node("", elsewhere)).hasMessageContaining("\"no-such-database\" does not exist");
    }

    @Test
    void nodesThatStartAtOnceCreateTheTableOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            execute("DROP TABLE IF EXISTS " + PostgresServer.TABLE);
            CompletableFuture<?>[] starts = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> ClusterBudgets.connect(POSTGRES.settings()).close(), threads))
                    .limit(4)
                    .toArray(CompletableFuture[]::new);

            CompletableFuture.allOf(starts).get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void aUserWhoMayNotCreateTheTableIsToldWhoShouldDoWhat() throws Exception {
        execute("DROP TABLE IF EXISTS " + PostgresServer.TABLE
                + "; REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE clerk LOGIN PASSWORD 'hidden-word'");

        assertThatThrownBy(() -> node(
                        "camel.heymarket.cluster.username = clerk\n"
                                + "camel.heymarket.cluster.password = hidden-word\n",
                        "jdbc:postgresql://" + shownAddress()))
                .hasMessageContaining("permission denied")
                .hasMessageContaining("Let somebody who may do so execute: CREATE TABLE IF NOT EXISTS heymarket_budget")
                .hasMessageNotContaining("hidden-word");
    }

    @Test
    void aUserWhoMayReadAndWriteTheTableIsEnough() throws Exception {
        ClusterBudgets.connect(POSTGRES.settings()).close();
        execute("CREATE ROLE reader LOGIN PASSWORD 'hidden-word'; GRANT SELECT, INSERT, UPDATE ON "
                + PostgresServer.TABLE + " TO reader");

        try (Node node = node(
                "camel.heymarket.cluster.username = reader\n" + "camel.heymarket.cluster.password = hidden-word\n",
                "jdbc:postgresql://" + shownAddress())) {
            assertThat(node.look()).isNotNull();
        }
    }

    private static String shownAddress() {
        return ServerAddress.of(POSTGRES.url()).shown();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(POSTGRES.url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
