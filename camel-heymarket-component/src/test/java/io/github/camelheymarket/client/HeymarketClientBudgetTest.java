package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a call and the budget get on: places, pauses and 429. */
class HeymarketClientBudgetTest {

    private final VirtualTime time = VirtualTime.flowing();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final CountingBudget budget = new CountingBudget();
    private final HeymarketClient client = client(Calls.settings());

    @ParameterizedTest
    @EnumSource(CallKind.class)
    void a429PausesTheBudgetThatAllShareAndIsSentAgain(CallKind kind) {
        transport.answersRetryAfter(429, "20").answers(200, "{}");

        ApiResponse response = client.call(Calls.of(kind));

        assertThat(budget.pauses).containsExactly(Duration.ofSeconds(20));
        assertThat(time.waits()).as("waits of its own, beside the budget's").isEmpty();
        assertThat(response.attempts()).isEqualTo(2);
    }

    @Test
    void a429WithoutRetryAfterPausesTheBudgetForOurOwnDelay() {
        transport.answers(429, "").answers(200, "{}");

        client.call(Calls.read());

        assertThat(budget.pauses)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4)));
    }

    @Test
    void the429ThatEndsACallStillPausesTheOthers() {
        transport.answersRetryAfter(429, "20");

        catchThrowableOfType(
                HeymarketRateLimitException.class,
                () -> client(Calls.settings("http://localhost:1", Calls.PAIR, 0))
                        .call(Calls.read()));

        assertThat(budget.pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void lasting429EndsInARateLimitExceptionThatShowsTheWait() {
        for (int i = 0; i < 4; i++) {
            transport.answersRetryAfter(429, "3600");
        }

        HeymarketRateLimitException e = failure(HeymarketRateLimitException.class, Calls.create());

        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(e.getStatus()).isEqualTo(429);
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(e.isMaybeApplied()).isFalse();
    }

    @Test
    void eachAttemptTakesAPlaceAndGivesItBack() {
        transport
                .answers(503, "")
                .answers(401, "")
                .loses()
                .answersRetryAfter(429, "1")
                .answers(200, "{}");

        client.call(Calls.read());

        assertThat(budget.acquired).hasSize(5);
        assertThat(budget.answered).isEqualTo(5);
        assertThat(budget.notSent).isZero();
    }

    @Test
    void whatWasNotSentDoesNotCount() {
        transport.cannotConnect().answers(200, "{}");

        client.call(Calls.read());

        assertThat(budget.notSent).isOne();
        assertThat(budget.answered).isOne();
    }

    @Test
    void anyExceptionGivesThePlaceBack() {
        List<Throwable> thrown = List.of(
                new IllegalStateException("pool shut down"),
                new OutOfMemoryError("for a test"),
                new IOException("gone"));
        for (Throwable throwable : thrown) {
            transport.step(() -> {
                if (throwable instanceof IOException e) {
                    throw e;
                }
                if (throwable instanceof Error e) {
                    throw e;
                }
                throw (RuntimeException) throwable;
            });
            catchThrowableOfType(Throwable.class, () -> client.call(Calls.create()));
        }

        assertThat(budget.acquired).hasSize(3);
        assertThat(budget.answered + budget.notSent).isEqualTo(3);
    }

    @Test
    void theBudgetIsAskedWithThePriorityOfTheCall() {
        transport.answers(200, "{}").answers(200, "{}");

        client.call(Calls.read());
        client.at(Priority.BULK).call(Calls.read());

        assertThat(budget.acquired).containsExactly(Priority.SINGLE, Priority.BULK);
    }

    @Test
    void anExhaustedBudgetKeepsWhatIsKnownOfTheAttemptsBefore() {
        SlidingLogBudget narrow = new SlidingLogBudget(1, time);
        transport.loses();
        ClientSettings impatient = new ClientSettings(
                Calls.settings().baseUrl(),
                Calls.PAIR,
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(3, Duration.ofSeconds(60)),
                new ClientSettings.Budget(1, Duration.ofSeconds(5)));

        HeymarketRateLimitException e = catchThrowableOfType(
                HeymarketRateLimitException.class,
                () -> Calls.client(impatient, transport, narrow, time).call(Calls.delete()));

        assertThat(e.isMaybeApplied()).isTrue();
        assertThat(e.getAttempts()).isOne();
        assertThat(e).hasMessageContaining("contacts/delete").hasMessageContaining("maxBudgetWait");
        assertThat(e.getRetryAfter()).isPositive();
    }

    /** As the budget of a cluster does whose database is away. */
    @Test
    void aBudgetThatCannotBeAskedKeepsWhyItCannot() {
        IOException away = new IOException("the database is away");
        IllegalStateException closed = new IllegalStateException("closing the connection failed too");
        HeymarketRateLimitException told = new HeymarketRateLimitException(
                "The shared budget cannot be asked", HeymarketException.Details.NONE, null, away);
        told.addSuppressed(closed);
        RequestBudget broken = new RequestBudget() {
            @Override
            public Permit acquire(Priority priority, Duration atMost) {
                throw told;
            }

            @Override
            public void pause(Duration duration) {
                throw told;
            }
        };

        HeymarketRateLimitException e = catchThrowableOfType(
                HeymarketRateLimitException.class,
                () -> Calls.client(Calls.settings(), transport, broken, time).call(Calls.read()));

        assertThat(e).hasMessageContaining("The shared budget cannot be asked").hasCause(away);
        assertThat(e.getSuppressed()).containsExactly(closed);
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
