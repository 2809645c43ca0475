package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small version of {@link ChangesSoak}. */
class ChangesKilledTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aKilledRouteLosesNothingWhileOthersWriteAndHeymarketFails(Profile profile) throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .recordBodies(false)
                .maxRecorded(1_000)
                .start()) {
            sandbox.seedMany(300, 4);
            new ChangesUnderFire(sandbox, folder, 50, 4).run(60, 15, 2);
        }
    }
}
