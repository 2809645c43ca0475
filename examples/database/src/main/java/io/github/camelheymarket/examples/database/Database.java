package io.github.camelheymarket.examples.database;

import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.examples.postgres.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The PostgreSQL with the table: an embedded one with invented people, which ends with the program, or an existing one. */
final class Database extends Postgres {

    private Database(String url, Map<String, String> environment) throws IOException {
        super(url, environment);
    }

    /**
     * @param url {@code null} for an embedded database
     * @param environment may have PGUSER and PGPASSWORD
     */
    static Database open(String url, Map<String, String> environment) throws IOException {
        return new Database(url, environment);
    }

    /** The cursor of this name, {@code null} if there is none. */
    String cursor(String name) {
        try (Connection connection = dataSource().getConnection();
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

    /** Creates the table {@code customer} with invented people. */
    void invent(int people) throws SQLException {
        try (Connection connection = dataSource().getConnection();
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
        try (Connection connection = dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE customer SET first = 'Renamed' "
                        + "WHERE phone IN (SELECT phone FROM customer ORDER BY phone LIMIT ?)")) {
            update.setInt(1, rows);
            return update.executeUpdate();
        }
    }
}
