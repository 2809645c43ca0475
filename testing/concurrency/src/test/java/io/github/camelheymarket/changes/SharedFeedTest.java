package io.github.camelheymarket.changes;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.StillTime;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The feed of a route is closed once, by its last user, and never used after; a restart opens it after that. */
class SharedFeedTest {

    /** A store that only one may have open, as a cursor file. */
    private static final class Store {
        private int opened;
        private int open;

        private ChangeFeed open() {
            assertEquals(0, open, "two consumers of one cursor");
            open++;
            opened++;
            CursorStore store = new CursorStore() {
                @Override
                public String load() {
                    return null;
                }

                @Override
                public void save(String text) {
                    assertEquals(1, open, "used after its close");
                }

                @Override
                public void close() {
                    assertEquals(1, open, "closed twice");
                    open--;
                }
            };
            StillTime time = new StillTime();
            return new ChangeFeed(new ChangeFeed.Settings(
                    new ChangeFeed.Source(Account.of("https://api.heymarket.com", "id"), null, id -> null, time),
                    new ChangeFeed.Stores(store, null, new OwnStates(null)),
                    Start.of("fromNow"),
                    new ChangeFeed.Delivery(Duration.ZERO, 1, 0)));
        }
    }

    @Test
    void theLastUserClosesTheFeed() {
        Interleavings.of(() -> {
            Store store = new Store();
            SharedFeed feed = new SharedFeed();
            feed.start(store::open);

            together(
                    () -> {
                        ChangeFeed used = feed.acquire();
                        if (used != null) {
                            feed.retain();
                            assertEquals(1, store.open);
                        }
                        if (used != null) {
                            assertEquals(1, store.open);
                            feed.release();
                            assertEquals(1, store.open);
                            feed.release();
                        }
                    },
                    feed::stop);

            assertEquals(0, store.open);
            assertNull(feed.acquire());
            assertNull(feed.peek());
        });
    }

    @Test
    void aRestartDoesNotOpenASecondFeed() {
        Interleavings.of(() -> {
            Store store = new Store();
            SharedFeed feed = new SharedFeed();
            Supplier<ChangeFeed> opener = store::open;
            feed.start(opener);
            assertNotNull(feed.acquire());

            together(
                    () -> {
                        feed.stop();
                        feed.start(opener);
                    },
                    feed::release);

            assertEquals(1, store.open);
            feed.stop();
            assertEquals(0, store.open);
        });
    }
}
