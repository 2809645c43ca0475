package io.github.camelheymarket.check;

import io.github.camelheymarket.configuration.SyncConfiguration;
import io.github.camelheymarket.sync.FailureLimits;
import io.github.camelheymarket.sync.SyncMode;
import io.github.camelheymarket.sync.SyncSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the options of {@code contacts/sync} do not contradict each other, and that its mode uses them (R9). */
public final class SyncOptionsCheck {

    private static final String SYNC = "contacts/sync";
    private static final List<String> OF_MIRROR = List.of("syncName", "maxDeletes", "ledgerDirectory", "ledgerFactory");
    private static final Map<String, String> TAKE_AWAY =
            Map.of("clearEmpty", "clears nothing", "allowOptIn", "subscribes no contact");

    private SyncOptionsCheck() {}

    /**
     * @param given the names of the options in the URI
     * @throws IllegalArgumentException naming the option and the remedy
     */
    public static void check(String operation, Set<String> given, SyncConfiguration options) {
        if (!operation.equals(SYNC)) {
            return;
        }
        SyncMode mode = SyncMode.of(options.getMode());
        if (mode == SyncMode.MIRROR) {
            SyncSettings.Mirror.check(options.getSyncName(), options.getMaxDeletes());
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
        new FailureLimits(options.getErrorThreshold(), options.getMaxFailedRecords(), options.getBulkSize());
    }
}
