package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that have properties and a route, and no code. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class NodesByPropertiesScenes {

    /** A bucket of one token, of which the next comes after 20 seconds. */
    private static final String SCARCE = """
            camel.component.heymarket.requestsPerMinute = 5
            camel.component.heymarket.maxBudgetWait = 1
            """;

    private static final String PLENTY = """
            camel.component.heymarket.requestsPerMinute = 500
            camel.component.heymarket.maxBudgetWait = 2m
            """;

    @TempDir
    Path folder;

    private HeymarketSandbox sandbox;

    abstract TestServer server();

    /** How messages begin to name the server, up to the port. */
    abstract String shown();

    @BeforeEach
    void startSandbox() {
        sandbox = HeymarketSandbox.builder().profile(Profile.KIND).start();
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void twoNodesShareOneBudget() throws Exception {
        try (Node one = node(SCARCE);
                Node other = node(SCARCE)) {
            one.look();

            assertThatThrownBy(other::look)
                    .rootCause()
                    .isInstanceOf(HeymarketRateLimitException.class)
                    .hasMessageContaining("No permit in the budget of all nodes");
            assertThat(sandbox.requestCount()).isEqualTo(1);
        }
    }

    @Test
    void noRequestIsSentWithoutTheServerAndTheMessageNamesItAndTheRemedy() throws Exception {
        try (Node node = node(PLENTY + "camel.heymarket.cluster.outage-wait = 1ms\n")) {
            node.look();
            server().stop();
            try {
                assertThatThrownBy(node::look)
                        .cause()
                        .isInstanceOf(HeymarketRateLimitException.class)
                        .hasMessageContaining(shown())
                        .hasMessageContaining("Start the server, or correct camel.heymarket.cluster.url")
                        .hasMessageNotContaining(RedisProcess.PASSWORD);
                assertThat(sandbox.requestCount()).isEqualTo(1);
            } finally {
                server().start();
            }
        }
    }

    @Test
    void aCallWaitsForAServerThatComesBack() throws Exception {
        try (Node node = node(PLENTY + "camel.heymarket.cluster.outage-wait = 2m\n")) {
            server().stop();
            CompletableFuture<Object> call = CompletableFuture.supplyAsync(node::look);
            await().during(Duration.ofSeconds(1)).until(() -> !call.isDone());
            server().start();

            assertThat(call.get(2, TimeUnit.MINUTES)).isNotNull();
        }
    }

    @Test
    void aNodeDoesNotStartWithoutTheServer() throws Exception {
        String url = server().url();
        server().stop();
        try {
            assertThatThrownBy(() -> node(PLENTY, url))
                    .hasMessageContaining("The budget that all nodes share cannot be reached: " + shown())
                    .hasMessageContaining(
                            "Start the server, or correct camel.heymarket.cluster.url, username and password.")
                    .hasMessageNotContaining(RedisProcess.PASSWORD);
        } finally {
            server().start();
        }
    }

    @Test
    void aNodeDoesNotStartWithATypo() {
        assertThatThrownBy(() -> node(PLENTY + "camel.heymarket.cluster.outage-wiat = 1m\n"))
                .hasMessageContaining("does not have camel.heymarket.cluster.outage-wiat.")
                .hasMessageContaining("outage-wait");
    }

    @Test
    void aNodeDoesNotStartWithATypoInThePrefix() {
        assertThatThrownBy(() -> node(PLENTY + "camel.heymarket.clutser.timeout = 1m\n"))
                .hasMessageContaining("There is no property camel.heymarket.clutser.timeout.");
    }

    final Node node(String properties) throws Exception {
        return node(properties, server().url());
    }

    final Node node(String properties, String url) throws Exception {
        return Node.start(folder, sandbox, properties + "camel.heymarket.cluster.url = " + url + "\n");
    }
}
