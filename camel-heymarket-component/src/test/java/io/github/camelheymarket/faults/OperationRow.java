package io.github.camelheymarket.faults;

import static io.github.camelheymarket.model.Outcome.CREATED;
import static io.github.camelheymarket.model.Outcome.DELETED;
import static io.github.camelheymarket.model.Outcome.SENT;
import static io.github.camelheymarket.model.Outcome.UPDATED;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of operation, each at work on an account with Mara, who opted out, and Tove. Each knows which of its requests
 * the faults are to hit, and how the account is to look once it is done.
 */
enum OperationRow {
    GET_V1("`get` on v1", "GET /v1/contact/[^/]+", "contacts/get", account -> account.id("Mara")),
    GET_V2("`get` on v2", "GET /v2/contact/[^/]+", "contacts/get", account -> account.uuid("Mara")),
    LOOKUP("`lookup`", "POST /v1/contact/get", "contacts/lookup", account -> Map.of("phone", "12025550143")),
    SEARCH("`search`", "POST /v2/contacts/search", "contacts/search", account -> "12025550143"),
    LIST_V1(
            "`list` on v1, its second page",
            "POST /v1/contacts",
            "contacts/list?apiVersion=v1&pageSize=1",
            account -> null),
    LIST_V2("`list` on v2, its second page", "POST /v2/contacts/list", "contacts/list?pageSize=1", account -> null),
    COUNT("`count`", "POST /v1/contacts/count", "contacts/count", account -> null),
    STATUS("`status`", "POST /v1/contact/status", "contacts/status", account -> account.id("Mara")),
    FIELDS("`contact-fields/list`", "POST /v1/contact-fields", "contact-fields/list", account -> null),
    UPDATE_V1(
            "`update` on v1",
            "PUT /v1/contact/[^/]+",
            "contacts/update",
            account -> Map.of("contact_id", account.id("Mara"), "first", "Maren"),
            List.of("Maren Quist out", "Tove Lind")),
    UPDATE_V2(
            "`update` on v2",
            "PUT /v2/contact/[^/]+",
            "contacts/update",
            account -> Map.of("contact_id", account.uuid("Mara"), "first", "Maren"),
            List.of("Maren Quist out", "Tove Lind")),
    DELETE_V1(
            "`delete` on v1",
            "DELETE /v1/contact/[^/]+",
            "contacts/delete",
            account -> account.id("Tove"),
            List.of("Mara Quist out")),
    DELETE_V2(
            "`delete` on v2",
            "DELETE /v2/contact/[^/]+",
            "contacts/delete",
            account -> account.uuid("Tove"),
            List.of("Mara Quist out")),
    SET_STATUS(
            "`set-status`",
            "POST /v1/contact/set_status",
            "contacts/set-status?status=unsubscribed",
            account -> account.id("Tove"),
            List.of("Mara Quist out", "Tove Lind out")),
    CREATE_V1(
            "`create` on v1",
            "POST /v1/contact",
            "contacts/create?apiVersion=v1",
            account -> Map.of("phone", "12025550112", "first", "Nils", "last", "Berg"),
            List.of("Mara Quist out", "Nils Berg", "Tove Lind")),
    CREATE_V2(
            "`create` on v2",
            "POST /v2/contact",
            "contacts/create",
            account -> Map.of("phone", "12025550112", "first", "Nils", "last", "Berg"),
            List.of("Mara Quist out", "Nils Berg", "Tove Lind")),
    BULK_SEARCH(
            "`bulk-upsert`, the search before",
            "POST /v2/contacts/search",
            "contacts/bulk-upsert?failOnPartial=false",
            account -> List.of(
                    Map.of("phone", "12025550112", "first", "Nils", "last", "Berg"),
                    Map.of("phone", "12025550167", "first", "Tova")),
            List.of("Mara Quist out", "Nils Berg", "Tova Lind"),
            List.of(CREATED, UPDATED)),
    BULK_CREATE(
            "`bulk-upsert`, new contacts",
            "POST /v2/contacts",
            "contacts/bulk-upsert?failOnPartial=false",
            account -> List.of(
                    Map.of("phone", "12025550112", "first", "Nils", "last", "Berg"),
                    Map.of("phone", "12025550113", "first", "Ines", "last", "Falk"),
                    Map.of("phone", "12025550114", "first", "Oona", "last", "Dahl", "is_opted_out", true)),
            List.of("Ines Falk", "Mara Quist out", "Nils Berg", "Oona Dahl out", "Tove Lind"),
            List.of(CREATED, CREATED, CREATED)),
    BULK_UPDATE(
            "`bulk-upsert`, known contacts",
            "POST (/v2/contacts|/v1/batch/contacts)",
            "contacts/bulk-upsert?failOnPartial=false",
            account -> List.of(
                    Map.of("phone", "12025550143", "first", "Maren"), Map.of("phone", "12025550167", "first", "Tova")),
            List.of("Maren Quist out", "Tova Lind"),
            List.of(UPDATED, UPDATED)),
    BULK_DELETE(
            "`bulk-delete`",
            "DELETE /v2/contacts",
            "contacts/bulk-delete?keepOptedOut=false&failOnPartial=false",
            account -> List.of(account.uuid("Mara"), account.uuid("Tove")),
            List.of(),
            List.of(SENT, SENT)),
    BULK_DELETE_ID(
            "`bulk-delete` by integer id",
            "DELETE /v1/contact/[^/]+",
            "contacts/bulk-delete?failOnPartial=false",
            account -> List.of(account.id("Tove")),
            List.of("Mara Quist out"),
            List.of(DELETED)),
    BULK_DELETE_PHONE(
            "`bulk-delete` by phone, the search before",
            "POST /v2/contacts/search",
            "contacts/bulk-delete?failOnPartial=false",
            account -> List.of(Map.of("phone", "12025550167")),
            List.of("Mara Quist out"),
            List.of(DELETED)),
    PLAIN_READ(
            "a plain read: `messages/history`",
            "GET /v1/messages",
            "messages/history",
            account -> Map.of("phone_number", "12025550143", "inbox_id", 12)),
    PLAIN_LIST(
            "a plain list: `surveys/list`, its second page",
            "POST /v1/surveys",
            "surveys/list?pageSize=1",
            account -> null),
    PLAIN_WRITE(
            "a plain write that can be repeated: `lists/update`",
            "PUT /v2/lists/[^/]+",
            "lists/update",
            account -> Map.of("add_contacts", List.of(account.id("Tove"))),
            List.of("Mara Quist out", "Spring: Tove", "Tove Lind")),
    PLAIN_CREATE(
            "a plain create: `tags/create`",
            "POST /v1/tag",
            "tags/create",
            account -> Map.of("tag", "Regular"),
            List.of("Mara Quist out", "Tove Lind", "tag Regular")),
    PLAIN_DELETE(
            "a plain delete: `tags/delete`",
            "DELETE /v1/tag/[^/]+",
            "tags/delete",
            account -> null,
            List.of("Mara Quist out", "Tove Lind", "no tag VIP")),
    SEND(
            "`messages/send`",
            "POST /v1/message/send",
            "messages/send?inbox=12&sender=310",
            account -> Map.of("phone", "12025550167", "text", "Hello"),
            List.of("Mara Quist out", "Tove Lind", "to 12025550167: Hello")),
    BULK_SEND(
            "`messages/bulk-send`",
            "POST /v1/message/send",
            "messages/bulk-send?inbox=12&sender=310&failOnPartial=false",
            account -> List.of(Map.of("phone", "12025550167", "text", "Hello")),
            List.of("Mara Quist out", "Tove Lind", "to 12025550167: Hello"),
            List.of(SENT)),
    API_READ("`api/call`, a GET", "GET /v1/team", "api/call?method=GET&path=/v1/team", account -> null),
    API_WRITE(
            "`api/call`, a POST of an unknown kind",
            "POST /v1/tag",
            "api/call?method=POST&path=/v1/tag",
            account -> Map.of("tag", "Regular"),
            List.of("Mara Quist out", "Tove Lind", "tag Regular"));

