package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.spi.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shared in a context, by whom, and for how long. */
class ClientRegistryTest {

    private final TestContext context = new TestContext();
    private ClientRegistry registry;

    @BeforeEach
    void start() {
        context.start();
        registry = ClientRegistry.of(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aContextHasOneRegistry() {
        assertThat(ClientRegistry.of(context)).isSameAs(registry);
    }

    @Test
    void contextsShareNothing() {
        try (TestContext other = new TestContext()) {
            assertThat(ClientRegistry.of(other)).isNotSameAs(registry);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void equalSettingsShareAClient() {
        assertThat(lease(settings("http://localhost:1", 500)).client())
                .isSameAs(lease(settings("http://localhost:1", 500)).client());
    }

    @Test
    void theMemoryOfAnAccountGoesByTheClockOfTheContext() {
        ClientRegistry.Lease without = registry.lease(settings("http://localhost:1", 500), "https", null);
        assertThat(without.client().memory().clock().now()).isNotNull();
        without.close();
        Instant fixed = Instant.parse("2026-05-02T12:00:00Z");
        context.getRegistry().bind("clock", (TimeSource) () -> fixed);
        ClientRegistry.Lease with = registry.lease(settings("http://localhost:2", 500), "https", null);
        assertThat(with.client().memory().clock().now()).isEqualTo(fixed);
        with.close();
    }

    @Test
    void anotherBaseUrlIsAnotherClient() {
        assertThat(lease(settings("http://localhost:1", 500)).client())
                .isNotSameAs(lease(settings("http://localhost:2", 500)).client());
    }

    @Test
    void aClientClosesWithItsLastUser() {
        ClientRegistry.Lease first = lease(settings("http://localhost:1", 500));
        ClientRegistry.Lease second = lease(settings("http://localhost:1", 500));

        first.close();
        assertThat(closed(second.client())).isFalse();
        second.close();

        assertThat(closed(second.client())).isTrue();
    }

    @Test
    void aLeaseClosedTwiceCountsOnce() {
        ClientRegistry.Lease first = lease(settings("http://localhost:1", 500));
        ClientRegistry.Lease second = lease(settings("http://localhost:1", 500));

        first.close();
        first.close();

        assertThat(closed(second.client())).isFalse();
    }

    @Test
    void afterTheLastUserThereIsANewClient() {
        ClientRegistry.Lease before = lease(settings("http://localhost:1", 500));
        before.close();

        HeymarketClient after = lease(settings("http://localhost:1", 500)).client();

        assertThat(after).isNotSameAs(before.client());
        assertThat(closed(after)).isFalse();
    }

    @Test
    void aContextThatStartsAgainHasClientsAgain() {
        lease(settings("http://localhost:1", 500)).close();
        context.stop();
        context.start();

        HeymarketClient after = ClientRegistry.of(context)
                .lease(settings("http://localhost:1", 500), "https", null)
                .client();

        assertThat(closed(after)).isFalse();
    }

    @Test
    void anUnknownHttpComponentIsNamed() {
        assertThatThrownBy(() -> registry.lease(settings("http://localhost:1", 500), "htpts", null))
                .isInstanceOf(HeymarketException.class)
                .hasMessageContaining("'htpts'");
    }

    @Test
    void aComponentThatIsNoHttpComponentIsNamed() {
        context.addComponent("other", new org.apache.camel.support.DefaultComponent() {
            @Override
            protected org.apache.camel.Endpoint createEndpoint(
                    String uri, String remaining, java.util.Map<String, Object> parameters) {
                throw new AssertionError("not asked");
            }
        });

        assertThatThrownBy(() -> registry.lease(settings("http://localhost:1", 500), "other", null))
                .isInstanceOf(HeymarketException.class)
                .hasMessageContaining("'other'")
                .hasMessageContaining("not a camel-http component");
    }

    /** The clock is the test's: hours pass. */
    @Test
    void credentialsThatComeAndGoLeaveNothing() throws Exception {
        VirtualTime time = VirtualTime.standing();
        ClientRegistry kept = withClock(time);
        for (int i = 0; i < 20; i++) {
            kept.lease(settings(new Credentials.ApiKey("key" + i)), "https", null)
                    .close();
            time.advance(Accounts.KEPT.plusSeconds(1));
        }
        ClientRegistry.Lease last = kept.lease(settings(new Credentials.ApiKey("last")), "https", null);

        assertThat(kept.accounts()).as("a budget and a memory").isEqualTo(2);
        last.close();
    }

    @Test
    void whatIsRememberedOfAnAccountOutlivesARestart() throws Exception {
        VirtualTime time = VirtualTime.standing();
        ClientRegistry kept = withClock(time);
        ClientRegistry.Lease before = kept.lease(settings(Calls.PAIR), "https", null);
        CredentialBudget budget = kept.budget(Calls.PAIR);
        before.close();
        time.advance(Accounts.KEPT);

        ClientRegistry.Lease after = kept.lease(settings(Calls.PAIR), "https", null);

        assertThat(after.client().memory()).isSameAs(before.client().memory());
        assertThat(kept.budget(Calls.PAIR)).isSameAs(budget);
        after.close();
    }

    /** What is in use is not forgotten, however long. */
    @Test
    void anAccountWithAClientIsKept() {
        VirtualTime time = VirtualTime.standing();
        ClientRegistry kept = withClock(time);
        ClientRegistry.Lease open = kept.lease(settings(Calls.PAIR), "https", null);
        time.advance(Duration.ofDays(1));

        ClientRegistry.Lease other = kept.lease(settings(Calls.LEGACY), "https", null);

        assertThat(kept.accounts()).isEqualTo(4);
        open.close();
        other.close();
    }

    /** Heymarket may ask for an hour, and the route may restart meanwhile. */
    @Test
    void aPauseOutlivesARestart() throws Exception {
        VirtualTime time = VirtualTime.standing();
        ClientRegistry kept = withClock(time);
        ClientRegistry.Lease before = kept.lease(settings(Calls.PAIR), "https", null);
        kept.budget(Calls.PAIR).pause(Duration.ofHours(1));
        before.close();
        time.advance(Duration.ofMinutes(59));

        ClientRegistry.Lease after = kept.lease(settings(Calls.PAIR), "https", null);

        assertThat(kept.budget(Calls.PAIR).left()).hasValue(0);
        after.close();
    }

    private static ClientRegistry withClock(VirtualTime time) {
        HttpTransport unused = new HttpTransport() {
            @Override
            public HttpAnswer send(ApiRequest request, String token, byte[] body) {
                throw new AssertionError("not asked");
            }

            @Override
            public void close() {}
        };
        return new ClientRegistry((component, settings) -> unused, new Accounts(time, () -> time));
    }

    private static ClientSettings settings(Credentials credentials) {
        return Calls.settings("http://localhost:1", credentials, 0);
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        ClientSettings pair = settings("http://localhost:1", 500);
        ClientSettings legacy = Calls.settings("http://localhost:1", Calls.LEGACY, 0);
        List<String> printed = new ArrayList<>(LogCapture.during(() -> {
            ClientRegistry.Lease lease = lease(pair);
            lease(legacy).close();
            lease.close();
        }));
        printed.add(pair.toString());
        printed.add(legacy.toString());
        printed.add(pair.credentials().toString());
        printed.add(registry.toString());

        assertThat(printed)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("3c1e-id")
                        .doesNotContain("s3cret")
                        .doesNotContain("legacy-key"));
    }

    private ClientRegistry.Lease lease(ClientSettings settings) {
        return registry.lease(settings, "https", null);
    }

    private static ClientSettings settings(String baseUrl, int requestsPerMinute) {
        return new ClientSettings(
                URI.create(baseUrl),
                Calls.PAIR,
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(0, Duration.ofSeconds(1)),
                new ClientSettings.Budget(requestsPerMinute, Duration.ofMillis(1)));
    }

    private static boolean closed(HeymarketClient client) {
        return connectionRefused(client).getMessage().contains("closed");
    }

    /** Nobody listens at the addresses of these tests, so that nothing is ever sent. */
    private static HeymarketException connectionRefused(HeymarketClient client) {
        return catchThrowableOfType(HeymarketException.class, () -> client.call(Calls.read()));
    }
}
