package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes up what goes wrong at the server. */
final class HistoryFaults {

    private static final List<String> READS = List.of(
            "POST /v2/contacts/search",
            "GET /v1/contact/",
            "GET /v2/contact/",
            "POST /v1/contact/get",
            "POST /v1/contact/status",
            "POST /v2/contacts/list",
            "POST /v1/tags",
            "GET /v1/contact-fields");

    private static final List<String> WRITES = List.of(
            "POST /v1/contact/set_status",
            "POST /v2/contacts",
            "POST /v1/batch/contacts",
            "POST /v2/contact",
            "POST /v1/contact",
            "PUT /v1/contact/",
            "PUT /v2/contact/",
            "DELETE /v");

    private final Random random;
    private final HeymarketSandbox sandbox;
    private final List<String> story;

    HistoryFaults(Random random, HeymarketSandbox sandbox, List<String> story) {
        this.random = random;
        this.sandbox = sandbox;
        this.story = story;
    }

    /** Some, for the next call. */
    void add() {
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            boolean read = chance(40);
            String target = pick(read ? READS : WRITES);
            List<Supplier<Fault>> kinds = new ArrayList<>(List.of(
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
                    Fault::refuse401Once));
            if (!read) {
                kinds.add(() -> Fault.statusAfterApply(500));
                kinds.add(() -> Fault.statusAfterApply(503));
                kinds.add(() -> Fault.vanishRows(1));
            }
            String[] call = target.split(" ");
            boolean whole = !call[1].endsWith("/") && !call[1].endsWith("v");
            Fault fault = pick(kinds)
                    .get()
                    .when((method, called) ->
                            method.equals(call[0]) && (whole ? called.equals(call[1]) : called.startsWith(call[1])));
            if (chance(25)) {
                fault.always();
            } else if (chance(50)) {
                fault.times(2);
            }
            sandbox.faults().add(fault);
            story.add("  fault " + fault + " on " + target);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
