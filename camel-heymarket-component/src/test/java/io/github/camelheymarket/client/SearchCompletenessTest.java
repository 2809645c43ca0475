package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.RecentWrites.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learned about an account: how large an answer is complete, and what was written minutes ago. */
class SearchCompletenessTest {

    private final SearchCompleteness completeness = new SearchCompleteness();

    @Test
    void sizesUpToTheLargestProvedOneAreComplete() {
        assertThat(completeness.isProved(0)).isTrue();
        assertThat(completeness.isProved(1)).isFalse();
        completeness.proved(10);
        completeness.proved(5);
        assertThat(completeness.isProved(10)).isTrue();
        assertThat(completeness.isProved(11)).isFalse();
    }

    @Test
    void aTruncatedAnswerTakesTheProofOfItsSizeBack() {
        completeness.proved(10);
        completeness.truncated(8);
        assertThat(completeness.cap()).isEqualTo(8);
        assertThat(completeness.isProved(7)).isTrue();
        assertThat(completeness.isProved(8)).isFalse();
    }

    @Test
    void aLargerAnswerEndsTheCap() {
        completeness.truncated(8);
        completeness.received(8);
        assertThat(completeness.cap()).isEqualTo(8);
        completeness.received(9);
        assertThat(completeness.cap()).isZero();
    }

    private void meetTheCap(int times) {
        completeness.truncated(8);
        for (int i = 0; i < times; i++) {
            completeness.received(8);
        }
        completeness.searched(9);
    }

    @Test
    void aCapThatWasMetThreeTimesIsExpectedAndNowAndThenTriedOut() {
        meetTheCap(2);
        assertThat(completeness.expectedCap()).isZero();
        completeness.received(8);
        List<Integer> expected =
                IntStream.range(0, 40).mapToObj(i -> completeness.expectedCap()).toList();
        assertThat(expected.stream().filter(cap -> cap == 0)).hasSize(2);
        assertThat(expected.get(0)).isEqualTo(8);
        assertThat(expected.get(19)).isZero();
        completeness.truncated(8);
        assertThat(completeness.expectedCap()).isEqualTo(8);
        completeness.truncated(7);
        assertThat(completeness.expectedCap()).isZero();
    }

    @Test
    void aSmallSearchNeedsNoCap() {
        meetTheCap(3);
        assertThat(completeness.expectedCap()).isEqualTo(8);
        completeness.searched(8);
        assertThat(completeness.expectedCap()).isZero();
        completeness.searched(9);
        assertThat(completeness.expectedCap()).isEqualTo(8);
        assertThat(new SearchCompleteness().expectedCap()).isZero();
    }

    @Test
    void theLatestKeysWithAContactAreKept() {
        completeness.found(List.of("a", "b", "c"));
        completeness.found(List.of("a"));
        assertThat(completeness.found(2)).containsExactly("c", "a");
        completeness.forget(List.of("c"));
        assertThat(completeness.found(9)).containsExactly("b", "a");
        completeness.found(IntStream.range(0, 1_000).mapToObj(i -> "k" + i).toList());
        assertThat(completeness.found(2_000))
                .hasSize(1_000)
                .doesNotContain("a", "b")
                .startsWith("k0");
        completeness.countProofCall();
        assertThat(completeness.proofCalls()).isEqualTo(1);
    }

    private Instant now = Instant.EPOCH;
    private final RecentWrites writes = new RecentWrites(() -> now);

    private static Written written(long id) {
        return new Written(id, null, 1);
    }

    @Test
    void aWriteIsRememberedForFiveMinutes() {
        assertThat(writes.find("k")).isEmpty();
        writes.remember(List.of("k", "l"), written(7));
        assertThat(writes.size()).isEqualTo(2);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(writes.find("k")).containsExactly(written(7));
        now = now.plusNanos(1);
        assertThat(writes.find("k")).isEmpty();
        writes.remember(List.of("m"), written(8));
        assertThat(writes.size()).isEqualTo(1);
    }

    @Test
    void severalContactsOfOneKeyAreRememberedUpToFourTheLatestFirst() {
        for (long id = 1; id <= 6; id++) {
            writes.remember(List.of("k"), written(id));
        }
        assertThat(writes.find("k")).extracting(Written::id).containsExactly(6L, 5L, 4L, 3L);
        writes.remember(List.of("k"), new Written(4L, null, 9));
        assertThat(writes.find("k")).extracting(Written::id).containsExactly(4L, 6L, 5L, 3L);
        assertThat(writes.find("k").get(0).rev()).isEqualTo(9);
        writes.forget(List.of("k", "unknown"), written(5));
        assertThat(writes.find("k")).extracting(Written::id).containsExactly(4L, 6L, 3L);
    }

    @Test
    void aUuidIsTheSameInEitherCase() {
        writes.remember(List.of("k"), new Written(null, "abc", 1));
        writes.forget(List.of("k"), new Written(7L, "ABC", 1));
        assertThat(writes.find("k")).isEmpty();
        assertThat(writes.size()).isZero();
        assertThat(new Written(null, "abc", 1).hasId()).isTrue();
        assertThat(written(7)).hasToString("Written[7, null, rev 1]");
    }

    @Test
    void noMoreKeysAreRememberedThanFitAndTheOldestGoesFirst() {
        writes.remember(List.of("first"), written(1));
        writes.remember(
                IntStream.range(1, RecentWrites.MAX_KEYS).mapToObj(i -> "k" + i).toList(), written(2));
        assertThat(writes.find("first")).hasSize(1);
        writes.remember(List.of("last"), written(3));
        assertThat(writes.size()).isEqualTo(RecentWrites.MAX_KEYS);
        assertThat(writes.find("first")).isEmpty();
        assertThat(writes.find("k1")).hasSize(1);
    }
}
