package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.Complaint;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.util.ErrorHandler;

/**
 * Warns of messages whose transaction was rolled back. When the broker is gone that happens to the messages of all consumers at
 * once, and one warning is enough.
 */
final class FailedMessages implements ErrorHandler {

    private static final Duration SAME_LOSS = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Consumer<String> warnings;
    private long lossWarnedAt;

    FailedMessages() {
        this(InstantSource.system(), LoggerFactory.getLogger(FailedMessages.class)::warn);
    }

    FailedMessages(InstantSource clock, Consumer<String> warnings) {
        this.clock = clock;
        this.warnings = warnings;
    }

    @Override
    public synchronized void handleError(Throwable failure) {
        if (!isLoss(failure)) {
            warnings.accept("A message failed and will be delivered again: " + Complaint.about(failure));
            return;
        }
        long now = clock.millis();
        if (lossWarnedAt == 0 || now - lossWarnedAt > SAME_LOSS.toMillis()) {
            lossWarnedAt = now;
            warnings.accept("The connection to the broker is lost; it is opened again, and the messages in progress are"
                    + " delivered again");
        }
    }

    private static boolean isLoss(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JMSException) {
                return true;
            }
        }
        return false;
    }
}
