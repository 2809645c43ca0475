package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long something is kept that nobody uses. */
class RetainedTest {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Set<String> needed = new HashSet<>();
    private final Retained<String, String> retained = new Retained<>(KEPT, (value, now) -> needed.contains(value));
    private Instant now = Instant.EPOCH;
    private int created;

    private String begin(String key) {
        return retained.beginUse(key, name -> name + " " + ++created, now);
    }

    @Test
    void whatIsInUseIsSharedAndKept() {
        assertThat(begin("a")).isEqualTo("a 1");
        assertThat(begin("b")).isEqualTo("b 2");
        assertThat(begin("a")).isEqualTo("a 1");
        retained.endUse("a", now);
        now = now.plus(Duration.ofDays(1));
        assertThat(begin("b")).isEqualTo("b 2");
        assertThat(retained.get("a")).isEqualTo("a 1");
        assertThat(retained.get("c")).isNull();
        assertThat(retained.size()).isEqualTo(2);
    }

    @Test
    void whatNobodyUsesIsKeptForAWhileAfterItsLastUse() {
        begin("a");
        now = now.plus(Duration.ofHours(1));
        retained.endUse("a", now);
        now = now.plus(KEPT);
        begin("b");
        assertThat(retained.get("a")).isEqualTo("a 1");
        now = now.plusNanos(1);
        retained.endUse("b", now);
        assertThat(retained.get("a")).isNull();
        assertThat(retained.size()).isEqualTo(1);
        now = now.plus(KEPT).plusNanos(1);
        assertThat(begin("b")).isEqualTo("b 3");
    }

    @Test
    void whatIsStillNeededIsKeptLonger() {
        begin("a");
        retained.endUse("a", now);
        needed.add("a 1");
        now = now.plus(Duration.ofDays(1));
        assertThat(begin("a")).isEqualTo("a 1");
        retained.endUse("a", now);
        needed.clear();
        now = now.plus(Duration.ofDays(1));
        assertThat(begin("a")).isEqualTo("a 2");
    }

    @Test
    void aUseThatNeverBeganCannotEnd() {
        assertThatThrownBy(() -> retained.endUse("a", now)).isInstanceOf(IllegalStateException.class);
    }
}
