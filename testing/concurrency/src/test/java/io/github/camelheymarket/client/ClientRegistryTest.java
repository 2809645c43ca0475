package io.github.camelheymarket.client;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.PassingTime;
import io.github.camelheymarket.spi.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Those who have equal settings at the same time have one client, which is open until the last of them gives it back. */
class ClientRegistryTest {

    private static final ClientSettings SETTINGS = settings("key", 500);

    private static ClientSettings settings(String key, int requestsPerMinute) {
        return new ClientSettings(
                URI.create("http://localhost:1"),
                new Credentials.ApiKey(key),
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(0, Duration.ofSeconds(1)),
                new ClientSettings.Budget(requestsPerMinute, Duration.ofSeconds(1)));
    }

    /** A registry, and the transports that its clients have opened. */
    private static final class Rig {
        private final List<Transport> transports = new ArrayList<>();
        private final List<HeymarketClient> leased = new ArrayList<>();
        private final PassingTime time = new PassingTime();
        private final ClientRegistry registry =
                new ClientRegistry((component, settings) -> open(), new Accounts(time, () -> time));

        private synchronized Transport open() {
            Transport transport = new Transport();
            transports.add(transport);
            return transport;
        }

        private void leaseAndUse() throws Exception {
            try (ClientRegistry.Lease lease = registry.lease(SETTINGS, "https", null)) {
                HeymarketClient client = lease.client();
                begin(client);
                client.call(new ApiRequest("contacts/get", HttpMethod.GET, "/v1/contact/1", null, CallKind.READ));
                end(client);
            }
        }

        private synchronized void begin(HeymarketClient client) {
            leased.forEach(other -> assertSame(other, client));
            leased.add(client);
        }

        private synchronized void end(HeymarketClient client) {
            leased.remove(client);
        }

        private synchronized void assertAllClosedOnce() {
            assertFalse(transports.isEmpty());
            transports.forEach(transport -> assertEquals(1, transport.closes));
            assertTrue(registry.statistics().isEmpty());
        }
    }

    private static final class Transport implements HttpTransport {
        private int closes;

        @Override
        public synchronized HttpAnswer send(ApiRequest request, String token, byte[] body) {
            assertEquals(0, closes, "used after its close");
            return new HttpAnswer(200, null, null, "{\"id\":1}".getBytes(StandardCharsets.UTF_8), null);
        }

        @Override
        public synchronized void close() {
            closes++;
        }
    }

    @Test
    void aClientIsSharedAndClosedWithItsLastLease() {
        Interleavings.of(() -> {
            Rig rig = new Rig();

            together(rig::leaseAndUse, rig::leaseAndUse);

            rig.assertAllClosedOnce();
        });
    }

    /** The lower limit applies as long as its client is open. */
    @Test
    void theLowestLimitOfTheOpenClientsApplies() {
        Interleavings.of(() -> {
            Rig rig = new Rig();
            ClientRegistry.Lease lower = rig.registry.lease(settings("key", 40), "https", null);
            ClientRegistry.Lease[] kept = new ClientRegistry.Lease[1];

            together(lower::close, () -> kept[0] = rig.registry.lease(SETTINGS, "https", null));

            assertEquals(500, rig.registry.budget(SETTINGS.credentials()).limit());
            kept[0].close();
            rig.assertAllClosedOnce();
        });
    }

    @Test
    void whatIsKeptOfAnAccountIsNotRemovedWhileItIsUsed() {
        Interleavings.of(() -> {
            Rig rig = new Rig();
            rig.registry.lease(SETTINGS, "https", null).close();
            rig.time.pass(Accounts.KEPT.plusSeconds(1));
            AccountMemory[] memories = new AccountMemory[2];

            together(
                    () -> rig.registry
                            .lease(settings("other", 1), "https", null)
                            .close(),
                    () -> {
                        ClientRegistry.Lease lease = rig.registry.lease(SETTINGS, "https", null);
                        memories[0] = lease.client().memory();
                        ClientRegistry.Lease again = rig.registry.lease(settings("key", 1), "https", null);
                        memories[1] = again.client().memory();
                        again.close();
                        lease.close();
                    });

            assertSame(memories[0], memories[1]);
        });
    }

    /** Who waits when the client is closed is told so, and is not left with an interrupt that has nothing to do with it. */
    @Test
    void aCloseEndsTheWaitsOfAClient() {
        Interleavings.of(() -> {
            InterruptibleWaits waits = new InterruptibleWaits(new PassingTime());
            Object never = new Object();

            together(waits::close, () -> {
                assertThrows(
                        InterruptibleWaits.ClosedException.class,
                        () -> waits.queue(() -> {
                            synchronized (never) {
                                never.wait();
                            }
                            return null;
                        }));
                assertFalse(Thread.currentThread().isInterrupted());
            });

            assertEquals(0, waits.queued());
        });
    }
}
