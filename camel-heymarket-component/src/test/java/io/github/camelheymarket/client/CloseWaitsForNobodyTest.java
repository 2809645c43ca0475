package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A transport closes while a request cannot get on, and the request ends with it. */
@Timeout(120)
class CloseWaitsForNobodyTest {

    /** More than the buffers of both sides hold. */
    private static final byte[] LONG_BODY = new byte[64 * 1024 * 1024];

    /** More than a TLS handshake, and less than {@link #LONG_BODY}. */
    private static final int PASSED_ON = 256 * 1024;

    private final CountDownLatch stuck = new CountDownLatch(1);

    @Test
    void aTlsConnectionWhoseServerReadsNoMoreIsCutOff() throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder().tls().start();
                TransportFixture fixture = new TransportFixture();
                RawServer between = new RawServer(client -> readUntilStuck(client, sandbox.port()))) {
            fixture.https().setSslContextParameters(ProxyTest.trusting(sandbox));
            CamelHttpTransport transport = fixture.transport("https://localhost:" + between.port());
            CompletableFuture<Throwable> sending = CompletableFuture.supplyAsync(() -> {
                try {
                    return new AssertionError(
                            transport.send(Calls.create(), "t0ken", LONG_BODY).status());
                } catch (IOException e) {
                    return e;
                }
            });
            assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();

            // On JDK 25 and two processors the common pool has one thread, which sends.
            CompletableFuture.runAsync(transport::close, task -> new Thread(task).start())
                    .get(30, TimeUnit.SECONDS);

            assertThat(sending.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    /** A proxy between the client and the sandbox that stops reading what the client sends. */
    private void readUntilStuck(Socket client, int port) throws Exception {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = new Thread(() -> {
                try {
                    server.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException e) {
                    // The test is over.
                }
            });
            back.setDaemon(true);
            back.start();
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] some = new byte[16 * 1024];
            for (int read = 0, passed = 0; passed < PASSED_ON && read >= 0; passed += read) {
                read = in.read(some);
                out.write(some, 0, read);
            }
            stuck.countDown();
            back.join();
        }
    }
}
