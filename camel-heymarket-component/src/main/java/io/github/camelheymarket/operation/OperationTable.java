package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiGateway;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operations by name. The options that each one uses are in {@link OptionTable}. */
public final class OperationTable {

    private static final Map<String, Function<OperationSetup, Operation>> ROWS = new LinkedHashMap<>();

    static {
        row("contacts/create", CreateContact::new);
        row("contacts/get", GetContact::new);
        row("contacts/update", UpdateContact::new);
        row("contacts/delete", DeleteContact::new);
        row("contacts/list", ListContacts::new);
        row("contacts/search", SearchContacts::new);
        row("contacts/lookup", GetContact::new);
        row("contacts/count", setup -> new PlainOperation(setup, ApiGateway::count));
        row("contacts/status", GetStatus::new);
        row("contacts/set-status", SetStatus::new);
        row("contacts/bulk-upsert", BulkUpsertContacts::new);
        row("contacts/bulk-delete", BulkDeleteContacts::new);
        row("contacts/sync", SyncContacts::new);
        row("contact-fields/list", setup -> new PlainOperation(setup, ApiGateway::contactFields));
        row("api/call", CallApi::new);
    }

    private OperationTable() {}

    private static void row(String name, Function<OperationSetup, Operation> factory) {
        ROWS.put(name, factory);
    }

    /** The names of all operations, {@code resource/operation}, in the order of the table. */
    public static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }

    public static Operation create(OperationSetup setup) {
        return ROWS.get(setup.name()).apply(setup);
    }
}
