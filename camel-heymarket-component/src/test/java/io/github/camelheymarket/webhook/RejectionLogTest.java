package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.LogCapture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Anybody can send deliveries, and nobody may fill the log with them. */
class RejectionLogTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final RejectionLog log = new RejectionLog(clock::get);

    private List<String> reject(int times) {
        List<String> lines = LogCapture.during(() -> {
            for (int i = 0; i < times; i++) {
                // Deliveries come in different threads.
                CompletableFuture.runAsync(() -> log.rejected(new RejectedDelivery(401, "The token is wrong.")))
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
            }
        });
        return lines.stream().filter(line -> line.contains(" WARN ")).toList();
    }

    @Test
    void theFirstRejectionOfAMinuteIsLoggedAndSaysHowManyWereNot() {
        assertThat(reject(3)).singleElement().asString().contains("401: The token is wrong. 0 more");
        clock.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
        assertThat(reject(2)).isEmpty();
        clock.addAndGet(1);
        assertThat(reject(2)).singleElement().asString().contains(". 4 more deliveries were rejected");
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(reject(1)).singleElement().asString().contains(". 1 more");
    }
}
