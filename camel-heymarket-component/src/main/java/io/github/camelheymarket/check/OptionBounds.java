package io.github.camelheymarket.check;

import io.github.camelheymarket.configuration.ConsumerConfiguration;
import java.util.Set;

/** The least values of options that are numbers. */
public final class OptionBounds {

    private static final Set<String> TIMES =
            Set.of("connectTimeout", "responseTimeout", "maxRetryDelay", "maxBudgetWait");

    private OptionBounds() {}

    /** @throws IllegalArgumentException naming the option and what it is at least */
    public static void check(ConsumerConfiguration configuration, int pageSize) {
        atLeast("pageSize", pageSize, 1);
        atLeast("contactsPerExchange", configuration.getContactsPerExchange(), 0);
        atLeast("maxInFlight", configuration.getMaxInFlight(), 1);
        atLeast("overlap", configuration.getOverlap(), 0);
        atLeast("maxDeliveryAttempts", configuration.getMaxDeliveryAttempts(), 0);
        atLeast("bulkSize", configuration.getBulkSize(), 1);
        atLeast("maxSplitCalls", configuration.getMaxSplitCalls(), 0);
    }

    static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("The option " + option + " is " + value + "; it must be at least "
                    + least + (TIMES.contains(option) ? " (milliseconds, or with a unit such as 10s)." : "."));
        }
    }
}
