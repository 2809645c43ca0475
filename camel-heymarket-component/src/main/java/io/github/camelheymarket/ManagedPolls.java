package io.github.camelheymarket;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.api.management.ManagedAttribute;

/** What a consumer shows of its polls, in JMX and in the dev console. */
public interface ManagedPolls {

    /** How far it has come: a copy that does not change. */
    PollState pollState();

    /**
     * @param cursor up to when everything was delivered, {@code null} where there is no cursor, or none yet
     * @param now by Heymarket's clock, which the cursor goes by too
     * @param inFlight exchanges that were delivered and have not ended
     * @param delivered exchanges since the consumer was made, those in flight too
     */
    record PollState(Instant cursor, Instant now, int inFlight, long delivered) {

        /** {@code null} where there is no cursor. */
        Duration cursorAge() {
            return cursor == null ? null : Duration.between(cursor, now);
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
