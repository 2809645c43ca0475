package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class of more than 300 lines does more than one thing. Tests too are split by what they specify. */
class FilesAreShortTest {

    private static final int MAX_LINES = 300;

    /** A table with a row for each open question, and hardly more. */
    private static final String TABLE = "Question.java";

    private static boolean isWritten(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java")
                && path.contains("/src/")
                && !path.contains("/src/generated/")
                && !path.contains("/target/");
    }

    private static int lines(Path file) {
        return Repository.read(file).split("\n", -1).length - 1;
    }

    @Test
    void noFileHasMoreThanThreeHundredLines() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Repository.ROOT)) {
            files = all.filter(FilesAreShortTest::isWritten).toList();
        }
        assertThat(files).hasSizeGreaterThan(1_000);
        assertThat(files.stream()
                        .filter(file -> !file.endsWith(TABLE))
                        .filter(file -> lines(file) > MAX_LINES)
                        .map(Repository::name))
                .isEmpty();
    }
}
