package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The broker, which may be killed and restarted without losing messages. */
final class BrokerProcess implements AutoCloseable {

    private static final Duration TO_BEGIN = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private JavaProcess process;

    /** @param folder for its messages */
    BrokerProcess(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = JavaProcess.freePort();
        start();
    }

    private void start() throws InterruptedException {
        process = JavaProcess.start(
                "broker", Broker.class, Map.of(), line -> {}, Integer.toString(port), folder.toString());
        process.awaitReady(TO_BEGIN);
    }

    String url() {
        return Queues.url(port);
    }

    void killAndRestart() throws InterruptedException {
        process.kill();
        start();
    }

    @Override
    public void close() {
        process.close();
    }
}
