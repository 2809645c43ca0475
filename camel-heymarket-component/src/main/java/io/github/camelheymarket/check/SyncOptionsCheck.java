package io.github.camelheymarket.check;

import io.github.camelheymarket.configuration.SyncConfiguration;
import io.github.camelheymarket.sync.SyncMode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds options of contacts/sync that contradict each other, or that its mode would not use (R9). */
public final class SyncOptionsCheck {

    private static final String SYNC = "contacts/sync";
    private static final List<String> OF_MIRROR = List.of("syncName", "maxDeletes", "ledgerDirectory", "ledgerFactory");
    private static final Map<String, String> TAKE_AWAY =
            Map.of("clearEmpty", "clears nothing", "allowOptIn", "subscribes no contact");

    private SyncOptionsCheck() {}

    /**
     * @param given the names of the options in the URI
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    public static void check(String operation, Set<String> given, SyncConfiguration options) {
        if (!operation.equals(SYNC)) {
            return;
        }
        SyncMode mode = SyncMode.of(options.getMode());
        if (mode == SyncMode.MIRROR) {
            mirror(options);
        } else {
            OF_MIRROR.stream().filter(given::contains).findFirst().ifPresent(option -> {
                throw new IllegalArgumentException(
                        option + " can only be used with mode=mirror, and the mode is " + mode.word() + ". Remove it.");
            });
        }
        if (!mode.mayTakeAway()) {
            TAKE_AWAY.forEach((option, nothing) -> {
                if (given.contains(option)) {
                    throw new IllegalArgumentException("mode=" + mode.word() + " " + nothing + ", so that " + option
                            + " would have no effect. Remove it.");
                }
            });
        }
        if (given.contains("pageSize") && !options.getStrategy().equals("snapshot")) {
            throw new IllegalArgumentException("pageSize can only be used with strategy=snapshot. Remove it.");
        }
        if (!(options.getErrorThreshold() >= 0 && options.getErrorThreshold() <= 1)) {
            throw new IllegalArgumentException("errorThreshold must be a fraction of the rows, from 0.0 to 1.0.");
        }
        if (options.getMaxFailedRecords() < 0) {
            throw new IllegalArgumentException("maxFailedRecords must be at least 0, which means no limit.");
        }
    }

    private static void mirror(SyncConfiguration options) {
        if (options.getSyncName() == null || !options.getSyncName().matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "mode=mirror requires syncName, the name of its ledger: up to 100 letters, digits, dots, hyphens and "
                            + "underscores, not beginning with a dot.");
        }
        if (options.getMaxDeletes() == null || options.getMaxDeletes() < 0) {
            throw new IllegalArgumentException(
                    "mode=mirror requires maxDeletes, the maximum number of contacts that one run may delete: it has no default.");
        }
    }
}
