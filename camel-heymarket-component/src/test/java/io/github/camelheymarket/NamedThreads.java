package io.github.camelheymarket;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The threads that the component or Camel has named: what they are for is in their names, and nobody reads their stacks. */
public final class NamedThreads {

    private NamedThreads() {}

    /** The names that have a part. */
    public static List<String> with(String part) {
        return infos(part).map(ThreadInfo::getThreadName).toList();
    }

    /** How many of those are in a state. */
    public static long count(String part, Thread.State state) {
        return infos(part).filter(thread -> thread.getThreadState() == state).count();
    }

    private static Stream<ThreadInfo> infos(String part) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().contains(part));
    }
}
