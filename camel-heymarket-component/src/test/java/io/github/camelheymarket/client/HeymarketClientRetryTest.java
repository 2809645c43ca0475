package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a call is repeated, how long it waits, and what its caller gets in the end. */
class HeymarketClientRetryTest {

    private final VirtualTime time = VirtualTime.flowing();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final CountingBudget budget = new CountingBudget();
    private final HeymarketClient client = client(Calls.settings());

    @ParameterizedTest
    @EnumSource(CallKind.class)
    void whatCouldNotConnectIsSentAgain(CallKind kind) {
        transport.cannotConnect().cannotConnect().answers(200, "\"ok\"");

        ApiResponse response = client.call(Calls.of(kind));

        assertThat(response.body().asText()).isEqualTo("ok");
        assertThat(response.attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aReadIsSentAgainAfterAServerFault(int status) {
        transport.answers(status, "").answers(200, "{}");

        assertThat(client.call(Calls.read()).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallKind.class,
            names = {"READ", "REPEATABLE_WRITE"})
    void whatMayBeRepeatedIsSentAgainAfterALostConnection(CallKind kind) {
        transport.loses().answers(200, "{}");

        assertThat(client.call(Calls.of(kind)).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aCreateIsNotSentAgainAfterAServerFault(int status) {
        transport.answers(status, "");

        HeymarketException e = failure(HeymarketUnknownOutcomeException.class, Calls.create());

        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e.isMaybeApplied()).isTrue();
        assertThat(transport.requests()).isOne();
    }

    @Test
    void aCreateIsNotSentAgainAfterALostConnection() {
        transport.loses();

        HeymarketException e = failure(HeymarketUnknownOutcomeException.class, Calls.create());

        assertThat(e.getStatus()).isZero();
        assertThat(e.isMaybeApplied()).isTrue();
    }

    @Test
    void aCreateThatCouldNotConnectAndIsThenLostIsOfUnknownOutcome() {
        transport.cannotConnect().loses();

        assertThat(failure(HeymarketUnknownOutcomeException.class, Calls.create())
                        .getAttempts())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "4, 5"})
    void isSentAgainAtMostMaxRetriesTimes(int maxRetries, int requests) {
        for (int i = 0; i < requests; i++) {
            transport.answers(503, "");
        }

        HeymarketException e = catchThrowableOfType(
                HeymarketServerException.class,
                () -> client(Calls.settings("http://localhost:1", Calls.PAIR, maxRetries))
                        .call(Calls.read()));

        assertThat(e.getAttempts()).isEqualTo(requests);
        assertThat(transport.requests()).isEqualTo(requests);
    }

    @Test
    void waitsLongerFromRetryToRetry() {
        transport.loses().loses().loses().answers(200, "{}");

        client.call(Calls.read());

        assertThat(time.waits()).hasSize(3);
        assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1000));
        assertThat(time.waits().get(1)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2000));
        assertThat(time.waits().get(2)).isBetween(Duration.ofMillis(3000), Duration.ofMillis(4000));
    }

    @Test
    void waitsAsLongAsRetryAfterSays() {
        transport.answersRetryAfter(503, "7").answers(200, "{}");

        client.call(Calls.read());

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsNoLongerThanMaxRetryDelayWhateverRetryAfterSays() {
        transport.answersRetryAfter(503, "3600").answers(200, "{}");

        client.call(Calls.read());

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void a404AfterAnAttemptOfUnknownOutcomeKeepsTheDoubt() {
        transport.loses().answers(404, "");

        assertThat(failure(HeymarketNotFoundException.class, Calls.delete()).isMaybeApplied())
                .isTrue();
    }

    @Test
    void a404AfterARequestThatWasNeverSentKeepsNoDoubt() {
        transport.cannotConnect().answers(404, "");

        assertThat(failure(HeymarketNotFoundException.class, Calls.delete()).isMaybeApplied())
                .isFalse();
    }

    @Test
    void aReadIsNeverInDoubt() {
        transport.loses().answers(404, "");

        assertThat(failure(HeymarketNotFoundException.class, Calls.read()).isMaybeApplied())
                .isFalse();
    }

    @Test
    void aRepeatableWriteThatFailsForGoodIsInDoubt() {
        for (int i = 0; i < 4; i++) {
            transport.loses();
        }

        HeymarketException e = failure(HeymarketConnectionException.class, Calls.delete());

        assertThat(e.isMaybeApplied()).isTrue();
        assertThat(e.getAttempts()).isEqualTo(4);
    }

    @Test
    void tooLongAnAnswerIsNotAskedForAgain() {
        transport.step(() -> {
            throw new HttpTransport.AnswerTooLongException("the answer is longer than 16 MiB");
        });

        HeymarketException e = failure(HeymarketAnswerException.class, Calls.read());

        assertThat(e.getAttempts()).isOne();
        assertThat(e).hasMessageContaining("longer than 16 MiB").hasMessageContaining("pageSize");
    }

    @Test
    void tooLongAnAnswerLeavesTheOutcomeOfACreateUnknown() {
        transport.step(() -> {
            throw new HttpTransport.AnswerTooLongException("the answer is longer than 16 MiB");
        });

        failure(HeymarketUnknownOutcomeException.class, Calls.create());
    }

    @Test
    void aTimeoutSaysThatNoAnswerCame() {
        for (int i = 0; i < 4; i++) {
            transport.step(() -> {
                throw new SocketTimeoutException("Read timed out");
            });
        }

        assertThat(failure(HeymarketConnectionException.class, Calls.read()))
                .hasMessageContaining("no complete response within responseTimeout")
                .hasMessageContaining("4 attempts");
    }

    @Test
    void theBodyIsTheSameInEachAttempt() {
        transport.cannotConnect().answersRetryAfter(429, "1").answers(200, "{}");

        client.call(Calls.create());

        assertThat(transport.bodies()).hasSize(3).containsOnly("{\"phone\":\"12025550143\",\"first\":\"Mara\"}");
    }

    private HeymarketClient client(ClientSettings settings) {
        return Calls.client(settings, transport, budget, time);
    }

    private <T extends HeymarketException> T failure(Class<T> type, ApiRequest request) {
        T failure = catchThrowableOfType(type, () -> client.call(request));
        assertThat(failure).as("failure of " + request).isExactlyInstanceOf(type);
        return failure;
    }
}
