package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiEndpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which operations use which option. Each option is in one row (R9). */
public final class OptionTable {

    private static final String CREATE = "contacts/create";
    private static final String UPDATE = "contacts/update";
    private static final String DELETE = "contacts/delete";
    private static final String LIST = "contacts/list";
    private static final String SEARCH = "contacts/search";
    private static final String SET_STATUS = "contacts/set-status";
    private static final String BULK_UPSERT = "contacts/bulk-upsert";
    private static final String BULK_DELETE = "contacts/bulk-delete";
    private static final String SYNC = "contacts/sync";
    private static final String SEND = "messages/send";
    private static final String BULK_SEND = "messages/bulk-send";
    private static final String CHANGES = "contacts/changes";

    private static final List<String> READS = List.of("contacts/get", "contacts/lookup");
    private static final List<String> ONE_CONTACT = all(READS, List.of(UPDATE, DELETE, "contacts/status", SET_STATUS));
    private static final List<String> ROWS = List.of(CREATE, UPDATE, BULK_UPSERT, SYNC);
    private static final List<String> JOBS = List.of(BULK_UPSERT, BULK_DELETE, SYNC);
    private static final List<String> SENDS = List.of(SEND, BULK_SEND);
    private static final List<String> NONE = List.of();
    private static final List<String> ALL_CALLS = List.of("*");

    private static final Map<String, Users> TABLE = new LinkedHashMap<>();

    static {
        row(ALL_CALLS, "apiVersion", "apiSecretId", "apiSecretKey", "apiKey", "baseUrl", "httpComponent");
        row(ALL_CALLS, "connectTimeout", "responseTimeout", "requestsPerMinute", "maxRetries", "maxRetryDelay");
        row(ALL_CALLS, "maxBudgetWait");

        row(
                all(ONE_CONTACT, List.of(CREATE, SEARCH), JOBS, SENDS, plain(OptionTable::hasPhones)),
                "defaultRegion",
                "phoneCheck");
        row(all(ROWS, SENDS, plain(endpoint -> endpoint.plainForm().hasMembers())), "unknownFields");
        row(ROWS, "map", "tagMode");
        row(all(ROWS, SENDS), "consentCheck");
        row(List.of(UPDATE, BULK_UPSERT, SYNC), "clearEmpty");
        row(all(ONE_CONTACT, plain(endpoint -> endpoint.path().contains("{contactId}"))), "contactId");
        row(plain(endpoint -> endpoint.path().contains("{channelType}")), "channelType");
        row(plain(ApiEndpoint::hasId), "resourceId");
        row(all(READS, plain(OptionTable::isRead)), "notFound");
        row(List.of(UPDATE), "overwrite", "merge");
        row(List.of(SET_STATUS), "status");
        row(List.of(SET_STATUS, BULK_UPSERT, SYNC), "allowOptIn");
        row(List.of(DELETE, BULK_DELETE), "keepOptedOut");

        row(all(List.of(SEARCH), JOBS), "bulkSize");
        row(JOBS, "maxSplitCalls");
        row(all(JOBS, SENDS), "dryRun");
        row(all(JOBS, List.of(BULK_SEND)), "failOnPartial", "rejectedUri", "spoolDirectory");
        row(List.of(BULK_UPSERT, SYNC), "matchBy");
        row(List.of(BULK_UPSERT), "resolve", "overwriteContacts", "coalesce", "coalesceDelay", "coalesceMaxPending");
        row(List.of(BULK_DELETE), "verify");
        row(List.of(SYNC), "mode", "syncName", "maxDeletes", "ledgerDirectory", "ledgerFactory", "strategy");
        row(List.of(SYNC), "errorThreshold", "maxFailedRecords", "progressInterval", "progressListener");

        row(List.of(SYNC), "list", "createList");

        List<String> sized = plain(endpoint -> endpoint.plainForm().pages().hasLimit());
        row(all(List.of(LIST, SYNC), sized), List.of(LIST, CHANGES), "pageSize");
        row(List.of(LIST), List.of(LIST, CHANGES), "outputFormat");
        row(all(List.of(LIST), plain(endpoint -> endpoint.plainForm().isPaged())), "paging");
        row(NONE, List.of(LIST, CHANGES), "maxMessagesPerPoll");
        row(NONE, List.of(LIST), "contactsPerExchange");
        row(NONE, List.of(CHANGES), "start", "cursorFile", "cursorRepository", "cursorKey", "overlap");
        row(NONE, List.of(CHANGES), "maxInFlight", "maxDeliveryAttempts", "detectDeletes", "skipOwn");
        row(NONE, List.of("events/receive"), "webhookToken", "webhookTokenSecondary", "eventTypes", "ackMode");
        row(NONE, List.of("events/receive"), "dedupWindow", "dedupSize", "maxBodySize");

        row(SENDS, "inbox", "sender", "template", "duplicateCheck");
        row(List.of(SEND), "localId");

        row(List.of("api/call"), "method", "path", "allowHeaderOverride");
    }

    private OptionTable() {}

    /** The plain operations whose endpoint is of a kind. */
    private static List<String> plain(Predicate<ApiEndpoint> kind) {
        return ApiEndpoint.plain().stream()
                .filter(kind)
                .map(ApiEndpoint::operation)
                .toList();
    }

    private static boolean hasPhones(ApiEndpoint endpoint) {
        return endpoint.plainForm().body().hasPhones();
    }

    /** Whether it reads one thing, which may not exist. */
    private static boolean isRead(ApiEndpoint endpoint) {
        return endpoint.isOfOne() && endpoint.kind().isRead();
    }

    private record Users(List<String> to, List<String> from) {}

    @SafeVarargs
    private static List<String> all(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    private static void row(List<String> to, String... options) {
        row(to, NONE, options);
    }

    private static void row(List<String> to, List<String> from, String... options) {
        for (String option : options) {
            TABLE.put(option, new Users(to, from));
        }
    }

    /** Whether every endpoint that calls the API uses an option. */
    public static boolean isForAllCalls(String option) {
        Users users = TABLE.get(option);
        return users != null && users.to() == ALL_CALLS;
    }

    /** The options that an operation uses with {@code to}, besides those of all calls. */
    public static Set<String> to(String operation) {
        Set<String> options = new TreeSet<>();
        TABLE.forEach((option, users) -> {
            if (users.to().contains(operation)) {
                options.add(option);
            }
        });
        return options;
    }

    /** The options that an operation uses with {@code from}, besides those of all calls and Camel's own. */
    public static Set<String> from(String operation) {
        Set<String> options = new TreeSet<>();
        TABLE.forEach((option, users) -> {
            if (users.from().contains(operation)) {
                options.add(option);
            }
        });
        return options;
    }

    /** The operations that use an option with {@code to}, in the order of {@link OperationTable}. */
    public static List<String> usersTo(String option) {
        return users(
                OperationTable.names(),
                TABLE.getOrDefault(option, new Users(NONE, NONE)).to());
    }

    /** The operations that use an option with {@code from}, in the order of {@link ConsumerTable}. */
    public static List<String> usersFrom(String option) {
        return users(
                ConsumerTable.names(),
                TABLE.getOrDefault(option, new Users(NONE, NONE)).from());
    }

    private static List<String> users(List<String> names, Collection<String> users) {
        return names.stream().filter(users::contains).toList();
    }
}
