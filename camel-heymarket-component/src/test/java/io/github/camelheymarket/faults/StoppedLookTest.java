package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A context that stops does not wait for the search after a lost write: the outcome is unknown. */
class StoppedLookTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final TestContext context = new TestContext();
    private ProducerTemplate template;
    private Thread sender;

    @BeforeEach
    void start() {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setApiSecretId(sandbox.secretId());
        configuration.setApiSecretKey(sandbox.secretKey());
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    @Test
    void aCreateShowsThatItsOutcomeIsUnknown() throws Exception {
        HEYMARKET.sandbox().faults().add(Fault.resetBeforeApply().when((method, path) -> path.equals("/v2/contact")));
        CompletableFuture<Exchange> sent = send("heymarket:contacts/create", Map.of("phone", "12025550143"));

        stopWhileItWaits();

        HeymarketUnknownOutcomeException e =
                sent.get(1, TimeUnit.MINUTES).getException(HeymarketUnknownOutcomeException.class);
        assertThat(e).hasMessageContaining("OUTCOME_UNKNOWN");
        assertThat(e.isMaybeApplied()).isTrue();
        assertThat(e.getSuppressed())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("A wait was ended");
    }

    @Test
    void theRowsOfABulkCallAreUnknown() throws Exception {
        HEYMARKET.sandbox().faults().add(Fault.resetBeforeApply().when((method, path) -> path.equals("/v2/contacts")));
        CompletableFuture<Exchange> sent = send(
                "heymarket:contacts/bulk-upsert?failOnPartial=false",
                List.of(Map.of("phone", "12025550143"), Map.of("phone", "12025550144")));

        stopWhileItWaits();

        BulkResult result = result(sent.get(1, TimeUnit.MINUTES));
        assertThat(result.getProblems())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    private static BulkResult result(Exchange exchange) {
        HeymarketStoppedException stopped = exchange.getException(HeymarketStoppedException.class);
        return stopped != null ? stopped.getResult() : exchange.getMessage().getBody(BulkResult.class);
    }

    private CompletableFuture<Exchange> send(String uri, Object body) {
        CompletableFuture<Exchange> sent = new CompletableFuture<>();
        sender = new Thread(() -> sent.complete(
                template.send(uri, exchange -> exchange.getMessage().setBody(body))));
        sender.start();
        return sent;
    }

    /** After a request that was lost there is one wait, that for the look. */
    private void stopWhileItWaits() {
        await().until(() -> HEYMARKET.sandbox().requests().stream().anyMatch(request -> request.fault() != null)
                && sender.getState() == Thread.State.TIMED_WAITING);
        context.stop();
    }
}
