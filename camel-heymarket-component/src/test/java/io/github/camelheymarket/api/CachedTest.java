package io.github.camelheymarket.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is read once and used for some time. */
class CachedTest {

    private Instant now = Instant.EPOCH;
    private int loads;
    private final Cached<String> cached = new Cached<>(() -> "value " + ++loads, () -> now);

    /** In another thread: nobody is left waiting for a lock. */
    private String get() {
        return CompletableFuture.supplyAsync(cached::get)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private Optional<String> find(String wanted) {
        return CompletableFuture.supplyAsync(
                        () -> cached.find(value -> value.equals(wanted) ? Optional.of(value) : Optional.empty()))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void itIsLoadedOnceAndAgainWhenItIsOld() {
        assertThat(cached.peek()).isNull();
        assertThat(get()).isEqualTo("value 1");
        now = now.plus(Cached.MAX_AGE).minusNanos(1);
        assertThat(get()).isEqualTo("value 1");
        now = now.plusNanos(1);
        assertThat(get()).isEqualTo("value 2");
        assertThat(cached.peek()).isEqualTo("value 2");
        assertThat(get()).isEqualTo("value 2");
    }

    @Test
    void whatIsNotInItMayHaveBeenCreatedSince() {
        get();
        assertThat(find("value 2")).contains("value 2");
        assertThat(find("value 2")).contains("value 2");
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void anUnknownNameCausesNoMoreThanOneLoadInHalfAMinute() {
        get();
        assertThat(find("unknown")).isEmpty();
        now = now.plus(Cached.MIN_TIME_BETWEEN_RELOADS).minusNanos(1);
        assertThat(find("unknown")).isEmpty();
        assertThat(loads).isEqualTo(2);
        now = now.plusNanos(1);
        assertThat(find("unknown")).isEmpty();
        assertThat(loads).isEqualTo(3);
    }

    @Test
    void whatWasJustLoadedIsNotLoadedAgain() {
        assertThat(find("unknown")).isEmpty();
        assertThat(loads).isEqualTo(1);
        now = now.plus(Duration.ofHours(1));
        assertThat(find("unknown")).isEmpty();
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void whoUsedAnOlderValueGetsTheOneThatOthersLoaded() {
        String old = get();
        now = now.plus(Cached.MAX_AGE);
        String current = get();
        assertThat(CompletableFuture.supplyAsync(() -> cached.newerThan(old))
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join())
                .isEqualTo(current);
        assertThat(loads).isEqualTo(2);
    }
}
