package io.github.camelheymarket.conformance;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.util.Set;

/** Which requests change contacts, and which only ask. */
final class Requests {
    private static final Set<String> READS = Set.of(
            "POST /v1/contacts",
            "POST /v1/contacts/count",
            "POST /v1/contact/get",
            "POST /v1/contact/status",
            "POST /v1/contact-fields",
            "POST /v1/messages/all",
            "POST /v1/tags",
            "POST /v2/contacts/list",
            "POST /v2/contacts/search");

    private Requests() {}

    static boolean isRead(RecordedRequest request) {
        return request.method().equals("GET") || READS.contains(request.method() + " " + request.path());
    }

    /** A write, but for lists, and for deletes of UUIDs that were made up to find out how many one call takes. */
    static boolean isWriteOfContacts(RecordedRequest request) {
        return !isRead(request)
                && !request.path().startsWith("/v2/lists")
                && !(request.method().equals("DELETE") && request.path().equals("/v2/contacts"));
    }
}
