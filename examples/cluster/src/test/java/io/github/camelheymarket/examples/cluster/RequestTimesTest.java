package io.github.camelheymarket.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

    private final RequestTimes times = new RequestTimes();

    @Test
    void countsTheMostInAnyMinute() {
        seconds(0, 30, 59, 60, 61, 200);

        assertThat(times.mostInAMinute()).isEqualTo(4);
    }

    @Test
    void leavesTheStartOutOfTheRateOfALongRun() {
        seconds(0, 1, 2, 3, 20, 40, 60, 80);

        assertThat(times.perMinute()).isEqualTo(3);
    }

    @Test
    void showsTheRateOfAShortRunFromTheFirstToTheLast() {
        seconds(0, 10, 20, 30);

        assertThat(times.perMinute()).isEqualTo(6);
    }

    private void seconds(int... all) {
        for (int second : all) {
            times.add(Duration.ofSeconds(second).toNanos());
        }
    }
}
