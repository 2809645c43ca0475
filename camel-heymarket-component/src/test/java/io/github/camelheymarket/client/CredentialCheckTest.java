package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelheymarket.client.CredentialState.Verdict;
import io.github.camelheymarket.spi.HttpMethod;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** When a credential is asked for, when not, and what the answers mean. */
class CredentialCheckTest {

    private static final ApiRequest QUESTION =
            new ApiRequest("health", HttpMethod.GET, "/v1/inboxes", null, CallKind.READ);
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final VirtualTime time = VirtualTime.flowing();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final SlidingLogBudget budget = new SlidingLogBudget(2, time);
    private final HeymarketClient client = Calls.client(Calls.settings(), transport, budget, time);
    private final CredentialCheck check =
            new CredentialCheck(client, QUESTION, INTERVAL, INTERVAL, Runnable::run, time);

    @Test
    void theFirstTimeHeymarketIsAsked() {
        transport.answers(200, "[]");

        assertThat(check.state()).isEqualTo(new CredentialState(Verdict.ACCEPTED, false, 200, null, VirtualTime.START));
    }

    @Test
    void theAnswerCountsForTheInterval() {
        transport.answers(200, "[]");
        check.state();

        time.advance(INTERVAL.minusMillis(1));
        assertThat(check.state().verdict()).isEqualTo(Verdict.ACCEPTED);

        assertThat(transport.requests()).isOne();
    }

    @Test
    void afterTheIntervalHeymarketIsAskedAgain() {
        transport.answers(200, "[]").answers(200, "[]");
        check.state();

        time.advance(INTERVAL);
        check.state();

        assertThat(transport.requests()).isEqualTo(2);
    }

    @Test
    void aBadAnswerCountsForTheIntervalToo() {
        transport.answers(403, "{}");
        check.state();

        time.advance(INTERVAL.minusMillis(1));

        assertThat(check.state().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.state().status()).isEqualTo(403);
        assertThat(transport.requests()).isOne();
    }

    @Test
    void aRefusedCredentialIsReportedWithARemedyAndWithoutSecrets() {
        transport.answers(401, "{}").answers(401, "{}");

        CredentialState state = check.state();

        assertThat(state.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(state.status()).isEqualTo(401);
        assertThat(state.message())
                .contains("Check the API secret id and key")
                .doesNotContain("3c1e-id", "s3cret-key-material");
    }

    @Test
    void whereNobodyAnswersTheQuestionIsNotSentAgain() {
        transport.loses();

        assertThat(check.state().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(transport.requests()).isOne();
    }

    @Test
    void whatRoutesWereAnsweredShowsWithoutAQuestion() {
        transport.answers(200, "{}");
        client.call(Calls.read());

        CredentialState state = check.state();

        assertThat(state.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(state.fromTraffic()).isTrue();
        assertThat(transport.requests()).isOne();
    }

    @Test
    void aRouteThatIsServedAgainEndsABadVerdictAtOnce() {
        transport.answers(401, "{}").answers(401, "{}").answers(200, "{}");
        check.state();

        time.advance(Duration.ofSeconds(1));
        client.call(Calls.read());

        assertThat(check.state().verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aRouteThatIsRefusedEndsAGoodVerdictAtOnce() {
        transport.answers(200, "[]").answers(401, "{}").answers(401, "{}");
        check.state();

        time.advance(Duration.ofMinutes(1));
        catchThrowable(() -> client.call(Calls.read()));

        CredentialState state = check.state();
        assertThat(state.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(state.fromTraffic()).isTrue();
        assertThat(state.message()).contains("clock");
    }

    @Test
    void aBadRequestOfARouteSaysNothingAboutTheCredential() {
        transport.answers(400, "{}").answers(200, "[]");
        catchThrowable(() -> client.call(Calls.create()));

        assertThat(check.state().fromTraffic()).isFalse();
    }

    @Test
    void aQuestionWaitsForNoPlaceAndTakesNoneFromThoseWhoWait() throws Exception {
        budget.acquire(Priority.BULK, Duration.ZERO);
        budget.acquire(Priority.BULK, Duration.ZERO);

        CredentialState state = check.state();

        assertThat(state.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(state.message()).contains("budget");
        assertThat(time.waits()).isEmpty();
        assertThat(transport.requests()).isZero();
    }

    @Test
    void whyTheProbeWasNotSentIsNotAlwaysTheBudget() throws Exception {
        client.close();

        CredentialState state = check.state();

        assertThat(state.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(state.message())
                .startsWith("Not checked: ")
                .contains("the client was closed")
                .doesNotContain("permit");
    }

    @Test
    void whatCouldNotBeAskedIsAskedAsSoonAsThereIsAPlace() throws Exception {
        budget.acquire(Priority.BULK, Duration.ZERO);
        RequestBudget.Permit second = budget.acquire(Priority.BULK, Duration.ZERO);
        check.state();
        transport.answers(200, "[]");

        second.notSent();

        assertThat(check.state().verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void overTheLimitAGoodVerdictStays() {
        transport.answers(200, "[]").answersRetryAfter(429, "1");
        check.state();

        time.advance(INTERVAL);

        assertThat(check.state().verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(transport.requests()).isEqualTo(2);
    }

    @Test
    void aSlowAnswerIsNotWaitedForAndCountsWhenItIsThere() {
        Queue<Runnable> later = new ArrayDeque<>();
        CredentialCheck impatient = new CredentialCheck(client, QUESTION, INTERVAL, Duration.ZERO, later::add, time);

        assertThat(impatient.state().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(impatient.state().message()).contains("not answered yet");
        assertThat(later).as("questions").hasSize(1);

        transport.answers(200, "[]");
        later.remove().run();
        assertThat(impatient.state().verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(transport.requests()).isOne();
    }
}
