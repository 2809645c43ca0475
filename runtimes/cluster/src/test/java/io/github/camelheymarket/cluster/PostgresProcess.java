package io.github.camelheymarket.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The embedded PostgreSQL. */
final class PostgresProcess implements TestServer {

    private int port;
    private Path folder;
    private EmbeddedPostgres postgres;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("postgres");
        for (int start = 1; postgres == null; start++) {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            try {
                start();
            } catch (IOException e) {
                // Another program may have taken the port before PostgreSQL did.
                if (start == 3) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .start();
    }

    @Override
    public void stop() throws IOException {
        postgres.close();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
