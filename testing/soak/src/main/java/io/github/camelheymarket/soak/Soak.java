package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Everything at once for as long as you like: see the page about testing. Arguments: {@code minutes=}, {@code seed=}, {@code
 * profile=}, {@code requests=}, {@code folder=}. Ends with 1 after a violation.
 */
public final class Soak {

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings;
        try {
            settings = Settings.of(arguments);
            empty(settings.folder());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
            return;
        }
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(settings.profile())
                .requestsPerMinute(settings.requests())
                .maxRecorded(1_000)
                .start()) {
            System.exit(new SoakRun(settings, sandbox, freePort()).run() == 0 ? 0 : 1);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            if (!Files.exists(folder.resolve("journal"))) {
                throw new IllegalArgumentException(
                        "folder=" + folder + " exists, and not by an earlier run: name another");
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve("journal"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
