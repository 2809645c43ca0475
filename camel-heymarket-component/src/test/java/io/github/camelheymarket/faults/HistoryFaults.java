package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.ArrayList;
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

    private static final List<Supplier<Fault>> ANYWHERE = List.of(
            Fault::resetBeforeApply,
            Fault::resetAfterApply,
            () -> Fault.status(500),
            () -> Fault.status(503),
            () -> Fault.status(400),
            () -> Fault.status(429),
            Fault::truncated,
            Fault::garbage,
            Fault::html200,
            Fault::deepNesting,
            Fault::refuse401Once);

    private static final List<Supplier<Fault>> ON_WRITES = with(
            ANYWHERE, () -> Fault.statusAfterApply(500), () -> Fault.statusAfterApply(503), () -> Fault.vanishRows(1));

    static final MadeUpFaults.Kind OF_CONTACTS =
            kind(with(READS_OF_CONTACTS, "GET /v1/contact-fields"), WRITES_OF_CONTACTS);

    private HistoryFaults() {}

    private static MadeUpFaults.Kind kind(List<String> reads, List<String> writes) {
        return new MadeUpFaults.Kind(reads, writes, target -> reads.contains(target) ? ANYWHERE : ON_WRITES, 25);
    }

    @SafeVarargs
    private static <T> List<T> with(List<T> some, T... more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
