package io.github.camelheymarket.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What should not have happened: printed, and written down with what led to it. */
final class Violations {

    private static final int SHOWN = 4;
    private static final int WIDTH = 200;

    private final Path file;
    private final long seed;
    private int count;

    Violations(Path file, long seed) {
        this.file = file;
        this.seed = seed;
    }

    /** @param story the requests that led to it */
    synchronized void add(String what, List<String> story) {
        count++;
        System.out.println("VIOLATION (seed " + seed + ") " + what);
        story.stream()
                .skip(Math.max(0, story.size() - SHOWN))
                .forEach(
                        line -> System.out.println("    " + (line.length() < WIDTH ? line : line.substring(0, WIDTH))));
        try {
            Files.writeString(
                    file,
                    what + "\n    " + String.join("\n    ", story) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int count() {
        return count;
    }
}
