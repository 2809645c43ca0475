package io.github.camelheymarket.message;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelheymarket.concurrency.Interleavings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of messages that are sent at the same time, each one is remembered: one that is forgotten would be sent twice. */
class RecentSendsTest {

    @Test
    void messagesThatAreSentAtOneTimeAreAllRemembered() {
        Interleavings.of(() -> {
            RecentSends sends = new RecentSends();

            together(() -> sends.add("a", 1), () -> sends.add("b", 2));

            assertEquals(Optional.of(1L), sends.id("a"));
            assertEquals(Optional.of(2L), sends.id("b"));
            assertTrue(sends.contains(1) && sends.contains(2));
        });
    }

    /** Who finds the message knows its id among those that were sent: else a search would take it for another. */
    @Test
    void aMessageThatIsFoundIsAmongTheIds() {
        Interleavings.of(() -> {
            RecentSends sends = new RecentSends();

            together(() -> sends.add("a", 1), () -> {
                Optional<Long> id = sends.id("a");
                assertTrue(id.isEmpty() || sends.contains(id.get()));
            });

            assertTrue(sends.contains(1));
        });
    }
}
