package io.github.camelheymarket.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.IllegalStateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailedMessagesTest {

    private final List<String> warnings = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));
    private final FailedMessages failed = new FailedMessages(now::get, warnings::add);

    @Test
    void warnsOnceThatTheBrokerIsGoneAndAgainTheNextTime() {
        for (int consumer = 0; consumer < 64; consumer++) {
            failed.handleError(new RuntimeException(new IllegalStateException("Session is closed")));
        }
        assertThat(warnings).singleElement().asString().startsWith("The connection to the broker is lost");

        now.updateAndGet(time -> time.plusSeconds(60));
        failed.handleError(new IllegalStateException("Session is closed"));

        assertThat(warnings).hasSize(2);
    }

    @Test
    void warnsOfEachOtherFailure() {
        failed.handleError(new RuntimeException("no answer"));
        failed.handleError(new RuntimeException("no answer"));

        assertThat(warnings)
                .containsExactly(
                        "A message failed and will be delivered again: no answer",
                        "A message failed and will be delivered again: no answer");
    }
}
