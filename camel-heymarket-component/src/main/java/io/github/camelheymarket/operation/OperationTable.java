package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiGateway;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The operations by name, and the options that each one uses (R9). */
public final class OperationTable {

    private static final Set<String> CONTACT_ROWS =
            Set.of("defaultRegion", "phoneCheck", "unknownFields", "map", "tagMode");
    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    static {
        row("contacts/create", CreateContact::new, CONTACT_ROWS, "consentCheck");
        row("contacts/get", GetContact::new, "contactId", "defaultRegion", "phoneCheck", "notFound");
        row(
                "contacts/update",
                UpdateContact::new,
                CONTACT_ROWS,
                "contactId",
                "overwrite",
                "merge",
                "clearEmpty",
                "consentCheck");
        row("contacts/delete", DeleteContact::new, "keepOptedOut", "contactId", "defaultRegion", "phoneCheck");
        row("contacts/list", ListContacts::new, "pageSize", "paging", "outputFormat");
        row("contacts/search", SearchContacts::new, "defaultRegion", "phoneCheck", "bulkSize");
        row("contacts/lookup", GetContact::new, "contactId", "defaultRegion", "phoneCheck", "notFound");
        row("contacts/count", setup -> new PlainOperation(setup, ApiGateway::count));
        row("contacts/status", GetStatus::new, "contactId", "defaultRegion", "phoneCheck");
        row("contacts/set-status", SetStatus::new, "contactId", "defaultRegion", "phoneCheck", "status", "allowOptIn");
        row(
                "contacts/bulk-upsert",
                BulkUpsertContacts::new,
                CONTACT_ROWS,
                "bulkSize",
                "matchBy",
                "resolve",
                "overwriteContacts",
                "coalesce",
                "coalesceDelay",
                "coalesceMaxPending",
                "maxSplitCalls",
                "clearEmpty",
                "allowOptIn",
                "consentCheck",
                "dryRun",
                "failOnPartial",
                "rejectedUri",
                "spoolDirectory");
        row(
                "contacts/bulk-delete",
                BulkDeleteContacts::new,
                "bulkSize",
                "maxSplitCalls",
                "defaultRegion",
                "phoneCheck",
                "verify",
                "keepOptedOut",
                "dryRun",
                "failOnPartial",
                "rejectedUri",
                "spoolDirectory");
        row(
                "contacts/sync",
                SyncContacts::new,
                CONTACT_ROWS,
                "mode",
                "syncName",
                "maxDeletes",
                "ledgerDirectory",
                "ledgerFactory",
                "strategy",
                "pageSize",
                "errorThreshold",
                "maxFailedRecords",
                "progressInterval",
                "progressListener",
                "bulkSize",
                "maxSplitCalls",
                "matchBy",
                "clearEmpty",
                "allowOptIn",
                "consentCheck",
                "dryRun",
                "failOnPartial",
                "rejectedUri",
                "spoolDirectory");
        row("contact-fields/list", setup -> new PlainOperation(setup, ApiGateway::contactFields));
        row("api/call", CallApi::new, "method", "path", "allowHeaderOverride");
    }

    private OperationTable() {}

    private record Row(Function<OperationSetup, Operation> factory, Set<String> options) {}

    private static void row(String name, Function<OperationSetup, Operation> factory, String... options) {
        row(name, factory, Set.of(), options);
    }

    private static void row(
            String name, Function<OperationSetup, Operation> factory, Set<String> shared, String... options) {
        Set<String> all = new TreeSet<>(shared);
        all.addAll(Arrays.asList(options));
        ROWS.put(name, new Row(factory, all));
    }

    /** The names of all operations, {@code resource/operation}, in the order of the table. */
    public static List<String> names() {
        return List.copyOf(ROWS.keySet());
    }

    /** The options that an operation uses, beside those that are about the connection. */
    public static Set<String> options(String name) {
        return ROWS.get(name).options();
    }

    /** The operations that use an option. */
    public static List<String> usersOf(String option) {
        return ROWS.entrySet().stream()
                .filter(row -> row.getValue().options().contains(option))
                .map(Map.Entry::getKey)
                .toList();
    }

    public static Operation create(OperationSetup setup) {
        return ROWS.get(setup.name()).factory().apply(setup);
    }
}
