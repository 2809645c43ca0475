package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiEndpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The operations by name; plain ones come from the table of endpoints. The options that each one uses are in {@link OptionTable}. */
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
        row("contacts/count", PlainOperation::new);
        row("contacts/status", GetStatus::new);
        row("contacts/set-status", SetStatus::new);
        row("contacts/bulk-upsert", BulkUpsertContacts::new);
        row("contacts/bulk-delete", BulkDeleteContacts::new);
        row("contacts/sync", SyncContacts::new);
        ApiEndpoint.plain().forEach(OperationTable::row);
        row("messages/send", SendMessage::new);
        row("messages/bulk-send", BulkSendMessages::new);
        row("api/call", CallApi::new);
    }

    private OperationTable() {}

    private static void row(ApiEndpoint plain) {
        ROWS.put(plain.operation(), plain.plainForm().isPaged() ? ListItems::new : PlainOperation::new);
    }

    private static void row(String name, Function<OperationSetup, Operation> factory) {
        ROWS.put(name, factory);
    }

    /** The names of all operations, {@code resource/operation}, in the order of the table. */
    public static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }

    public static Operation create(OperationSetup setup) {
        return Objects.requireNonNull(ROWS.get(setup.name()), setup::name).apply(setup);
    }
}
