package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What goes wrong at the server in the histories of the rest of the API, and where. */
final class RestFaults {

    /** The requests that operations write with. */
    private static final Map<String, String> WRITES = new HashMap<>();

    static {
        WRITES.put("tags/create", "POST /v1/tag");
        WRITES.put("tags/delete", "DELETE /v1/tag/");
        WRITES.put("contact-fields/create", "POST /v1/contacts/fields");
        WRITES.put("lists/create", "POST /v2/lists");
        WRITES.put("lists/update", "PUT /v2/lists/");
        WRITES.put("lists/delete", "DELETE /v2/lists/");
        WRITES.put("templates/create", "POST /v1/template");
        WRITES.put("templates/update", "PUT /v1/template/");
        WRITES.put("templates/delete", "DELETE /v1/template/");
        WRITES.put("schedule/create", "POST /v1/schedule");
        WRITES.put("schedule/update", "PUT /v1/schedule/");
        WRITES.put("schedule/delete", "DELETE /v1/schedule/");
        WRITES.put("channels/add", "POST /v2/contact/");
        WRITES.put("channels/update", "PUT /v2/contact/");
        WRITES.put("channels/delete", "DELETE /v2/contact/");
        WRITES.put("emails/send", "POST /v1/email/send");
        WRITES.put("contacts/set-status", "POST /v1/contact/set_status");
        for (String change : List.of("open", "close", "read", "unread", "reassign", "transfer")) {
            WRITES.put("conversations/" + change, "POST /v1/conversations/" + change);
        }
    }

    private static final List<String> READS = List.of(
            "POST /v2/contacts/search",
            "GET /v1/contact/",
            "GET /v2/contact/",
            "POST /v1/contact/status",
            "POST /v1/tags",
            "GET /v1/tag/",
            "GET /v1/list/",
            "GET /v1/template/",
            "GET /v1/schedule/",
            "GET /v1/conversations/");

    private static final List<Supplier<Fault>> ON_WRITES = MadeUpFaults.with(
            MadeUpFaults.ANYWHERE,
            () -> Fault.statusAfterApply(500),
            () -> Fault.statusAfterApply(503),
            () -> Fault.status(200, "\"Rate limited\""));

    static final MadeUpFaults.Kind ALL =
            new MadeUpFaults.Kind(READS, List.copyOf(new TreeSet<>(WRITES.values())), RestFaults::kinds, 25);

    private RestFaults() {}

    /** The request that a call writes with. */
    static String write(RestCall call) {
        String operation = call.uri().replaceFirst("\\?.*", "");
        String bulk = call.uri().contains("apiVersion=v1") ? "POST /v1/batch/contacts" : "POST /v2/contacts";
        return operation.equals("contacts/update") ? "PUT /v" : WRITES.getOrDefault(operation, bulk);
    }

    private static List<Supplier<Fault>> kinds(String target) {
        return READS.contains(target) ? MadeUpFaults.ANYWHERE : ON_WRITES;
    }
}
