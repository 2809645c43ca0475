package io.github.camelheymarket.api;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.StillTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is read once for all, such as the fields and tags that rows are mapped with, is read once. */
class CachedTest {

    @Test
    void aValueIsLoadedOnceForAll() {
        Interleavings.of(() -> {
            AtomicInteger loads = new AtomicInteger();
            Cached<String> cached = new Cached<>(() -> "value " + loads.incrementAndGet(), new StillTime());
            String[] values = new String[2];

            together(() -> values[0] = cached.get(), () -> values[1] = cached.get());

            assertEquals(1, loads.get());
            assertSame(values[0], values[1]);
        });
    }

    /** Several messages with an unknown name at once cost one more load, whoever comes first. */
    @Test
    void anUnknownNameIsLookedUpInOneNewerValue() {
        Interleavings.of(() -> {
            AtomicInteger loads = new AtomicInteger();
            Cached<Integer> cached = new Cached<>(loads::incrementAndGet, new StillTime());
            cached.get();
            Interleavings.Work unknown = () -> {
                Optional<Integer> found = cached.find(value -> value == 2 ? Optional.of(value) : Optional.empty());
                assertEquals(Optional.of(2), found);
            };

            together(unknown, unknown);

            assertEquals(2, loads.get());
        });
    }
}
