package io.github.camelheymarket.examples.reminders;

import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.examples.postgres.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;

/** The PostgreSQL with the table: an embedded one, which ends with the program, or an existing one. */
final class Database extends Postgres {

    /** Any number that other programs do not use. */
    private static final long LOCK = 4_711_177;

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
     * Makes sure that no other run sends reminders of this table, until this one ends, whether by itself or by a kill.
     *
     * @throws InputException if another run does
     */
    void lock() throws SQLException, InterruptedException {
        lock(LOCK, "Another run is sending reminders of this table.");
    }

    /** Adds appointments of invented people. */
    void invent(int appointments) throws SQLException {
        LocalDateTime first = LocalDateTime.of(2026, 5, 4, 9, 0);
        try (Connection connection = dataSource().getConnection();
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
        try (Connection connection = dataSource().getConnection();
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
}
