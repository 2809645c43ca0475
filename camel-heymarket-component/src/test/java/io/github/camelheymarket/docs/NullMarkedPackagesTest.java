package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NullAway checks only what is marked, so every package is. */
class NullMarkedPackagesTest {

    private static final Path MAIN =
            Repository.ROOT.resolve("camel-heymarket-component/src/main/java/io/github/camelheymarket");

    @Test
    void everyPackageIsNullMarked() throws IOException {
        try (Stream<Path> folders = Files.walk(MAIN)) {
            assertThat(folders.filter(Files::isDirectory))
                    .hasSizeGreaterThan(30)
                    .allMatch(NullMarkedPackagesTest::isMarked);
        }
    }

    private static boolean isMarked(Path folder) {
        Path info = folder.resolve("package-info.java");
        return Files.exists(info) && Repository.read(info).contains("@NullMarked");
    }
}
