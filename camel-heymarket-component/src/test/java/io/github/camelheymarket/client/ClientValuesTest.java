package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.client.ClientSettings.Budget;
import io.github.camelheymarket.client.ClientSettings.Retries;
import io.github.camelheymarket.client.ClientSettings.Timeouts;
import io.github.camelheymarket.spi.HttpMethod;
import io.github.camelheymarket.spi.RequestBudget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.impl.engine.BaseExecutorServiceManager;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings, reasons, counts and observers of the client. */
class ClientValuesTest {

    private static final ApiRequest V1 =
            new ApiRequest("contacts/get", HttpMethod.GET, "/v1/contact/7", null, CallKind.READ);
    private static final ApiRequest V2 =
            new ApiRequest("contacts/get", HttpMethod.GET, "/v2/contact/7", null, CallKind.READ);
    private static final ApiResponse ANSWER = new ApiResponse(200, "r-1", null, 1);

    @Test
    void aLimitThatIsTooSmallIsNamed() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Timeouts(Duration.ZERO, null)).hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> new Timeouts(null, Duration.ZERO)).hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> new Retries(-1, second)).hasMessageContaining("maxRetries");
        assertThatThrownBy(() -> new Retries(0, Duration.ZERO)).hasMessageContaining("maxRetryDelay");
        assertThatThrownBy(() -> new Budget(-1, second)).hasMessageContaining("requestsPerMinute");
        assertThatThrownBy(() -> new Budget(0, Duration.ZERO)).hasMessageContaining("maxBudgetWait");
        assertThatCode(() -> new Timeouts(null, null)).doesNotThrowAnyException();
        assertThatCode(() -> new Retries(0, Duration.ofMillis(1))).doesNotThrowAnyException();
        assertThatCode(() -> new Budget(0, Duration.ofMillis(1))).doesNotThrowAnyException();
    }

    @Test
    void theTextOfACredentialAndOfAnAnswerHasNoSecretAndNoPerson() {
        assertThat(new Credentials.SecretPair("id-4711", "hush-4711")).hasToString("API secret");
        assertThat(new Credentials.ApiKey("hush-4711")).hasToString("API key");
        assertThat(ANSWER).hasToString("ApiResponse[200, requestId=r-1]");
        assertThat(V1).hasToString("contacts/get (GET)");
        assertThat(new ClientStatistics.LastError(Instant.EPOCH, "contacts/get", "HeymarketServerException", 500))
                .hasToString("HeymarketServerException (HTTP 500) in contacts/get at 1970-01-01T00:00:00Z");
        assertThat(new ClientStatistics.LastError(Instant.EPOCH, "contacts/get", "HeymarketConnectionException", 0))
                .hasToString("HeymarketConnectionException in contacts/get at 1970-01-01T00:00:00Z");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("x"), "the host of baseUrl"),
                Arguments.of(new SocketTimeoutException("x"), "within connectTimeout"),
                Arguments.of(new ConnectTimeoutException("x"), "within connectTimeout"),
                Arguments.of(new ConnectionRequestTimeoutException("x"), "raise connectionsPerRoute"),
                Arguments.of(new ConnectException("x"), "the connection was refused"),
                Arguments.of(new NoRouteToHostException("x"), "the connection was refused"),
                Arguments.of(new SSLPeerUnverifiedException("x"), "for another host name"),
                Arguments.of(new SSLException("x"), "trust store"),
                Arguments.of(new IOException("x"), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aConnectionThatFailedIsToldWithItsRemedy(Exception failure, String told) {
        assertThat(NotSentReason.of(failure)).contains(told);
    }

    @Test
    void theRequestsOfOneThreadAreCountedFromBeginningToEnd() {
        CallTally.requested(V1, AnswerClass.SUCCESS);
        CallTally outer = CallTally.begin();
        CallTally.requested(V2, AnswerClass.SUCCESS);
        CallTally.requested(V1, AnswerClass.NO_ANSWER);
        CallTally.requested(V1, AnswerClass.NOT_SENT);
        CallTally.retried();
        CallTally inner = CallTally.begin();
        assertThat(inner.versions()).isEmpty();
        CallTally.requested(V1, AnswerClass.SUCCESS);
        outer.end();
        CallTally.requested(V1, AnswerClass.SUCCESS);
        inner.end();
        CallTally.requested(V1, AnswerClass.SUCCESS);
        outer.end();
        CallTally.requested(V1, AnswerClass.SUCCESS);
        CallTally.retried();
        assertThat(inner.requests()).isEqualTo(2);
        assertThat(inner.retries()).isZero();
        assertThat(outer.requests()).isEqualTo(3);
        assertThat(outer.retries()).isEqualTo(1);
        assertThat(outer.versions()).isEqualTo("v1,v2");
    }

    @Test
    void eachObserverIsToldOfACallThoughAnotherFails() {
        List<String> told = new ArrayList<>();
        AnswerObservers observers = new AnswerObservers();
        observers.put("a", (request, response) -> {
            throw new IllegalStateException("observer");
        });
        observers.put("b", (request, response) -> told.add("replaced"));
        observers.put("b", (request, response) -> told.add(request.version()));
        List<String> lines = LogCapture.during(() -> observers.answered(V2, ANSWER));
        assertThat(told).containsExactly("v2");
        assertThat(lines).anyMatch(line -> line.contains("A call of contacts/get (GET) was not recorded"));
    }

    @Test
    void aShortCloseIsWaitedForAndALongOneByTheContextAlone() throws Exception {
        TestContext context = new TestContext();
        context.start();
        int strategies = context.getLifecycleStrategies().size();
        boolean[] closed = {false};
        BackgroundClose.close(context, () -> closed[0] = true);
        assertThat(closed[0]).isTrue();
        assertThat(context.getLifecycleStrategies()).hasSize(strategies);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        BackgroundClose.close(context, () -> {
            try {
                go.await(60, TimeUnit.SECONDS);
                ended.complete(null);
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        });
        assertThat(ended).isNotDone();
        assertThat(context.getLifecycleStrategies())
                .as("the stop of the context waits")
                .hasSize(strategies + 1);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(context::stop);
        go.countDown();
        stop.get(60, TimeUnit.SECONDS);
        assertThat(ended).isCompleted();
        Thread[] closer = {null};
        BackgroundClose.close(context, () -> closer[0] = Thread.currentThread());
        assertThat(closer[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void aCloseForWhichNoThreadCanBeStartedIsDoneByTheCaller() throws Exception {
        TestContext context = new TestContext();
        context.start();
        context.setExecutorServiceManager(new BaseExecutorServiceManager(context) {
            @Override
            public Thread newThread(String name, Runnable runnable) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        });
        boolean[] closed = {false};

        assertThatThrownBy(() -> BackgroundClose.close(context, () -> closed[0] = true))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(closed[0]).isTrue();
        CompletableFuture.runAsync(context::stop).get(60, TimeUnit.SECONDS);
    }

    @Test
    void anInterruptEndsTheWaitForACloseAndIsKept() throws Exception {
        try (TestContext context = new TestContext()) {
            context.start();
            CompletableFuture<Void> go = new CompletableFuture<>();
            Thread.currentThread().interrupt();
            BackgroundClose.close(context, go::join);
            assertThat(Thread.interrupted()).isTrue();
            go.complete(null);
        }
    }

    @Test
    void theApplicationsBudgetComesBeforeThatOfALibraryAndAMissingLibraryIsNamed() throws Exception {
        RequestBudget.Factory own = (a, b) -> null;
        RequestBudget.Factory added = (a, b) -> null;
        try (TestContext context = new TestContext()) {
            assertThat(SharedBudgets.of(context, null)).isNull();
            assertThat(SharedBudgets.of(context, own)).isSameAs(own);
            context.getPropertiesComponent().addInitialProperty("camel.heymarket.cluster.url", "redis://x");
            assertThatThrownBy(() -> SharedBudgets.of(context, null))
                    .hasMessageContaining("add the dependency io.github.camelheymarket:camel-heymarket-cluster");
            context.getPropertiesComponent().addInitialProperty("camel.heymarket.cluster.enabled", "FALSE");
            assertThat(SharedBudgets.of(context, null)).isNull();
            context.getCamelContextExtension().addContextPlugin(RequestBudget.Factory.class, added);
            assertThat(SharedBudgets.of(context, null)).isSameAs(added);
        }
    }

    @Test
    void aTextIsSplitIntoWordsNumbersAndSigns() {
        List<TextTokens.Token> tokens = TextTokens.of("Zoë Ørsted, straße 42٣ 山田❤ e\u0301A");
        assertThat(tokens.stream().map(TextTokens.Token::word))
                .containsExactly("zoe", "orsted", "strasse", "423", "山", "田", "❤", "ea");
        assertThat(tokens.get(3).isNumber()).isTrue();
        assertThat(tokens.get(0).isNumber()).isFalse();
        assertThat(tokens.get(2).isLowerCase()).isTrue();
        assertThat(tokens.get(0).isLowerCase()).isFalse();
        assertThat(tokens.get(0).start()).isZero();
        assertThat(tokens.get(0).end()).isEqualTo(3);
    }
}
