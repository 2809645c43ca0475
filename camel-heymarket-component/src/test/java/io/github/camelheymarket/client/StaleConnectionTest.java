package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.HttpTransport.NotSentException;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that the server has closed while it lay in the pool. */
class StaleConnectionTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final TransportFixture fixture = new TransportFixture();
    private final CountDownLatch closed = new CountDownLatch(1);
    private RawServer server;

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        server.close();
    }

    @Test
    void isNoticedBeforeACreateIsSentOnIt() throws Exception {
        server = new RawServer(socket -> {
            try (socket) {
                server.readRequest(socket);
                RawServer.write(socket, OK);
            }
            closed.countDown();
        });
        CamelHttpTransport transport = fixture.transport(server.url());
        transport.send(create(), "t0ken", TransportFixture.BODY);
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(transport.send(create(), "t0ken", TransportFixture.BODY).status())
                .isEqualTo(200);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void closedOnlyWhenTheNextRequestComesLeavesTheOutcomeOpen() throws Exception {
        server = new RawServer(socket -> {
            try (socket) {
                server.readRequest(socket);
                RawServer.write(socket, OK);
                server.readRequest(socket);
            }
        });
        CamelHttpTransport transport = fixture.transport(server.url());
        transport.send(Calls.read(), "t0ken", null);

        assertThatThrownBy(() -> transport.send(create(), "t0ken", TransportFixture.BODY))
                .isInstanceOf(java.io.IOException.class)
                .isNotInstanceOf(NotSentException.class);
        assertThat(server.requests()).isEqualTo(2);
    }

    private static ApiRequest create() {
        return TransportFixture.request(HttpMethod.POST, "/v1/contact", Map.of());
    }
}
