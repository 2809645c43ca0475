package io.github.camelheymarket.examples.twoway;

import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.postgres.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The PostgreSQL with the table: an embedded one, which ends with the program, or an existing one. */
final class Database extends Postgres {

    /** Any number that other programs do not use. */
    private static final long LOCK = 4_711_178;

    private Database(String url, Map<String, String> environment) throws IOException {
        super(url, environment);
    }

    /**
     * @param url {@code null} for an embedded database
     * @param environment may have PGUSER and PGPASSWORD
     */
    static Database open(String url, Map<String, String> environment) throws IOException, SQLException {
        return withTables(new Database(url, environment));
    }

    /**
     * Makes sure that no other run keeps this table equal with Heymarket, until this one ends, whether by itself or by a kill.
     *
     * @throws InputException if another run does
     */
    void lock() throws SQLException, InterruptedException {
        lock(LOCK, "Another run uses this table.");
    }

    /** Executes one statement. @return the number of rows */
    int execute(String sql, Object... values) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** First and last name by phone. */
    Map<String, String> people() throws SQLException {
        Map<String, String> people = new TreeMap<>();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT phone, first, last FROM person")) {
            while (rows.next()) {
                people.put(rows.getString(1), rows.getString(2) + " " + rows.getString(3));
            }
        }
        return people;
    }
}
