package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Always has a place, and counts what becomes of them. */
final class CountingBudget implements RequestBudget {

    final List<Priority> acquired = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    int answered;
    int notSent;

    @Override
    public Permit acquire(Priority priority, Duration atMost) {
        acquired.add(priority);
        return new Permit() {
            @Override
            public void answered() {
                answered++;
            }

            @Override
            public void notSent() {
                notSent++;
            }
        };
    }

    @Override
    public void pause(Duration duration) {
        pauses.add(duration);
    }
}
