package io.github.camelheymarket.examples.database;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Reads the cursor that the statement {@code contact.sql} has stored with the contact. */
final class CursorTable extends ServiceSupport implements StateRepository<String, String> {

    private final Database database;

    CursorTable(Database database) {
        this.database = database;
    }

    @Override
    public String getState(String key) {
        return database.cursor(key);
    }

    @Override
    public void setState(String key, String value) {
        // The route has stored the cursor, in the transaction of the contact.
    }
}
