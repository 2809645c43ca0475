package io.github.camelheymarket.examples.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An embedded PostgreSQL for tests, each of which has a database of its own in it. It starts with the first one. */
public final class DatabaseServer implements AutoCloseable {

    private EmbeddedPostgres server;
    private int databases;

    /** Creates an empty database. @return its URL, for the user postgres */
    public synchronized String newDatabase() throws IOException, SQLException {
        if (server == null) {
            server = Postgres.embedded(null);
        }
        String name = "test" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    @Override
    public synchronized void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