    private final String title;
    private final String target;
    private final String uri;
    private final Function<FaultedAccount, Object> body;
    private final List<String> after;
    private final List<Outcome> rows;

    /** One that changes nothing. */
    OperationRow(String title, String target, String uri, Function<FaultedAccount, Object> body) {
        this(title, target, uri, body, FaultedAccount.SEEDED);
    }

    /** One without rows. */
    OperationRow(String title, String target, String uri, Function<FaultedAccount, Object> body, List<String> after) {
        this(title, target, uri, body, after, List.of());
    }

    OperationRow(
            String title,
            String target,
            String uri,
            Function<FaultedAccount, Object> body,
            List<String> after,
            List<Outcome> rows) {
        this.title = title;
        this.target = target;
        this.uri = uri;
        this.body = body;
        this.after = after;
        this.rows = rows;
    }

    String title() {
        return title;
    }

    String uri(String options) {
        return "heymarket:" + uri + (uri.contains("?") ? "&" : "?") + options;
    }

    Object body(HeymarketSandbox sandbox) {
        return body.apply(new FaultedAccount(sandbox));
    }

    /** The {@link FaultedAccount#content content} of the account when all is well. */
    List<String> after() {
        return after;
    }

    boolean writes() {
        return !after.equals(FaultedAccount.SEEDED);
    }

