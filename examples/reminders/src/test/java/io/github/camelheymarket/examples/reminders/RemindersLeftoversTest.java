package io.github.camelheymarket.examples.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.examples.common.Leftovers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Looks at the threads of the whole JVM. */
@Isolated
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RemindersLeftoversTest {

    @Test
    void leavesNoThreadBehind() throws Exception {
        try (HeymarketSandbox sandbox =
                        HeymarketSandbox.builder().profile(Profile.KIND).start();
                Database database = Database.open(null, Map.of())) {
            assertThat(RemindersTest.real(sandbox, database).exitCode()).isEqualTo(Reminders.SUCCESS);

            Leftovers.noThreads("Camel.*");
        }
    }
}
