package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A head that never ends, or a line between the pieces of a body, is refused before it fills the heap. */
@Timeout(120)
class EndlessHeadTest {

    /** More than the limits, the buffers of sockets and what a test may take in memory. */
    private static final long MUCH = 64L * 1024 * 1024;

    private final TransportFixture fixture = new TransportFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static RawServer endless(String beginning, String piece, AtomicLong written) {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer(socket -> {
            try (socket) {
                while (server[0] == null) {
                    Thread.onSpinWait();
                }
                server[0].readRequest(socket);
                RawServer.write(socket, beginning);
                String pieces = piece.repeat(Math.max(1, 8192 / piece.length()));
                while (written.get() < MUCH) {
                    RawServer.write(socket, pieces);
                    written.addAndGet(pieces.length());
                }
            }
        });
        return server[0];
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'HTTP/1.1 200 OK', x",
                "'HTTP/1.1 500 Oh', x",
                "'HTTP/1.1 200 OK|X-A: ', x",
                "'HTTP/1.1 200 OK|', 'X-A: b|'",
                "'HTTP/1.1 200 OK|X-A: b|', ' folded|'",
                "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||', x",
                "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||2;', x",
                "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|{}|0|', 'X-A: b|'",
                "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|{}|0|X-A: ', x"
            })
    void itIsRefusedEarly(String beginning, String piece) throws Exception {
        AtomicLong written = new AtomicLong();
        String begin = beginning.replace("'", "").replace("|", "\r\n");
        try (RawServer server = endless(begin, piece.replace("'", "").replace("|", "\r\n"), written)) {
            assertThatThrownBy(() -> fixture.get(server.url())).isInstanceOf(IOException.class);
        }
        assertThat(written.get()).isLessThan(MUCH);
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        try (RawServer server = endless("HTTP/1.1 200 OK\r\n", "X-A: b\r\n", new AtomicLong())) {
            assertThatThrownBy(() -> fixture.get(server.url()))
                    .isInstanceOf(AnswerTooLongException.class)
                    .hasMessageContaining("the head of the answer")
                    .hasMessageContaining("300 headers");
        }
    }

    @Test
    void aLongHeadThatEndsIsRead() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n"
                + ("X-A: " + "b".repeat(8000) + "\r\n").repeat(50);
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer(socket -> {
            try (socket) {
                while (server[0] == null) {
                    Thread.onSpinWait();
                }
                server[0].readRequest(socket);
                RawServer.write(socket, head + "\r\n{}");
            }
        });
        try (RawServer raw = server[0]) {
            assertThat(fixture.get(raw.url()).body()).isEqualTo("{}");
        }
    }
}
