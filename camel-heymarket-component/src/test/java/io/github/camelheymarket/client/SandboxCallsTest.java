package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.spi.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole calls, from the registry to a server that behaves like Heymarket and back. */
class SandboxCallsTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final TestContext context = new TestContext();
    private final List<ClientRegistry.Lease> leases = new ArrayList<>();
    private HeymarketSandbox sandbox;
    private HeymarketClient client;

    @BeforeEach
    void start(HeymarketSandbox heymarket) {
        sandbox = heymarket;
        context.start();
        client = lease(new Credentials.SecretPair(sandbox.secretId(), sandbox.secretKey()));
    }

    @AfterEach
    void stop() {
        leases.forEach(ClientRegistry.Lease::close);
        context.stop();
    }

    @Test
    void aSignedTokenIsAccepted() {
        assertThat(client.call(create()).body().path("id").isIntegralNumber()).isTrue();
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void theLegacyKeyIsAccepted() {
        assertThat(lease(new Credentials.ApiKey(sandbox.apiKey()))
                        .call(create())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongSecretIsRefusedAfterOneNewToken() {
        HeymarketClient wrong = lease(new Credentials.SecretPair(sandbox.secretId(), "not-the-key"));

        HeymarketException e = catchThrowableOfType(HeymarketAuthenticationException.class, () -> wrong.call(create()));

        assertThat(e.getStatus()).isEqualTo(401);
        assertThat(sandbox.requests()).hasSize(2);
        assertThat(sandbox.contacts()).isEmpty();
    }

    @Test
    void a401InBetweenIsOvercome() {
        sandbox.faults().add(Fault.refuse401Once());

        assertThat(client.call(create()).attempts()).isEqualTo(2);
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void a429InBetweenIsOvercomeAndStoresOnce() {
        sandbox.faults().add(Fault.retryAfter("0").times(2));

        assertThat(client.call(create()).attempts()).isEqualTo(3);
        assertThat(sandbox.requests()).hasSize(3);
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void aCreateWhoseAnswerIsLostIsNotSentAgain() {
        sandbox.faults().add(Fault.resetAfterApply());

        catchThrowableOfType(HeymarketUnknownOutcomeException.class, () -> client.call(create()));

        assertThat(sandbox.requests()).hasSize(1);
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void aDeleteWhoseAnswerIsLostIsSentAgainAndRemembersTheDoubt() {
        long id = sandbox.seed(Seed.phone("12025550143")).id();
        sandbox.faults().add(Fault.resetAfterApply());

        HeymarketException e = catchThrowableOfType(
                HeymarketException.class,
                () -> client.call(new ApiRequest(
                        "contacts/delete", HttpMethod.DELETE, "/v1/contact/" + id, null, CallKind.REPEATABLE_WRITE)));

        assertThat(e.isMaybeApplied()).isTrue();
        assertThat(sandbox.contacts()).isEmpty();
    }

    @Test
    void halfAnAnswerToAReadIsAskedForAgain() {
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        sandbox.faults().add(Fault.truncated());

        assertThat(client.call(list()).body()).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndIsRefused() {
        sandbox.faults().add(Fault.endlessBody());

        assertThat(catchThrowableOfType(HeymarketAnswerException.class, () -> client.call(list()))
                        .getAttempts())
                .isOne();
    }

    @Test
    void anAnswerNestedWithoutEndIsRefused() {
        sandbox.faults().add(Fault.deepNesting());

        assertThat(catchThrowableOfType(HeymarketAnswerException.class, () -> client.call(list()))
                        .getAttempts())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "404", "429", "500", "html", "reset", "garbage"})
    void noLineThatWeLogAndNoExceptionHoldsSecretsOrPersonalData(String fault) {
        sandbox.faults()
                .add(
                        switch (fault) {
                            case "html" -> Fault.html200();
                            case "reset" -> Fault.resetBeforeApply();
                            case "garbage" -> Fault.garbage();
                            case "429" -> Fault.retryAfter("0");
                            default ->
                                Fault.status(
                                        Integer.parseInt(fault),
                                        "{\"message\":\"Mara at 12025550143 and mara@example.org is no good\"}");
                        })
                .times(5);
        List<String> printed = new ArrayList<>();

        printed.addAll(LogCapture.during(() -> {
            HeymarketException e = catchThrowableOfType(HeymarketException.class, () -> client.call(create()));
            for (Throwable t = e; t != null; t = t.getCause()) {
                printed.add(t.toString());
            }
        }));

        assertThat(sandbox.requests()).isNotEmpty();
        assertThat(printed)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("Mara")
                        .doesNotContain("12025550143")
                        .doesNotContain("mara@")
                        .doesNotContain(sandbox.secretKey())
                        .doesNotContain(sandbox.secretId())
                        .doesNotContain("Bearer"));
    }

    @Test
    void noConnectionIsLeftInUse() throws Exception {
        try (var pool = new org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager()) {
            context.getComponent("https", org.apache.camel.component.http.HttpComponent.class)
                    .setClientConnectionManager(pool);
            HeymarketClient pooled = lease(new Credentials.ApiKey(sandbox.apiKey()));
            for (Fault fault : List.of(
                    Fault.status(400),
                    Fault.status(503),
                    Fault.resetBeforeApply(),
                    Fault.resetAfterApply(),
                    Fault.truncated(),
                    Fault.garbage(),
                    Fault.html200(),
                    Fault.endlessBody(),
                    Fault.redirect("http://localhost:1/"))) {
                sandbox.faults().add(fault);
                catchThrowableOfType(HeymarketException.class, () -> pooled.call(create()));
            }

            assertThat(pool.getTotalStats().getLeased()).isZero();
        }
    }

    private HeymarketClient lease(Credentials credentials) {
        ClientSettings settings = new ClientSettings(
                URI.create(sandbox.baseUrl()),
                credentials,
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(3, Duration.ofMillis(20)),
                new ClientSettings.Budget(500, Duration.ofSeconds(30)));
        ClientRegistry.Lease lease = ClientRegistry.of(context).lease(settings, "https", null);
        leases.add(lease);
        return lease.client();
    }

    private static ApiRequest create() {
        return new ApiRequest(
                "contacts/create",
                HttpMethod.POST,
                "/v1/contact",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("phone", "12025550143")
                        .put("first", "Mara")
                        .put("email", "mara@example.org"),
                CallKind.UNSAFE_WRITE);
    }

    private static ApiRequest list() {
        return new ApiRequest(
                "contacts/list", HttpMethod.POST, "/v1/contacts", JsonNodeFactory.instance.objectNode(), CallKind.READ);
    }
}
