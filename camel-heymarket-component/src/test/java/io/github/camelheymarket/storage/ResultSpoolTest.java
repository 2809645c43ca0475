package io.github.camelheymarket.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSpoolTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void resultsThatComeInAnyOrderAreGivenInTheOrderOfTheInputAndNoneIsLost(long seed) {
        List<RowResult> expected = rows(25_000, new Random(seed));
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory), 10_000);
        List<RowResult> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(spool::add);

        try (ResultStore store = spool.toStore()) {
            assertThat(store.isInMemory()).isFalse();
            assertThat(all(store)).isEqualTo(expected);
            assertThat(all(store)).as("a second reading").isEqualTo(expected);
        }
    }

    @Test
    void twoReadingsDoNotDisturbEachOther() {
        List<RowResult> expected = rows(3_000, new Random(4));
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory), 10);
        expected.forEach(spool::add);

        try (ResultStore store = spool.toStore();
                RowResults one = store.rows();
                RowResults other = store.rows()) {
            for (RowResult row : expected) {
                assertThat(one.next()).isEqualTo(row);
                assertThat(other.next()).isEqualTo(row);
            }
            assertThat(one).isExhausted();
        }
    }

    @Test
    void aReasonLongerThanAnyBufferIsKeptWhole() {
        List<RowResult> expected = new ArrayList<>(rows(20, new Random(5)));
        expected.set(7, row(7, Outcome.FAILED, "REFUSED: " + "å".repeat(100_000)));
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory), 3);
        expected.forEach(spool::add);

        try (ResultStore store = spool.toStore()) {
            assertThat(all(store)).isEqualTo(expected);
        }
    }

    @Test
    void rowsThatHaveNoResultAreLeftOut() {
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory), 1);
        List<RowResult> some = List.of(row(1, Outcome.SENT, null), row(5_000, Outcome.SENT, null));
        some.forEach(spool::add);

        try (ResultStore store = spool.toStore()) {
            assertThat(all(store)).isEqualTo(some);
        }
    }

    @Test
    void fewResultsMakeNoFile() {
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory.resolve("is-not-there")), 100);
        List<RowResult> expected = rows(100, new Random(6));
        List<RowResult> backwards = new ArrayList<>(expected);
        Collections.reverse(backwards);
        backwards.forEach(spool::add);
        assertThat(spool.unreportedFailure()).isEmpty();

        ResultStore store = spool.toStore();
        store.close();

        assertThat(store.isInMemory()).isTrue();
        assertThat(all(store)).as("also when closed").isEqualTo(expected);
    }

    @Test
    void aDiskThatTakesNothingStopsTheRunOnceAndLosesNoResult() {
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory.resolve("is-not-there")), 100);
        List<RowResult> expected = rows(300, new Random(7));
        expected.forEach(spool::add);

        assertThat(spool.unreportedFailure()).isPresent();
        assertThat(spool.unreportedFailure()).isEmpty();
        try (ResultStore store = spool.toStore()) {
            assertThat(all(store)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 900, 33_000, 70_000, 200_000})
    void aDiskThatFillsUpStopsTheRunOnceAndLosesNoResult(int capacity) {
        ResultSpool spool = new ResultSpool(() -> new FullDisk(directory, capacity), 100);
        List<RowResult> expected = rows(30_000, new Random(capacity));
        List<RowResult> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(capacity));
        shuffled.forEach(spool::add);

        assertThat(spool.unreportedFailure())
                .hasValueSatisfying(failure -> assertThat(failure).hasMessage("no space left"));
        assertThat(spool.unreportedFailure()).isEmpty();
        try (ResultStore store = spool.toStore()) {
            assertThat(all(store)).isEqualTo(expected);
        }
    }

    @Test
    void aDiskThatFillsUpWithTheLastResultsLosesNone() {
        ResultSpool spool = new ResultSpool(() -> new FullDisk(directory, 1_600), 100);
        List<RowResult> expected = rows(200, new Random(10));
        expected.forEach(spool::add);
        assertThat(spool.unreportedFailure()).isEmpty();

        try (ResultStore store = spool.toStore()) {
            assertThat(all(store)).isEqualTo(expected);
        }
    }

    @Test
    void whatAnInterruptedThreadWritesIsKept() {
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory), 10);
        List<RowResult> expected = rows(5_000, new Random(8));
        Thread.currentThread().interrupt();
        try {
            expected.forEach(spool::add);
            assertThat(spool.unreportedFailure()).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        try (ResultStore store = spool.toStore()) {
            assertThat(all(store)).isEqualTo(expected);
        }
    }

    @Test
    void closingLeavesNoFileAndNoRows() throws IOException {
        ResultSpool spool = new ResultSpool(() -> new ScratchFile(directory), 10);
        rows(5_000, new Random(9)).forEach(spool::add);
        ResultStore store = spool.toStore();
        RowResults halfRead = store.rows();
        halfRead.next();

        store.close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
        assertThatIllegalStateException().isThrownBy(store::rows).withMessageContaining("exchange");
    }

    private static final class FullDisk extends ScratchFile {
        private final long capacity;

        FullDisk(Path directory, long capacity) throws IOException {
            super(directory);
            this.capacity = capacity;
        }

        @Override
        public synchronized void write(long position, byte[] bytes, int length) throws IOException {
            if (position + length > capacity) {
                throw new IOException("no space left");
            }
            super.write(position, bytes, length);
        }
    }

    private static List<RowResult> all(ResultStore store) {
        List<RowResult> rows = new ArrayList<>();
        try (RowResults results = store.rows()) {
            results.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static List<RowResult> rows(int count, Random random) {
        Outcome[] outcomes = Outcome.values();
        return LongStream.range(0, count)
                .mapToObj(index -> {
                    Outcome outcome = outcomes[random.nextInt(outcomes.length)];
                    return RowResult.builder(index, outcome)
                            .key(maybe(random, "phone:***" + random.nextInt(100)))
                            .contact(
                                    maybe(random, random.nextLong()),
                                    maybe(random, "0b0c2f3e-5a1d-4c38-9c55-0000000" + random.nextInt(99999)))
                            .reason(maybe(random, "REFUSED: " + "é€".repeat(random.nextInt(40))), maybe(random, "tags"))
                            .answer(
                                    maybe(random, random.nextInt(600)),
                                    maybe(random, "r-" + random.nextInt()),
                                    random.nextInt(5))
                            .mergedWith(maybe(random, random.nextLong(count)))
                            .build();
                })
                .toList();
    }

    private static RowResult row(long index, Outcome outcome, String reason) {
        return RowResult.builder(index, outcome).reason(reason, null).build();
    }

    private static <T> T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
