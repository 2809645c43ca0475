package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/** The ways a request can go wrong. */
enum FaultColumn {
    REFUSED("connection refused"),
    RESET_BEFORE("reset before it was applied"),
    RESET_AFTER("reset after it was applied"),
    TIMEOUT("no answer in time"),
    RATE_LIMITED_WITH("429 with Retry-After"),
    RATE_LIMITED_WITHOUT("429 without"),
    UNAUTHORIZED("401"),
    ERROR_500("500"),
    ERROR_503("503"),
    TRUNCATED("answer cut off"),
    HTML("HTML with status 200"),
    ENDLESS("answer without end"),
    NESTED("nested without end"),
    REDIRECT("redirect");

    private final String title;

    FaultColumn(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Lets it happen to so many of the requests that the predicate knows.
     *
     * @return how many requests it has hit
     */
    LongSupplier strike(FaultRig rig, BiPredicate<String, String> methodAndPath, int times) {
        if (this == REFUSED) {
            rig.refused.refuse(times, methodAndPath);
            return rig.refused::refused;
        }
        return rig.sandbox.faults().add(fault(rig).when(methodAndPath).times(times))::hits;
    }

    /** Whether what it strikes has been done. */
    boolean applies() {
        return this == RESET_AFTER || this == TIMEOUT || this == TRUNCATED || this == ENDLESS || this == NESTED;
    }

    /** Whether the caller cannot know if what it strikes has been done. */
    boolean isDoubtful() {
        return switch (this) {
            case RESET_BEFORE, RESET_AFTER, TIMEOUT, ERROR_500, ERROR_503, TRUNCATED, HTML, ENDLESS, NESTED -> true;
            case REFUSED, RATE_LIMITED_WITH, RATE_LIMITED_WITHOUT, UNAUTHORIZED, REDIRECT -> false;
        };
    }

    /** Only what is held back needs a short patience; elsewhere a slow machine must not look like a fault. */
    String options() {
        return "responseTimeout=" + (this == TIMEOUT ? 1_500 : 20_000);
    }

    private Fault fault(FaultRig rig) {
        return switch (this) {
            case RESET_BEFORE -> Fault.resetBeforeApply();
            case RESET_AFTER -> Fault.resetAfterApply();
            case TIMEOUT -> Fault.holdAfterApply();
            case RATE_LIMITED_WITH -> Fault.retryAfter("1");
            case RATE_LIMITED_WITHOUT -> Fault.status(429);
            case UNAUTHORIZED -> Fault.refuse401Once();
            case ERROR_500 -> Fault.status(500);
            case ERROR_503 -> Fault.status(503);
            case TRUNCATED -> Fault.truncated();
            case HTML -> Fault.html200();
            case ENDLESS -> Fault.endlessBody();
            case NESTED -> Fault.deepNesting();
            case REDIRECT -> Fault.redirect(307, rig.otherHost() + "/v1/contact");
            case REFUSED -> throw new IllegalStateException("no request of these arrives");
        };
    }
}
