package io.github.camelheymarket.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.Reconciler.Finding;
import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R8.2: what became of writes whose answer does not say so. */
class ReconcilerTest {

    private final List<Duration> slept = new ArrayList<>();
    private long nanos;
    private boolean interrupted;

    private final LagPauses pauses = new LagPauses(new Sleeper() {
        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (interrupted) {
                throw new InterruptedException();
            }
            slept.add(duration);
            nanos += duration.toNanos();
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    });

    private final Reconciler reconciler = new Reconciler(pauses);

    /** Writes are names: those with a plus create, and a contact is the written one if it begins with the write's name. */
    private final class Names implements Reconciler.Writes<String, String> {
        private final List<Map<String, List<String>>> searches = new ArrayList<>();
        private final Map<String, List<String>> newest = new HashMap<>();
        private final Map<String, Finding<String>> found = new LinkedHashMap<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Map<String, List<String>> search(List<String> writes) {
            asked.add("search " + writes);
            Map<String, List<String>> shown = searches.size() > 1 ? searches.remove(0) : searches.get(0);
            Map<String, List<String>> answer = new LinkedHashMap<>();
            writes.forEach(write -> answer.put(write, shown.getOrDefault(write, List.of())));
            return answer;
        }

        @Override
        public Map<String, List<String>> newest(List<String> writes) {
            asked.add("newest " + writes);
            Map<String, List<String>> answer = new LinkedHashMap<>();
            writes.forEach(write -> answer.put(write, newest.getOrDefault(write, List.of())));
            return answer;
        }

        @Override
        public boolean creates(String write) {
            return write.startsWith("+");
        }

        @Override
        public Optional<String> written(String write, List<String> candidates) {
            return candidates.stream().filter(name -> name.startsWith(write)).findFirst();
        }

        @Override
        public void found(String write, Finding<String> finding) {
            assertThat(found.put(write, finding)).isNull();
        }
    }

    private final Names writes = new Names();

    @Test
    void nothingSentNeedsNoWait() {
        reconciler.afterNoAnswer(List.of(), 0, writes);
        assertThat(slept).isEmpty();
    }

    @Test
    void aWriteThatTheFirstSearchShowsIsPresentAfterTwoSeconds() {
        writes.searches.add(Map.of("+a", List.of("+a 7")));
        reconciler.afterNoAnswer(List.of("+a"), 0, writes);
        assertThat(writes.found).containsEntry("+a", new Finding.Present<>("+a 7"));
        assertThat(slept).containsExactly(Duration.ofSeconds(2));
        assertThat(writes.asked).hasSize(1);
    }

    @Test
    void whatIsMissingIsSearchedAgainTenSecondsAfterTheWriteAndThenInTheList() {
        writes.searches.add(Map.of());
        writes.searches.add(Map.of("u", List.of("u 8")));
        writes.newest.put("+a", List.of("+a 7"));
        reconciler.afterNoAnswer(List.of("+a", "+b", "u"), 0, writes);
        assertThat(slept).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8));
        assertThat(writes.asked).containsExactly("search [+a, +b, u]", "search [+a, +b, u]", "newest [+a, +b]");
        assertThat(writes.found)
                .containsEntry("+a", new Finding.Present<>("+a 7"))
                .containsEntry("+b", new Finding.Absent<>())
                .containsEntry("u", new Finding.Present<>("u 8"));
    }

    @Test
    void anUpdateThatNoSearchShowsIsAbsentWithoutALookAtTheList() {
        writes.searches.add(Map.of());
        reconciler.afterNoAnswer(List.of("u"), 0, writes);
        assertThat(writes.found).containsEntry("u", new Finding.Absent<>());
        assertThat(writes.asked).doesNotContain("newest [u]").hasSize(2);
    }

    @Test
    void othersThatCouldBeItAreNamed() {
        writes.searches.add(Map.of("+a", List.of("x", "y")));
        reconciler.afterNoAnswer(List.of("+a"), 0, writes);
        assertThat(writes.found).containsEntry("+a", new Finding.Ambiguous<>(List.of("x", "y")));
    }

    @Test
    void afterARefusalItLooksAtOnceAndInTheListOnlyIfAsked() {
        writes.searches.add(Map.of("u", List.of("u 8")));
        reconciler.afterRefusal(List.of("+a", "u"), false, writes);
        assertThat(slept).isEmpty();
        assertThat(writes.asked).containsExactly("search [+a, u]");
        assertThat(writes.found)
                .containsEntry("+a", new Finding.Absent<>())
                .containsEntry("u", new Finding.Present<>("u 8"));
        writes.found.clear();
        writes.newest.put("+a", List.of("+a 7"));
        reconciler.afterRefusal(List.of("+a"), true, writes);
        assertThat(writes.found).containsEntry("+a", new Finding.Present<>("+a 7"));
    }

    @Test
    void timeThatHasPassedIsNotWaitedForAgain() {
        nanos = Duration.ofMillis(1500).toNanos();
        pauses.beforeFirst(0);
        assertThat(slept).containsExactly(Duration.ofMillis(500));
        slept.clear();
        nanos = Duration.ofSeconds(2).toNanos();
        pauses.beforeFirst(0);
        assertThat(slept).isEmpty();
        nanos = Duration.ofSeconds(3).toNanos();
        pauses.beforeSecond(0);
        assertThat(slept).containsExactly(Duration.ofSeconds(7));
        slept.clear();
        nanos = Duration.ofSeconds(11).toNanos();
        pauses.beforeFirst(0);
        pauses.beforeSecond(0);
        assertThat(slept).isEmpty();
        assertThat(pauses.now()).isEqualTo(nanos);
    }

    @Test
    void aClockThatWentBackDoesNotMakeItWaitLonger() {
        pauses.beforeFirst(Duration.ofHours(1).toNanos());
        assertThat(slept).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void anInterruptEndsTheJobAndIsKept() {
        interrupted = true;
        assertThatThrownBy(() -> pauses.beforeFirst(0))
                .isInstanceOf(JobAbortedException.class)
                .hasMessage("the run was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDeleteIsProvedByAReadThatFindsNothing() {
        assertThat(Reconciler.<String>afterDelete(Optional::empty)).isEqualTo(new Finding.Absent<>());
        assertThat(Reconciler.afterDelete(() -> Optional.of("x"))).isEqualTo(new Finding.Present<>("x"));
    }
}
