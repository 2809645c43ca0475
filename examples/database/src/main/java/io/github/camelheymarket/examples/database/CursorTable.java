package io.github.camelheymarket.examples.database;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Gives the cursor that the statement {@code contact.sql} has stored together with the contact. */
final class CursorTable extends ServiceSupport implements StateRepository<String, String> {

    private final Database database;

    CursorTable(Database database) {
        this.database = database;
    }

    @Override
    public String getState(String key) {
        return database.cursor(key);
    }

    /** Nothing: the route has stored it. */
    @Override
    public void setState(String key, String value) {
        // Stored a second time here, it would be in a transaction of its own.
    }
}
