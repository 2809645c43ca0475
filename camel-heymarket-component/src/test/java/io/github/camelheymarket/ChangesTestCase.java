package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A route from contacts/changes that is polled by hand and restarted, with a clock that only the test moves. */
abstract class ChangesTestCase {

    static final ChangesRig.Clock CLOCK = new ChangesRig.Clock();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(sandbox -> sandbox.clock(CLOCK));

    @TempDir
    Path folder;

    final List<ChangesRig> lives = new ArrayList<>();
    HeymarketSandbox sandbox;

    @BeforeEach
    final void begin() {
        CLOCK.reset();
        sandbox = HEYMARKET.sandbox();
    }

    @AfterEach
    final void end() {
        lives.forEach(ChangesRig::close);
    }

    /** A life of the program. */
    ChangesRig rig() {
        ChangesRig rig = new ChangesRig(sandbox, CLOCK);
        lives.add(rig);
        return rig;
    }

    /** Each changed a second after the one before, the last one an hour ago. */
    List<SandboxContact> people(Profile profile, int count) {
        sandbox.profile(profile);
        return IntStream.range(0, count)
                .mapToObj(i -> sandbox.seed(Seed.phone("1202555" + (1000 + i))
                        .first("Mara" + i)
                        .updated(CLOCK.now().minusSeconds(3_600 + count - i))))
                .toList();
    }

    /** What comes of all of them, having changed since the first poll or in the first load. */
    List<Long> changedOrLoaded(ChangesRig rig, String start, List<SandboxContact> people) {
        if (start.equals("fromNow")) {
            rig.poll();
            pass(60);
            people.forEach(contact -> ChangesRig.change(sandbox, contact, "Maren"));
        }
        return rig.poll();
    }

    static void pass(int seconds) {
        CLOCK.pass(Duration.ofSeconds(seconds));
    }

    static List<Long> ids(List<SandboxContact> people) {
        return people.stream().map(SandboxContact::id).toList();
    }
}
