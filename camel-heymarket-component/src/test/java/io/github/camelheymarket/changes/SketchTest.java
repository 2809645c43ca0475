package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A set of any size in little memory finds its difference from another one, or says that it cannot. */
class SketchTest {

    private static Sketch of(Set<Long> numbers) {
        Sketch sketch = new Sketch();
        numbers.forEach(sketch::add);
        return sketch;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 30, 50})
    void fewDifferencesAreReportedExactly(int differences) {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Set<Long> both = new HashSet<>();
            random.longs(2_000).forEach(both::add);
            Set<Long> here = new HashSet<>();
            random.longs((differences + 1) / 2).forEach(here::add);
            Set<Long> there = new HashSet<>();
            random.longs(differences / 2).forEach(there::add);
            Set<Long> one = new HashSet<>(both);
            one.addAll(here);
            Set<Long> other = new HashSet<>(both);
            other.addAll(there);

            Sketch.Difference difference = Sketch.of(of(one).text()).minus(of(other));

            assertThat(difference).as("seed %s", seed).isEqualTo(new Sketch.Difference(here, there));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 5_000})
    void tooManyAreNotGuessed(int differences) {
        Set<Long> many = new HashSet<>();
        new Random(5).longs(differences).forEach(many::add);
        assertThat(of(many).minus(new Sketch())).isNull();
        assertThat(new Sketch().minus(of(many))).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE})
    void whatIsRemovedWasNeverThere(long number) {
        Sketch sketch = of(Set.of(7L, number));
        sketch.remove(number);
        assertThat(sketch.minus(of(Set.of(7L))).here()).isEmpty();
        assertThat(List.of(sketch.text())).containsExactly(of(Set.of(7L)).text());
    }
}
