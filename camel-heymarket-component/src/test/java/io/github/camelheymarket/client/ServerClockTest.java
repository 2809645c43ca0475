package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {

    private static final Instant THEIRS = Instant.parse("2026-05-02T09:14:31Z");
    private static final String DATE = "Sat, 02 May 2026 09:14:31 GMT";

    /** The clock on the wall, which can be set, and the time that only goes forward. */
    private Instant wall = Instant.parse("2026-05-02T09:30:00Z");

    private Instant steady = Instant.EPOCH;

    private final ServerClock clock = new ServerClock(new TimeSource() {
        @Override
        public Instant now() {
            return wall;
        }

        @Override
        public Instant steady() {
            return steady;
        }
    });

    private void pass(Duration time) {
        wall = wall.plus(time);
        steady = steady.plus(time);
    }

    @Test
    void withoutAnAnswerItIsTheTimeHere() {
        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void itIsTheDateOfTheAnswerAndWhatHasPassedSince() {
        clock.note(DATE);
        pass(Duration.ofSeconds(40));

        assertThat(clock.now()).isEqualTo(THEIRS.plusSeconds(40));
    }

    @Test
    void theLatestDateCountsAndTheSameOneAgainFromWhenItCame() {
        clock.note(DATE);
        pass(Duration.ofSeconds(9));
        clock.note("Sat, 02 May 2026 23:59:59 GMT");
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-05-02T23:59:59Z"));
        pass(Duration.ofSeconds(1));
        clock.note("Sat, 02 May 2026 23:59:59 GMT");
        pass(Duration.ofSeconds(1));
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-05-03T00:00:00Z"));
    }

    @Test
    void aClockThatIsSetHereChangesNothing() {
        clock.note(DATE);
        wall = wall.plus(Duration.ofHours(5));

        assertThat(clock.now()).isEqualTo(THEIRS);
    }

    @Test
    void aMomentBeforeTheFirstAnswerIsReportedByIt() {
        Instant before = clock.steady();
        pass(Duration.ofSeconds(12));
        clock.note(DATE);
        pass(Duration.ofSeconds(3));

        assertThat(clock.at(before)).isEqualTo(THEIRS.minusSeconds(12));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "Sat, 42 May 2026 09:14:31 GMT"})
    void anAnswerWithoutADateLeavesItAsItIs(String none) {
        clock.note(DATE);
        clock.note(none);

        assertThat(clock.now()).isEqualTo(THEIRS);
    }
}
