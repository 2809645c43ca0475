package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.spi.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients and a server that counts on one clock, which costs no real time. */
class BudgetOnSandboxTest {

    private static final int LIMIT = 500;

    private final VirtualTime time = VirtualTime.crowded();
    private final TransportFixture fixture = new TransportFixture();
    private final AtomicInteger answered = new AtomicInteger();
    private HeymarketSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = HeymarketSandbox.builder()
                .clock(time)
                .requestsPerMinute(LIMIT)
                .recordBodies(false)
                .start();
    }

    @AfterEach
    void stop() {
        fixture.close();
        sandbox.close();
    }

    @Test
    void withASecondClientThatEatsHalfEverybodyPausesAndNothingIsLost() throws Exception {
        int calls = 250;
        List<VirtualTime.Work> threads = new ArrayList<>();
        for (HeymarketClient client : List.of(client(), client())) {
            for (int thread = 0; thread < 4; thread++) {
                threads.add(() -> {
                    for (int i = 0; i < calls; i++) {
                        client.call(count());
                        answered.incrementAndGet();
                    }
                });
            }
        }

        time.run(threads);

        assertThat(answered.get()).isEqualTo(8 * calls);
        assertThat(sandbox.requests()).extracting(RecordedRequest::status).contains(429);
    }

    private HeymarketClient client() {
        ClientSettings settings = new ClientSettings(
                URI.create(sandbox.baseUrl()),
                new Credentials.SecretPair(sandbox.secretId(), sandbox.secretKey()),
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(10, Duration.ofSeconds(60)),
                new ClientSettings.Budget(LIMIT, Duration.ofMinutes(5)));
        HttpTransport direct = fixture.transport(sandbox.baseUrl());
        return Calls.client(settings, new Slow(direct), new SlidingLogBudget(LIMIT, time), time);
    }

    private static ApiRequest count() {
        return new ApiRequest(
                "contacts/count",
                HttpMethod.POST,
                "/v1/contacts/count",
                JsonNodeFactory.instance.objectNode(),
                CallKind.READ);
    }

    /** Every answer takes a while. */
    private final class Slow implements HttpTransport {
        private final HttpTransport direct;

        Slow(HttpTransport direct) {
            this.direct = direct;
        }

        @Override
        public HttpAnswer send(ApiRequest request, String token, byte[] body) throws IOException {
            try {
                HttpAnswer answer = direct.send(request, token, body);
                time.sleep(Duration.ofMillis(200));
                return answer;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            direct.close();
        }
    }
}
