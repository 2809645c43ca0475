package io.github.camelheymarket;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.api.management.ManagedAttribute;
import org.jspecify.annotations.Nullable;

/** The JMX attributes of the polls of a consumer, which the dev console shows too. */
public interface ManagedPolls {

    /** A snapshot of the progress. */
    PollState pollState();

    /**
     * @param cursor the time up to which everything was delivered, {@code null} if there is no cursor, or none yet
     * @param cursorAge how long ago that was by Heymarket's clock, {@code null} if there is no cursor
     * @param inFlight the number of exchanges that were delivered and have not completed
     * @param delivered the number of exchanges since the consumer was created, those in flight included
     */
    record PollState(@Nullable Instant cursor, @Nullable Duration cursorAge, int inFlight, long delivered) {

        static PollState withoutCursor(int inFlight, long delivered) {
            return new PollState(null, null, inFlight, delivered);
        }

        /** @param now by Heymarket's clock, like the cursor */
        static PollState of(@Nullable Instant cursor, Instant now, int inFlight, long delivered) {
            return new PollState(cursor, cursor == null ? null : Duration.between(cursor, now), inFlight, delivered);
        }
    }

    @ManagedAttribute(description = "Milliseconds since the time of the cursor; -1 without a cursor")
    default long getCursorAgeMillis() {
        Duration age = pollState().cursorAge();
        return age == null ? -1 : age.toMillis();
    }

    @ManagedAttribute(description = "Exchanges delivered and not yet completed")
    default int getDeliveredInFlight() {
        return pollState().inFlight();
    }

    @ManagedAttribute(description = "Exchanges delivered since the consumer was created")
    default long getDelivered() {
        return pollState().delivered();
    }
}