    /** Whether the request that faults hit is the one that writes. */
    boolean isHitInAWrite() {
        return writes() && this != BULK_SEARCH && this != BULK_DELETE_PHONE;
    }

    /** The outcomes of its rows when all is well; empty for an operation that has no rows. */
    List<Outcome> rows() {
        return rows;
    }

    /** The request that faults are to hit, by method and path. */
    boolean isTarget(String method, String path) {
        return (method + " " + path.replaceFirst("\\?.*", "")).matches(target);
    }

    /** Knows such requests, from the second on for a list. */
    BiPredicate<String, String> targets() {
        AtomicInteger met = new AtomicInteger(isList() ? -1 : 0);
        return (method, path) -> isTarget(method, path) && met.incrementAndGet() > 0;
    }

    boolean isList() {
        return this == LIST_V1 || this == LIST_V2 || this == PLAIN_LIST;
    }

    /** Whether a success looks like one to the caller. */
    boolean isGood(Object result) {
        return switch (this) {
            case GET_V1, GET_V2, LOOKUP -> "Mara".equals(((Contact) result).getFirst());
            case SEARCH, FIELDS, PLAIN_READ -> result instanceof List<?> all && all.size() == 1;
            case COUNT -> Long.valueOf(2).equals(result);
            case STATUS -> ((ContactStatus) result).optedOut();
            case API_READ, API_WRITE, PLAIN_WRITE, PLAIN_CREATE ->
                result instanceof Map<?, ?> answer && answer.containsKey("id");
            case LIST_V1, LIST_V2 ->
                result instanceof List<?> all
                        && all.size() == 2
                        && all.stream()
                                .map(contact -> ((Contact) contact).getFirst())
                                .collect(Collectors.toSet())
                                .equals(Set.of("Mara", "Tove"));
            case PLAIN_LIST -> result instanceof List<?> all && Set.copyOf(all).size() == 2;
            case SEND -> ((HeymarketMessage) result).getId() != null;
            case CREATE_V1, CREATE_V2 -> ((Contact) result).getId() != null;
            default -> rows.isEmpty() || outcomes(result).equals(rows);
        };
    }

    static List<Outcome> outcomes(Object result) {
        List<Outcome> outcomes = new ArrayList<>();
        ((BulkResult) result).rows().forEachRemaining(row -> outcomes.add(row.outcome()));
        return outcomes;
    }
}
