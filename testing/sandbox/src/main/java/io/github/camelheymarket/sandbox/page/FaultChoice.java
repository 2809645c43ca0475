package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.function.IntFunction;

/** The faults that the page offers. Some take a number; {@link #number()} is what it is at first, 0 where there is none. */
enum FaultChoice {
    STATUS("An answer with a status, the number; nothing is stored", 500, Fault::status),
    STATUS_AFTER_APPLY("The call is stored, the answer has a status, the number", 502, Fault::statusAfterApply),
    RETRY_AFTER("A 429 with Retry-After in seconds, the number", 2, seconds -> Fault.retryAfter("" + seconds)),
    REFUSE_401("A 401 although the credential is good", 0, none -> Fault.refuse401Once()),
    RESET_BEFORE_APPLY("The connection is reset, nothing is stored", 0, none -> Fault.resetBeforeApply()),
    RESET_AFTER_APPLY("The call is stored, then the connection is reset", 0, none -> Fault.resetAfterApply()),
    RESET_THEN_APPLY(
            "The connection is reset, the call is stored when the faults are removed",
            0,
            none -> Fault.resetThenApply()),
    HOLD_BEFORE_APPLY("The request waits until the faults are removed", 0, none -> Fault.holdBeforeApply()),
    HOLD_AFTER_APPLY(
            "The call is stored, the answer waits until the faults are removed", 0, none -> Fault.holdAfterApply()),
    TRUNCATED("The call is stored, half of the answer arrives", 0, none -> Fault.truncated()),
    VANISH_ROWS("The call is stored, so many rows are missing in the answer", 1, Fault::vanishRows),
    GARBAGE("The call is stored, the answer is no JSON", 0, none -> Fault.garbage()),
    HTML_200("A 200 with an HTML page, as from a proxy; nothing is stored", 0, none -> Fault.html200()),
    DEEP_NESTING("The call is stored, the answer is nested very deep", 0, none -> Fault.deepNesting()),
    ENDLESS_BODY("The call is stored, the answer does not end", 0, none -> Fault.endlessBody()),
    DRIP(
            "The call is stored, the answer arrives byte by byte, with so many milliseconds between",
            50,
            millis -> Fault.drip(Duration.ofMillis(millis)));

    private final String meaning;
    private final int number;
    private final IntFunction<Fault> made;

    FaultChoice(String meaning, int number, IntFunction<Fault> made) {
        this.meaning = meaning;
        this.number = number;
        this.made = made;
    }

    String meaning() {
        return meaning;
    }

    int number() {
        return number;
    }

    Fault make(int value) {
        return made.apply(value);
    }

    /** The choice of that name. */
    static FaultChoice named(String name) {
        for (FaultChoice choice : values()) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        throw new Refusal(400, "There is no such fault");
    }
}
