package io.github.camelheymarket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.ChildJvm;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.charset.StandardCharsets;
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
        // The soaks have small heaps, and 50,000 contacts of the sandbox need more.
        Process process = ChildJvm.with("-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                .run(ChangesSoak.class, PROFILE.name(), Integer.toString(CONTACTS), folder.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(told);
        assertThat(process.waitFor()).as(told).isZero();
    }

    public static void main(String[] args) throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(Profile.named(args[0]))
                .recordBodies(false)
                .maxRecorded(1_000)
                .start()) {
            sandbox.set(Switch.PAGE_CAP, 0);
            sandbox.seedMany(Integer.parseInt(args[1]), 4);
            new ChangesUnderFire(sandbox, Path.of(args[2]), 1_000, 4).run(2_000, 200, 3);
        }
    }
}
