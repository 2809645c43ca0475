package io.github.camelheymarket.client;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelheymarket.client.RecentWrites.Written;
import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.StillTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of contacts that are written at the same time, each one is remembered; what is forgotten is this contact alone. */
class RecentWritesTest {

    private static final List<String> KEYS = List.of("phone:12025550143", "email:mara@example.com");
    private static final Written FIRST = new Written(1L, null, 1);
    private static final Written SECOND = new Written(2L, null, 1);

    @Test
    void contactsOfOneKeyAreBothRemembered() {
        Interleavings.of(() -> {
            RecentWrites writes = new RecentWrites(new StillTime());

            together(() -> writes.remember(KEYS, FIRST), () -> writes.remember(KEYS, SECOND));

            KEYS.forEach(key -> assertEquals(Set.of(FIRST, SECOND), Set.copyOf(writes.find(key))));
        });
    }

    @Test
    void aContactIsForgottenWithoutTheOther() {
        Interleavings.of(() -> {
            RecentWrites writes = new RecentWrites(new StillTime());
            writes.remember(KEYS, FIRST);

            together(() -> writes.forget(KEYS, FIRST), () -> writes.remember(KEYS, SECOND));

            KEYS.forEach(key -> assertEquals(List.of(SECOND), writes.find(key)));
            assertEquals(2, writes.size());
        });
    }
}
