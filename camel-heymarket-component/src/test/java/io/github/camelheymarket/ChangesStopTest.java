package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.spi.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A route from contacts/changes that stops while an exchange on another thread saves the cursor. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChangesStopTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    @Test
    void theCursorFileStaysLockedUntilTheLastSaveHasEnded() throws Exception {
        HEYMARKET.sandbox().seed(Seed.phone("12025551000"));
        String options = "start=fromBeginning&cursorFile=" + folder.resolve("cursor");
        HeldClock clock = new HeldClock();
        try (ChangesRig first = new ChangesRig(HEYMARKET.sandbox(), clock)) {
            first.start(new RouteBuilder() {
                @Override
                public void configure() {
                    from(ChangesRig.uri(options)).routeId("changes").to("seda:work");
                    from("seda:work").process(exchange -> clock.holdThisThread());
                }
            });
            try {
                first.poll();
                clock.held.await();
                first.context().getRouteController().stopRoute("changes");

                try (ChangesRig second = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
                    assertThatThrownBy(() -> second.start(options))
                            .isInstanceOf(HeymarketCursorException.class)
                            .hasMessageContaining("in use by another consumer");
                }
            } finally {
                clock.release.countDown();
            }
        }
        try (ChangesRig third = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            assertThat(third.start(options).poll()).isEmpty();
        }
    }

    /** Holds one thread when that thread asks how late the last save is, which it does before it saves. */
    private static final class HeldClock implements TimeSource {
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private volatile Thread thread;

        void holdThisThread() {
            thread = Thread.currentThread();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public Instant steady() {
            if (Thread.currentThread() == thread) {
                held.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return TimeSource.SYSTEM.steady();
        }
    }
}
