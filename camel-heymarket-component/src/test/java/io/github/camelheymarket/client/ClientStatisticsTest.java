package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelheymarket.client.ClientStatistics.LastError;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a client counts, and what its budget reports. */
class ClientStatisticsTest {

    private final VirtualTime time = VirtualTime.flowing();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final SlidingLogBudget budget = new SlidingLogBudget(500, time);
    private final HeymarketClient client = Calls.client(Calls.settings(), transport, budget, time);

    @Test
    void aClientThatDidNothingHasCountedNothing() {
        ClientStatistics statistics = client.statistics();

        assertThat(statistics.calls()).isEqualTo(new ClientStatistics.Calls(0, 0, 0, 0, 0, 0));
        assertThat(statistics.waits()).isEqualTo(new ClientStatistics.BudgetWaits(0, 0, Duration.ZERO));
        assertThat(statistics.budget()).isEqualTo(new ClientStatistics.Budget(500, OptionalInt.of(500)));
        assertThat(statistics.lastError()).isNull();
    }

    @Test
    void aRetriedCallIsOneCallAndEachOfItsRequestsCounts() {
        transport.answers(503, "").loses().answers(200, "{}");

        client.call(Calls.read());

        assertThat(client.statistics().calls()).isEqualTo(new ClientStatistics.Calls(1, 0, 3, 0, 2, 0));
        assertThat(client.statistics().lastError()).isNull();
    }

    @Test
    void whatFoundNoConnectionIsNoRequestThatHeymarketCounts() {
        transport.cannotConnect().answers(200, "{}");

        client.call(Calls.read());

        assertThat(client.statistics().calls()).isEqualTo(new ClientStatistics.Calls(1, 0, 1, 1, 1, 0));
    }

    @Test
    void a429IsARequestARetryAndAWaitForTheBudget() {
        transport.answersRetryAfter(429, "20").answers(200, "{}");

        client.call(Calls.read());

        assertThat(client.statistics().calls()).isEqualTo(new ClientStatistics.Calls(1, 0, 2, 0, 1, 1));
        assertThat(client.statistics().waits())
                .isEqualTo(new ClientStatistics.BudgetWaits(0, 1, Duration.ofSeconds(20)));
    }

    @Test
    void theLastErrorIsReportedByOperationTypeAndStatusAlone() {
        transport.answers(400, "{\"message\":\"the phone 12025550143 of Mara is not good\"}");

        catchThrowable(() -> client.call(Calls.create()));

        ClientStatistics statistics = client.statistics();
        assertThat(statistics.calls().failed()).isOne();
        assertThat(statistics.lastError())
                .isEqualTo(new LastError(time.now(), "contacts/create", "HeymarketBadRequestException", 400));
        assertThat(statistics.toString()).doesNotContain("Mara", "5550143", "s3cret", "3c1e-id");
    }

    @Test
    void findingNoContactIsNoError() {
        transport.answers(404, "{}").answers(400, "{\"message\":\"contact not found\"}");

        catchThrowable(() -> client.call(Calls.read()));
        catchThrowable(() -> client.call(Calls.read()));

        assertThat(client.statistics().calls()).isEqualTo(new ClientStatistics.Calls(2, 0, 2, 0, 0, 0));
        assertThat(client.statistics().lastError()).isNull();
    }

    @Test
    void theBudgetShowsWhatIsLeftOfTheMinute() {
        transport.answers(200, "{}").answers(200, "{}");

        client.call(Calls.read());
        client.call(Calls.read());

        assertThat(budget.left()).hasValue(498);
        time.advance(Duration.ofSeconds(60));
        assertThat(budget.left()).hasValue(500);
    }

    @Test
    void aRequestUnderWayHasTakenItsPlace() {
        AtomicReference<OptionalInt> meanwhile = new AtomicReference<>();
        transport.step(() -> {
            meanwhile.set(budget.left());
            return Calls.answer(200, null, null, "{}", null);
        });

        client.call(Calls.read());

        assertThat(meanwhile.get()).hasValue(499);
    }

    @Test
    void nothingIsLeftDuringAPause() {
        budget.pause(Duration.ofSeconds(10));
        assertThat(budget.left()).hasValue(0);

        time.advance(Duration.ofSeconds(10));
        assertThat(budget.left()).hasValue(500);
    }

    @Test
    void nothingIsLeftWhereTheLimitWasLoweredBelowWhatWasUsed() {
        transport.answers(200, "{}").answers(200, "{}");
        client.call(Calls.read());
        client.call(Calls.read());

        budget.limit(1);

        assertThat(budget.left()).hasValue(0);
    }

    @Test
    void withoutALimitNobodyKnowsWhatIsLeft() {
        assertThat(new SlidingLogBudget(0, time).left()).isEmpty();
    }

    @Test
    void aListenerThatFailsFailsNoCall() {
        transport.answers(503, "").answers(200, "{}");
        CallListener broken = new CallListener() {
            @Override
            public void requested(ApiRequest request, AnswerClass answer, Duration took) {
                throw new IllegalStateException("the meters are broken");
            }
        };
        HeymarketClient watched = new HeymarketClient(
                Calls.settings(), transport, budget, time, List.of(broken), new AccountMemory(time));

        assertThat(watched.call(Calls.read()).attempts()).isEqualTo(2);
        assertThat(watched.statistics().calls().requests()).isEqualTo(2);
    }
}
