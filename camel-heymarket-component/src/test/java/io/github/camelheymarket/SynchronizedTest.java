package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Before JDK 24 a virtual thread that waits within {@code synchronized} blocks the thread that carries it. So only classes that
 * have been looked at use it: they work in memory, or with a file of this machine, for which a virtual thread blocks its carrier
 * anyway. What waits for Heymarket, for a permit, for a contact or for a store of the application uses {@code ReentrantLock}.
 */
class SynchronizedTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/camelheymarket");

    @Test
    void onlyReviewedClassesUseIt() throws IOException {
        Set<String> users = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                if (Files.readAllLines(file).stream().anyMatch(SynchronizedTest::isUse)) {
                    users.add(SOURCES.relativize(file).toString().replace('\\', '/'));
                }
            }
        }

        assertThat(users)
                .containsExactlyElementsOf(List.of(
                        "api/SeenContacts.java",
                        "changes/Progress.java",
                        "client/Accounts.java",
                        "client/Deadlines.java",
                        "client/RecentWrites.java",
                        "client/SearchCompleteness.java",
                        "message/RecentSends.java",
                        "message/SendRecord.java",
                        "storage/ScratchFile.java"));
    }

    private static boolean isUse(String line) {
        return line.matches("\\s*(?:(?:public|private|protected|static) )*synchronized\\b.*");
    }
}
