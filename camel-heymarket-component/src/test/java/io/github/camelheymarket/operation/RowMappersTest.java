package io.github.camelheymarket.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.Cached;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.row.RowRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What single operations know of custom fields and tags is shared by all threads, and a miss does not ask each time. */
class RowMappersTest {

    private static final Map<String, Object> UNKNOWN = Map.of("phone", "12025550143", "Party", "Blue");
    private static final Map<String, Object> TAGGED = Map.of("phone", "12025550143", "tags", "VIP");

    private static final int THREADS = 16;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private volatile Runnable whileAsked = () -> {};
    private volatile String fields = "[]";
    private volatile String tags = "[]";
    private final RowMappers mappers = new RowMappers(RowRules.builder().build(), client(), this::time);

    private ApiClient client() {
        return StubClient.answering(request -> {
            asked.add(request.path());
            whileAsked.run();
            return new ApiResponse(200, null, json(request.path().equals("/v1/tags") ? tags : fields), 1);
        });
    }

    /** Lets other threads in wherever they are not kept out. */
    private Instant time() {
        Thread.yield();
        return now.get();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private void missing(Map<String, Object> body) {
        assertThatThrownBy(() -> mappers.single(body)).isInstanceOf(HeymarketValidationException.class);
    }

    @Test
    void messagesWithAnUnknownColumnDoNotAskEachTime() {
        for (int i = 0; i < 50; i++) {
            missing(UNKNOWN);
        }

        assertThat(asked).containsExactly("/v1/contact-fields", "/v1/contact-fields");
    }

    @Test
    void messagesWithAnUnknownTagDoNotAskEachTime() {
        for (int i = 0; i < 50; i++) {
            missing(TAGGED);
        }

        assertThat(asked).containsExactly("/v1/tags", "/v1/tags");
    }

    @Test
    void aFieldThatWasMadeSinceIsFoundAtOnce() {
        missing(UNKNOWN);
        fields = "[{\"id\": 81, \"title\": \"Party\"}]";

        assertThat(mappers.single(UNKNOWN).fields().path("custom").path("81").asText())
                .isEqualTo("Blue");
    }

    @Test
    void aTagThatWasMadeSinceIsFoundAtOnce() {
        missing(TAGGED);
        tags = "[{\"id\": 9, \"tag\": \"VIP\"}]";

        assertThat(mappers.single(TAGGED).fields().path("tags").size()).isEqualTo(1);
    }

    @Test
    void aMissIsForgottenAfterAWhile() {
        missing(UNKNOWN);
        missing(UNKNOWN);
        missing(UNKNOWN);
        later(Cached.MIN_TIME_BETWEEN_RELOADS);
        fields = "[{\"id\": 81, \"title\": \"Party\"}]";

        assertThat(mappers.single(UNKNOWN).fields().path("custom").path("81").asText())
                .isEqualTo("Blue");
    }

    @Test
    void whatIsKnownIsAskedForAgainAfterSomeMinutes() {
        fields = "[{\"id\": 81, \"title\": \"Party\"}]";
        mappers.single(UNKNOWN);
        fields = "[{\"id\": 82, \"title\": \"Party\"}]";

        later(Cached.MAX_AGE.minusSeconds(1));
        assertThat(mappers.single(UNKNOWN).fields().path("custom").has("81")).isTrue();

        later(Duration.ofSeconds(1));
        assertThat(mappers.single(UNKNOWN).fields().path("custom").has("82")).isTrue();
    }

    @Test
    void manyThreadsThatMissAskTogether() throws Exception {
        CountDownLatch allHere = new CountDownLatch(THREADS);
        whileAsked = () -> {
            await(allHere);
            for (int i = 0; i < 100; i++) {
                Thread.yield();
            }
        };

        inManyThreads(() -> {
            allHere.countDown();
            missing(UNKNOWN);
        });

        // Once for all, and once more for the miss.
        assertThat(asked).containsExactly("/v1/contact-fields", "/v1/contact-fields");
    }

    @Test
    void threadsWhoseMissesAreForgottenAllTheTimeFailByThemAlone() throws Exception {
        inManyThreads(() -> {
            for (int i = 0; i < 500; i++) {
                later(Cached.MIN_TIME_BETWEEN_RELOADS);
                assertThatThrownBy(() -> mappers.single(UNKNOWN)).isExactlyInstanceOf(HeymarketColumnsException.class);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inManyThreads(Runnable task) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                done.add(pool.submit(() -> {
                    await(begin);
                    task.run();
                }));
            }
            begin.countDown();
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
