package io.github.camelheymarket.faults;

import static io.github.camelheymarket.model.Outcome.CREATED;
import static io.github.camelheymarket.model.Outcome.SENT;
import static io.github.camelheymarket.model.Outcome.UPDATED;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
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
    GET(
            "`get`",
            "GET /v2/contact/[^/]+",
            "contacts/get",
            account -> account.uuid("Mara"),
            List.of("Mara Quist out", "Tove Lind"),
            List.of()),
    LIST(
            "`list`, its second page",
            "POST /v2/contacts/list",
            "contacts/list?pageSize=1",
            account -> null,
            null,
            List.of()),
    UPDATE_V1(
            "`update` on v1",
            "PUT /v1/contact/[^/]+",
            "contacts/update",
            account -> Map.of("contact_id", account.id("Mara"), "first", "Maren"),
            List.of("Maren Quist out", "Tove Lind"),
            List.of()),
    UPDATE_V2(
            "`update` on v2",
            "PUT /v2/contact/[^/]+",
            "contacts/update",
            account -> Map.of("contact_id", account.uuid("Mara"), "first", "Maren"),
            List.of("Maren Quist out", "Tove Lind"),
            List.of()),
    DELETE_V1(
            "`delete` on v1",
            "DELETE /v1/contact/[^/]+",
            "contacts/delete",
            account -> account.id("Tove"),
            List.of("Mara Quist out"),
            List.of()),
    DELETE_V2(
            "`delete` on v2",
            "DELETE /v2/contact/[^/]+",
            "contacts/delete",
            account -> account.uuid("Tove"),
            List.of("Mara Quist out"),
            List.of()),
    SET_STATUS(
            "`set-status`",
            "POST /v1/contact/set_status",
            "contacts/set-status?status=unsubscribed",
            account -> account.id("Tove"),
            List.of("Mara Quist out", "Tove Lind out"),
            List.of()),
    CREATE_V1(
            "`create` on v1",
            "POST /v1/contact",
            "contacts/create?apiVersion=v1",
            account -> Map.of("phone", "12025550112", "first", "Nils", "last", "Berg"),
            List.of("Mara Quist out", "Nils Berg", "Tove Lind"),
            List.of()),
    CREATE_V2(
            "`create` on v2",
            "POST /v2/contact",
            "contacts/create",
            account -> Map.of("phone", "12025550112", "first", "Nils", "last", "Berg"),
            List.of("Mara Quist out", "Nils Berg", "Tove Lind"),
            List.of()),
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
            "contacts/bulk-delete?failOnPartial=false",
            account -> List.of(account.uuid("Mara"), account.uuid("Tove")),
            List.of(),
            List.of(SENT, SENT));

    static final List<String> BEFORE = List.of("Mara Quist out", "Tove Lind");

    private final String title;
    private final String target;
    private final String uri;
    private final Function<Account, Object> body;
    private final List<String> after;
    private final List<Outcome> rows;

    OperationRow(
            String title,
            String target,
            String uri,
            Function<Account, Object> body,
            List<String> after,
            List<Outcome> rows) {
        this.title = title;
        this.target = target;
        this.uri = uri;
        this.body = body;
        this.after = after == null ? List.of("Mara Quist out", "Tove Lind") : after;
        this.rows = rows;
    }

    String title() {
        return title;
    }

    String uri(String options) {
        return "heymarket:" + uri + (uri.contains("?") ? "&" : "?") + options;
    }

    Object body(HeymarketSandbox sandbox) {
        return body.apply(new Account(sandbox));
    }

    /** Names, and {@code out} behind those that opted out, sorted. */
    List<String> after() {
        return after;
    }

    boolean writes() {
        return !after.equals(BEFORE);
    }

    /** Whether the request that faults hit is the one that writes. */
    boolean isHitInAWrite() {
        return writes() && this != BULK_SEARCH;
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
        AtomicInteger met = new AtomicInteger(this == LIST ? -1 : 0);
        return (method, path) -> isTarget(method, path) && met.incrementAndGet() > 0;
    }

    /** Whether a success looks like one to the caller. */
    boolean isGood(Object result) {
        return switch (this) {
            case GET -> "Mara".equals(((Contact) result).getFirst());
            case LIST ->
                result instanceof List<?> all
                        && all.size() == 2
                        && all.stream()
                                .map(contact -> ((Contact) contact).getFirst())
                                .collect(Collectors.toSet())
                                .equals(Set.of("Mara", "Tove"));
            case CREATE_V1, CREATE_V2 -> ((Contact) result).getId() != null;
            default -> rows.isEmpty() || outcomes(result).equals(rows);
        };
    }

    static List<Outcome> outcomes(Object result) {
        List<Outcome> outcomes = new ArrayList<>();
        ((BulkResult) result).rows().forEachRemaining(row -> outcomes.add(row.outcome()));
        return outcomes;
    }

    static void seed(HeymarketSandbox sandbox) {
        sandbox.seed(Seed.phone("12025550143").first("Mara").last("Quist").optedOutByContact());
        sandbox.seed(Seed.phone("12025550167").first("Tove").last("Lind"));
    }

    /** The ids of an account's people. */
    private record Account(HeymarketSandbox sandbox) {

        String id(String first) {
            return sandbox.contacts().stream()
                    .filter(contact -> contact.first().equals(first))
                    .map(contact -> Long.toString(contact.id()))
                    .findFirst()
                    .orElseThrow();
        }

        String uuid(String first) {
            return sandbox.findById(Long.parseLong(id(first)))
                    .orElseThrow()
                    .uuid()
                    .toString();
        }
    }
}
