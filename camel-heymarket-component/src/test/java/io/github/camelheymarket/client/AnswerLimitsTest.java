package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.client.HttpTransport.NotSentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are too long, packed, cut off or no text. */
class AnswerLimitsTest {

    private final RecordingServer server = new RecordingServer();
    private final TransportFixture fixture = new TransportFixture();
    private final PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();

    @AfterEach
    void stop() {
        fixture.close();
        pool.close();
        server.close();
    }

    @Test
    void anAnswerWithoutEndIsRefused() {
        fixture.https().setClientConnectionManager(pool);
        server.answers(exchange -> endless(exchange, 200));

        assertThatThrownBy(() -> fixture.get(server.url()))
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessageContaining("16 MiB");
        assertThat(pool.getTotalStats().getLeased()).isZero();
    }

    @Test
    void anAnswerUpToTheLimitIsRead() throws IOException {
        byte[] body = new byte[AnswerText.MAX_BYTES];
        java.util.Arrays.fill(body, (byte) '1');
        server.answers(RecordingServer.answer(200, Map.of(), body));

        assertThat(fixture.get(server.url()).body()).hasSize(AnswerText.MAX_BYTES);
    }

    @Test
    void aPackedAnswerIsUnpacked() throws IOException {
        server.answers(RecordingServer.answer(
                200, Map.of("Content-Encoding", "gzip"), gzip("{\"first\":\"Mära\"}".getBytes("UTF-8"), 1)));

        assertThat(fixture.get(server.url()).body()).isEqualTo("{\"first\":\"Mära\"}");
        assertThat(server.only().header("Accept-Encoding")).contains("gzip");
    }

    @Test
    void aPackedAnswerIsMeasuredUnpacked() throws IOException {
        byte[] bomb = gzip(new byte[1024 * 1024], 64);
        server.answers(RecordingServer.answer(200, Map.of("Content-Encoding", "gzip"), bomb));

        assertThat(bomb).hasSizeLessThan(AnswerText.MAX_BYTES / 10);
        assertThatThrownBy(() -> fixture.get(server.url())).isInstanceOf(AnswerTooLongException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 503})
    void anErrorKeepsItsStatusThoughItsTextNeverEnds(int status) throws IOException {
        fixture.https().setClientConnectionManager(pool);
        server.answers(exchange -> endless(exchange, status));

        HttpAnswer answer = fixture.get(server.url());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).hasSizeLessThanOrEqualTo(AnswerText.MAX_ERROR_BYTES);
        assertThat(pool.getTotalStats().getLeased()).isZero();
    }

    @Test
    void anErrorKeepsItsStatusThoughItsTextIsCutOff() throws Exception {
        try (RawServer raw = cuttingOff("HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\n{\"message\":\"no")) {
            HttpAnswer answer = fixture.get(raw.url());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"message\":\"no");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":1",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"id\":1",
                "HTTP/1.1 200 OK\r\nContent-Le",
                ""
            })
    void anAnswerThatIsCutOffLeavesTheOutcomeOpen(String text) throws Exception {
        try (RawServer raw = cuttingOff(text)) {
            assertThatThrownBy(() -> fixture.get(raw.url()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentException.class);
        }
    }

    @Test
    void anAnswerThatIsNoHttpLeavesTheOutcomeOpen() throws Exception {
        try (RawServer raw = cuttingOff("SSH-2.0-example\r\n\r\n")) {
            assertThatThrownBy(() -> fixture.get(raw.url()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentException.class);
        }
    }

    @Test
    void bytesThatAreNoUtf8AreNoText() throws IOException {
        server.answers(RecordingServer.answer(200, Map.of(), new byte[] {'"', (byte) 0xE4, '"'}));

        assertThat(fixture.get(server.url()).body()).isNull();
    }

    private static RawServer cuttingOff(String answer) {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer(socket -> {
            try (socket) {
                while (server[0] == null) {
                    Thread.onSpinWait();
                }
                server[0].readRequest(socket);
                RawServer.write(socket, answer);
            }
        });
        return server[0];
    }

    private static void endless(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        byte[] chunk = "[1,2,3,4,5,6,7],".repeat(1000).getBytes();
        while (true) {
            exchange.getResponseBody().write(chunk);
        }
    }

    private static byte[] gzip(byte[] content, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                out.write(content);
            }
        }
        return packed.toByteArray();
    }
}
