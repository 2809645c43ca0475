package io.github.camelheymarket.coalesce;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.ThreadForEach;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Each row gets one result, its own, whatever else happens; rows of one contact are never in calls at the same time. */
class CoalescerTest {

    private static final Row MARA = row("12025550143");
    private static final Row NOOR = row("12025550144");

    private static Row row(String phone) {
        return new Row(
                0, phone, MatchBy.PHONE, JsonNodeFactory.instance.objectNode().put("phone", phone), null, Set.of());
    }

    /** A coalescer whose calls succeed, and what its senders were told. */
    private static final class Rig {
        private final ThreadForEach threads = new ThreadForEach();
        private final Set<Object> inCall = new HashSet<>();
        /** Calls wait for it. */
        private final CountDownLatch mayEnd;

        private final List<String> results = new ArrayList<>();
        private final Coalescer coalescer = new Coalescer(
                this::call, new CoalesceSettings(2, Duration.ofSeconds(1), Set.of(MatchBy.PHONE)), threads, threads);

        private Rig() {
            this(0);
        }

        private Rig(int held) {
            mayEnd = new CountDownLatch(held);
        }

        private void call(List<CoalescedRow> rows, BiConsumer<CoalescedRow, CoalescedResult> ended) {
            for (CoalescedRow row : rows) {
                synchronized (inCall) {
                    assertTrue(inCall.add(row.source()), "two rows of one contact at the same time");
                }
            }
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            for (CoalescedRow row : rows) {
                synchronized (inCall) {
                    inCall.remove(row.source());
                }
                RowResult result = RowResult.builder(0, Outcome.UPDATED).build();
                ended.accept(row, CoalescedResult.of(row.source(), result, 1));
            }
        }

        private CoalescedRow submit(Row row, String name) {
            return coalescer.submit(row, result -> {
                assertEquals(row.source(), result.source());
                synchronized (results) {
                    results.add(name);
                }
            });
        }

        /** @return whether the coalescer took the row */
        private boolean submitOrRefused(Row row, String name) {
            try {
                submit(row, name);
                return true;
            } catch (HeymarketException e) {
                return false;
            }
        }

        private void assertNothingLeft() throws InterruptedException {
            threads.join();
            assertEquals(QueueState.EMPTY, coalescer.state());
            assertTrue(inCall.isEmpty());
        }

        private List<String> results() {
            synchronized (results) {
                return List.copyOf(results);
            }
        }
    }

    @Test
    void eachSenderGetsTheResultOfItsRow() {
        Interleavings.of(() -> {
            Rig rig = new Rig();

            together(() -> rig.submit(MARA, "a"), () -> rig.submit(NOOR, "b"));
            rig.coalescer.close(Duration.ofDays(1));

            rig.assertNothingLeft();
            assertEquals(Set.of("a", "b"), Set.copyOf(rig.results()));
            assertEquals(2, rig.results().size());
        });
    }

    @Test
    void rowsOfOneContactEndInTheirOrder() {
        Interleavings.of(() -> {
            Rig rig = new Rig();

            together(
                    () -> {
                        rig.submit(MARA, "1");
                        rig.submit(MARA, "2");
                    },
                    () -> rig.submit(NOOR, "other"));
            rig.coalescer.close(Duration.ofDays(1));

            rig.assertNothingLeft();
            List<String> ofMara = new ArrayList<>(rig.results());
            ofMara.remove("other");
            assertEquals(List.of("1", "2"), ofMara);
        });
    }

    @Test
    void aCloseLosesNoRowThatWasTaken() {
        Interleavings.of(() -> {
            Rig rig = new Rig();
            boolean[] taken = new boolean[2];

            together(
                    () -> taken[0] = rig.submitOrRefused(MARA, "a"),
                    () -> taken[1] = rig.submitOrRefused(NOOR, "b"),
                    () -> rig.coalescer.close(Duration.ofDays(1)));

            rig.assertNothingLeft();
            List<String> expected = new ArrayList<>();
            if (taken[0]) {
                expected.add("a");
            }
            if (taken[1]) {
                expected.add("b");
            }
            assertEquals(expected, rig.results().stream().sorted().toList());
        });
    }

    /** No patience: what waits is given up, and what is being sent is of unknown outcome, unless its call ends before. */
    @Test
    void aCloseWithoutPatienceLosesNoRowEither() {
        Interleavings.of(() -> {
            Rig rig = new Rig(1);
            rig.submit(MARA, "a");
            rig.submit(MARA, "b");

            together(() -> rig.coalescer.close(Duration.ZERO), rig.mayEnd::countDown);

            rig.assertNothingLeft();
            assertEquals(List.of("a", "b"), rig.results().stream().sorted().toList());
        });
    }

    /** At the shutdown timeout of a route its rows are given up, also those whose calls end at this moment. */
    @Test
    void aRowThatIsGivenUpGetsNoSecondResult() {
        Interleavings.of(() -> {
            Rig rig = new Rig(1);
            CoalescedRow row = rig.submit(MARA, "a");

            together(() -> rig.coalescer.giveUp(row), rig.mayEnd::countDown);
            rig.coalescer.close(Duration.ofDays(1));

            rig.assertNothingLeft();
            assertEquals(List.of("a"), rig.results());
        });
    }

    @Test
    void aRowIsEitherWithdrawnOrEnds() {
        Interleavings.of(() -> {
            Rig rig = new Rig();
            boolean[] withdrawn = new boolean[1];

            together(
                    () -> {
                        CoalescedRow row = rig.submit(MARA, "a");
                        withdrawn[0] = rig.coalescer.withdraw(row);
                    },
                    () -> rig.submit(MARA, "b"));
            rig.coalescer.close(Duration.ofDays(1));

            rig.assertNothingLeft();
            assertEquals(
                    withdrawn[0] ? List.of("b") : List.of("a", "b"),
                    rig.results().stream().sorted().toList());
        });
    }
}
