package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 50,000 contacts, 2,000 changes, creations and deletions during 200 polls, three kills, faults on. Not part of the normal
 * build:
 *
 * <pre>./mvnw -pl camel-heymarket-component -am -Psoak test -Dtest=ChangesSoak -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * {@code -Dsoak.contacts=} sets another number of contacts, {@code -Dsoak.profile=hostile} the sandbox's other face, whose
 * pages of at most 30 are widened here: each deletion has the whole list read.
 */
class ChangesSoak {

    private static final int CONTACTS = Integer.getInteger("soak.contacts", 50_000);
    private static final Profile PROFILE = Profile.named(System.getProperty("soak.profile", "kind"));

    @TempDir
    Path folder;

    @Test
    void everyFinalStateIsDeliveredWhateverHappens() throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(PROFILE)
                .recordBodies(false)
                .maxRecorded(1_000)
                .start()) {
            sandbox.set(Switch.PAGE_CAP, 0);
            sandbox.seedMany(CONTACTS, 4);
            new ChangesUnderFire(sandbox, folder, 1_000, 4).run(2_000, 200, 3);
        }
    }
}
