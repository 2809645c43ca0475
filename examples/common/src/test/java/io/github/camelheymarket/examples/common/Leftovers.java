package io.github.camelheymarket.examples.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.stream.Stream;

/** Checks what a program must not leave behind. */
public final class Leftovers {

    private Leftovers() {}

    /** Waits until no thread has a name of this kind. */
    public static void noThreads(String names) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        await().untilAsserted(() -> assertThat(Stream.of(threads.getThreadInfo(threads.getAllThreadIds())))
                .filteredOn(Objects::nonNull)
                .extracting(thread -> thread.getThreadName())
                .noneMatch(name -> name.matches(names)));
    }
}
