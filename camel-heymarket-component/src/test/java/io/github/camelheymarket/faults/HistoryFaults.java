package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.List;
import java.util.function.Supplier;

/** What goes wrong at the server in the histories, and where. */
final class HistoryFaults {

    static final List<String> READS_OF_CONTACTS = List.of(
            "POST /v2/contacts/search",
            "GET /v1/contact/",
            "GET /v2/contact/",
            "POST /v1/contact/get",
            "POST /v1/contact/status",
            "POST /v2/contacts/list",
            "POST /v1/tags");

    static final List<String> WRITES_OF_CONTACTS = List.of(
            "POST /v1/contact/set_status",
            "POST /v2/contacts",
            "POST /v1/batch/contacts",
            "POST /v2/contact",
            "POST /v1/contact",
            "PUT /v1/contact/",
            "PUT /v2/contact/",
            "DELETE /v");

    private static final List<Supplier<Fault>> ON_WRITES = MadeUpFaults.with(
            MadeUpFaults.ANYWHERE,
            () -> Fault.statusAfterApply(500),
            () -> Fault.statusAfterApply(503),
            () -> Fault.vanishRows(1));

    static final MadeUpFaults.Kind OF_CONTACTS =
            kind(MadeUpFaults.with(READS_OF_CONTACTS, "GET /v1/contact-fields"), WRITES_OF_CONTACTS);

    private HistoryFaults() {}

    private static MadeUpFaults.Kind kind(List<String> reads, List<String> writes) {
        return new MadeUpFaults.Kind(
                reads, writes, target -> reads.contains(target) ? MadeUpFaults.ANYWHERE : ON_WRITES, 25);
    }
}
