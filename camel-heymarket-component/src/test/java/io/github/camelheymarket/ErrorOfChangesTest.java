package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.spi.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same as {@link ErrorReleasesEverythingTest} for a route that begins with contacts/changes. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ErrorOfChangesTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    @Test
    void aFailedStartLeavesBothFilesFree() throws Exception {
        Path cursor = folder.resolve("cursor");
        HEYMARKET.sandbox().seed(Seed.phone("12025551000"));
        String options = "detectDeletes=true&cursorFile=" + cursor;
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            rig.start(options).poll();
        }
        Path known = folder.resolve("cursor.known");
        String whole = Files.readString(known);
        Files.writeString(known, "damaged");
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            assertThat(catchThrowable(() -> rig.start(options))).isNotNull();
        }
        Files.writeString(known, whole);
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            assertThat(catchThrowable(() -> rig.start(options))).isNull();
        }
    }

    @Test
    void anErrorOfASchedulerAtTheStartLeavesTheFileFree() {
        String options = "cursorFile=" + folder.resolve("cursor");
        // The other one starts before this one ends, for Camel does not stop all that has failed to start.
        try (ChangesRig failed = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM);
                ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            failed.context().getRegistry().unbind("poller");
            failed.context().getRegistry().bind("poller", new DefaultScheduledPollConsumerScheduler() {
                @Override
                public void startScheduler() {
                    throw new StackOverflowError();
                }
            });
            assertThat(catchThrowable(() -> failed.start(options))).isNotNull();

            assertThat(catchThrowable(() -> rig.start(options))).isNull();
        }
    }

    @Test
    void anErrorOfARepositoryAtTheStartLeavesNothingLocked() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        MemoryStateRepository states = new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                if (broken.get()) {
                    throw new StackOverflowError();
                }
                return super.getState(key);
            }
        };
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            rig.context().getRegistry().bind("states", states);
            rig.context().start();
            assertThat(catchThrowable(() -> rig.start("start=fromBeginning&cursorRepository=#states&cursorKey=k")))
                    .isNotNull();
            broken.set(false);
            HEYMARKET.sandbox().seed(Seed.phone("12025551000"));

            rig.context().getRouteController().stopRoute("changes");
            rig.context().getRouteController().startRoute("changes");

            // By another thread than the one that the start failed in.
            assertThat(CompletableFuture.supplyAsync(rig::poll).get(100, TimeUnit.SECONDS))
                    .hasSize(1);
            assertThat(rig.handled).isEmpty();
        }
    }

    @Test
    void anErrorOfTheRouteIsAFailedDeliveryThatComesAgain() {
        HEYMARKET.sandbox().seed(Seed.phone("12025551000"));
        AtomicBoolean broken = new AtomicBoolean(true);
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            rig.start("start=fromBeginning", exchange -> {
                if (broken.getAndSet(false)) {
                    throw new StackOverflowError();
                }
            });
            rig.poll();
            assertThat(rig.poll()).hasSize(1);
        }
    }
}
