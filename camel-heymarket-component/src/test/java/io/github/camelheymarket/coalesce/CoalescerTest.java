package io.github.camelheymarket.coalesce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a sender is told of a row that is given up. */
class CoalescerTest {

    private static final int ROUNDS = 10_000;

    /** Each call begins together with the thread that gives its row up, and that thread waits for its end. */
    private final ExecutorService workers =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
                @Override
                protected void beforeExecute(Thread thread, Runnable call) {
                    meet();
                }

                @Override
                protected void afterExecute(Runnable call, Throwable failure) {
                    meet();
                }
            };

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CyclicBarrier together = new CyclicBarrier(2);
    private volatile boolean sent;

    @AfterEach
    void close() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    private void meet() {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private void call(List<CoalescedRow> rows, BiConsumer<CoalescedRow, CoalescedResult> ended) {
        sent = true;
        RowResult result = RowResult.builder(0, Outcome.UPDATED).build();
        rows.forEach(row -> ended.accept(row, CoalescedResult.of(row.source(), result, 1)));
    }

    /** A call may take the row at the moment in which it is given up. */
    @Test
    void aRowThatIsReportedAsNotSentIsInNoCall() throws Exception {
        Row row = new Row(
                0,
                "row",
                MatchBy.PHONE,
                JsonNodeFactory.instance.objectNode().put("phone", "12025550143"),
                null,
                Set.of());
        CoalesceSettings settings = new CoalesceSettings(2, Duration.ofSeconds(1), Set.of(MatchBy.PHONE));
        for (int round = 0; round < ROUNDS; round++) {
            sent = false;
            Coalescer coalescer = new Coalescer(this::call, settings, workers, timer);
            CompletableFuture<CoalescedResult> end = new CompletableFuture<>();
            CoalescedRow submitted = coalescer.submit(row, end::complete);
            meet();
            coalescer.giveUp(submitted);
            meet();
            Outcome outcome = end.get().result().outcome();
            assertThat(outcome == Outcome.FAILED && sent)
                    .as("%s in round %s", outcome, round)
                    .isFalse();
        }
    }
}
