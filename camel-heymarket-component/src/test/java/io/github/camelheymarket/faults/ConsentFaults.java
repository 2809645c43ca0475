package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What goes wrong at the server in the histories of consent. */
final class ConsentFaults {

    static final MadeUpFaults.Kind ALL = new MadeUpFaults.Kind(
            HistoryFaults.READS_OF_CONTACTS, HistoryFaults.WRITES_OF_CONTACTS, ConsentFaults::kinds, 30);

    private ConsentFaults() {}

    private static List<Supplier<Fault>> kinds(String target) {
        List<Supplier<Fault>> kinds = new ArrayList<>(List.of(
                Fault::resetBeforeApply,
                Fault::resetAfterApply,
                () -> Fault.status(500),
                () -> Fault.status(503),
                () -> Fault.status(400),
                Fault::truncated,
                Fault::garbage,
                Fault::html200,
                Fault::refuse401Once));
        if (!HistoryFaults.READS_OF_CONTACTS.contains(target)) {
            kinds.add(() -> Fault.statusAfterApply(500));
            kinds.add(() -> Fault.status(200, "\"Rate limited\""));
            kinds.add(() -> Fault.status(200, "{}"));
            kinds.add(() -> Fault.status(200, ""));
        } else if (target.endsWith("/status")) {
            kinds.add(() -> Fault.status(200, "{}"));
            kinds.add(() -> Fault.status(200, "[{\"unsubscribed\":false}]"));
            kinds.add(() -> Fault.status(200, "{\"unsubscribed\":\"false\",\"blocked\":false}"));
        }
        return kinds;
    }
}
