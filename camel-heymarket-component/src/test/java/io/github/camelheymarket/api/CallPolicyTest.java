package io.github.camelheymarket.api;

import static io.github.camelheymarket.api.ApiJson.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a job goes on after a call failed, and when it does not. */
class CallPolicyTest {

    private static final ApiRequest SEARCH = ApiEndpoint.SEARCH_V2.request(null);
    private static final ApiRequest WRITE = ApiEndpoint.BULK_UPSERT_V2.request(null);
    private static final ApiRequest GET = ApiEndpoint.GET_V1.request("7", null);

    private final CallPolicy policy = new CallPolicy(false);

    private static Details status(int status) {
        return new Details(status, null, "r-1", null, 1);
    }

    private static HeymarketException broken() {
        return new HeymarketServerException("500", status(500), null);
    }

    private static HeymarketException rejected() {
        return new HeymarketBadRequestException("400", status(400), null);
    }

    private static HeymarketException notThere() {
        return new HeymarketNotFoundException("404", status(404), null);
    }

    private void fail(ApiRequest request, HeymarketException e, int times) {
        for (int i = 0; i < times; i++) {
            policy.failed(request, e);
        }
    }

    @Test
    void threeFailuresInARowStopTheJob() {
        fail(SEARCH, broken(), 2);
        assertThat(policy.stopReason(broken())).isNull();
        fail(SEARCH, broken(), 1);
        assertThat(policy.stopReason(broken())).isEqualTo("3 calls in a row failed");
        assertThatThrownBy(() -> policy.stopIfHopeless(broken()))
                .isInstanceOf(JobAbortedException.class)
                .hasMessage("3 calls in a row failed");
    }

    @Test
    void anAnswerInBetweenBeginsANewRow() {
        fail(SEARCH, broken(), 2);
        policy.answered(SEARCH);
        fail(SEARCH, broken(), 2);
        assertThat(policy.stopReason(broken())).isNull();
        assertThatCode(() -> policy.stopIfHopeless(broken())).doesNotThrowAnyException();
    }

    @Test
    void searchesThatSucceedDoNotHideThatNoWriteDoes() {
        for (int i = 0; i < 3; i++) {
            policy.answered(SEARCH);
            fail(WRITE, broken(), 1);
        }
        assertThat(policy.stopReason(broken())).isEqualTo("3 calls in a row failed");
    }

    @Test
    void responsesThatCannotBeUsedAreFailuresInARow() {
        for (int i = 0; i < 3; i++) {
            assertThat(policy.stopReason(broken())).isNull();
            policy.answered(SEARCH);
            callWithAnUnusableResponse(WRITE);
        }
        assertThat(policy.stopReason(broken())).isEqualTo("3 calls in a row failed");
    }

    @Test
    void responsesOfDifferentEndpointsThatCannotBeUsedAreOneRow() {
        callWithAnUnusableResponse(SEARCH);
        callWithAnUnusableResponse(WRITE);
        assertThat(policy.stopReason(broken())).isNull();
        callWithAnUnusableResponse(GET);
        assertThat(policy.stopReason(broken())).isEqualTo("3 calls in a row failed");
    }

    @Test
    void aResponseThatCanBeUsedEndsARowOfThoseThatCannot() {
        for (int i = 0; i < 4; i++) {
            policy.answered(WRITE);
            callWithAnUnusableResponse(WRITE);
        }
        assertThat(policy.stopReason(broken())).isNull();
    }

    private void callWithAnUnusableResponse(ApiRequest request) {
        HeymarketException unusable = new HeymarketAnswerException("?", status(200), null);
        ApiClient client = StubClient.answering(sent -> ok("{}"));
        assertThatThrownBy(() -> policy.call(client, request, response -> {
                    throw unusable;
                }))
                .isSameAs(unusable);
    }

    @Test
    void failuresOfDifferentEndpointsAreOneRow() {
        fail(SEARCH, broken(), 1);
        fail(WRITE, broken(), 1);
        fail(GET, broken(), 1);
        assertThat(policy.stopReason(broken())).isEqualTo("3 calls in a row failed");
    }

    @Test
    void aRejectedRequestAndAnAbsentContactAreAnswers() {
        fail(WRITE, rejected(), 5);
        fail(GET, notThere(), 5);
        assertThat(policy.stopReason(rejected())).isNull();
        fail(GET, broken(), 2);
        fail(GET, notThere(), 1);
        fail(GET, broken(), 2);
        assertThat(policy.stopReason(broken())).isNull();
    }

    @Test
    void a404OfAnEndpointWithoutAContactIsNone() {
        fail(SEARCH, notThere(), 3);
        assertThat(policy.stopReason(notThere())).isEqualTo("3 calls in a row failed");
    }

    @Test
    void whatNoFurtherCallCouldDoBetterStopsAtOnce() {
        HeymarketException refused = new HeymarketAuthenticationException("401", status(401), null);
        HeymarketException noPermit = new HeymarketRateLimitException("budget", status(0), Duration.ZERO);
        assertThat(policy.stopReason(refused)).isEqualTo("Heymarket does not accept the credential");
        assertThat(policy.stopReason(noPermit)).isEqualTo("the request budget has no permit");
        assertThat(policy.stopReason(new HeymarketRateLimitException("429", status(429), Duration.ZERO)))
                .isNull();
        assertThatThrownBy(() -> CallPolicy.stopIfHopelessAtOnce(refused))
                .isInstanceOf(JobAbortedException.class)
                .hasCause(refused);
        assertThatCode(() -> CallPolicy.stopIfHopelessAtOnce(broken())).doesNotThrowAnyException();
    }

    @Test
    void anInterruptedJobStopsAtOnce() {
        Thread.currentThread().interrupt();
        try {
            assertThat(policy.stopReason(rejected())).isEqualTo("the run was interrupted");
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void failuresOfATrialDoNotCountButThoseCountedInItDo() {
        ApiClient client = policy.watching(StubClient.answering(request -> {
            throw broken();
        }));
        policy.trying(() -> {
            assertThat(policy.isTrial()).isTrue();
            callThrice(client);
        });
        assertThat(policy.isTrial()).isFalse();
        assertThat(policy.stopReason(broken())).isNull();
        policy.trying(() -> policy.counting(() -> {
            assertThat(policy.isTrial()).isFalse();
            callThrice(client);
        }));
        assertThat(policy.stopReason(broken())).isEqualTo("3 calls in a row failed");
        policy.reset();
        assertThat(policy.stopReason(broken())).isNull();
        fail(SEARCH, broken(), 2);
        assertThat(policy.stopReason(broken())).isNull();
    }

    private static void callThrice(ApiClient client) {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.call(SEARCH)).isInstanceOf(HeymarketServerException.class);
        }
    }

    @Test
    void aTrialThatFailsIsOver() {
        assertThatThrownBy(() -> policy.trying(() -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(policy.isTrial()).isFalse();
    }

    @Test
    void theWatchedClientAnswersForTheAccountOfTheOther() {
        StubClient inner = StubClient.answering(request -> ok("{'id':7}"));
        ApiClient client = policy.watching(inner);
        fail(GET, broken(), 2);
        assertThat(client.call(GET).body().path("id").asInt()).isEqualTo(7);
        fail(GET, broken(), 2);
        assertThat(policy.stopReason(broken())).isNull();
        assertThat(client.memory()).isSameAs(inner.memory());
        assertThat(CountedClient.of(client).memory()).isSameAs(inner.memory());
        assertThat(client.redactor(null)).isNotNull();
        assertThat(CountedClient.of(client).redactor(null)).isNotNull();
        ApiClient named = StubClient.of("the account", request -> ok("{}"));
        assertThat(policy.watching(named).account()).isEqualTo("the account");
        assertThat(CountedClient.of(named).account()).isEqualTo("the account");
    }

    @Test
    void aCredentialThatIsNotAcceptedAbortsTheJobsThatSaySo() {
        HeymarketException refused = new HeymarketAuthenticationException("401", status(401), null);
        ApiClient refusing = StubClient.answering(request -> {
            throw refused;
        });
        assertThatThrownBy(() -> new CallPolicy(true).watching(refusing).call(GET))
                .isInstanceOf(JobAbortedException.class)
                .hasMessage("Heymarket does not accept the credential")
                .hasCause(refused);
        assertThatThrownBy(() -> policy.watching(refusing).call(GET)).isSameAs(refused);
    }

    @Test
    void aWriteThatMayHaveBeenAppliedIsReportedEvenIfTheCredentialIsRefusedLater() {
        HeymarketException doubtful = new HeymarketAuthenticationException(
                "401", new Details(new HeymarketException.Response(401, null, null, null, null), 2, true), null);
        assertThatThrownBy(() -> new CallPolicy(true)
                        .watching(StubClient.answering(request -> {
                            throw doubtful;
                        }))
                        .call(GET))
                .isSameAs(doubtful);
    }

    @Test
    void theRequestsOfAJobAreCountedWithTheirRetriesAndTheExtraOnesApart() {
        int[] calls = {0};
        JobClient job = new JobClient("contacts/sync", StubClient.answering(request -> {
            if (++calls[0] % 2 == 0) {
                throw new HeymarketUnknownOutcomeException("?", new Details(0, null, null, null, 3), null);
            }
            return new ApiResponse(200, null, ApiJson.tree("{}"), 2);
        }));
        job.gateway().client().call(SEARCH);
        assertThat(job.requests()).isEqualTo(2);
        assertThatThrownBy(() -> job.extra(() -> job.gateway().client().call(SEARCH)))
                .isInstanceOf(HeymarketUnknownOutcomeException.class);
        assertThat(job.requests()).isEqualTo(5);
        assertThat(job.extraRequests()).isEqualTo(3);
        assertThat(job.extra(() -> job.gateway().client().call(SEARCH)).attempts())
                .isEqualTo(2);
        assertThat(job.extraRequests()).isEqualTo(5);
        assertThat(job.counted().requests()).isEqualTo(7);
        assertThat(new JobClient("contacts/sync", job.counted()).requests()).isZero();
        assertThat(CountedClient.of(job.counted())).isSameAs(job.counted());
        assertThat(job.memory()).isSameAs(job.counted().memory());
        assertThat(job.policy().isTrial()).isFalse();
    }

    @Test
    void onlyAnAbortingJobStopsByItselfAtARefusedCredential() {
        StubClient refusing = StubClient.answering(request -> {
            throw new HeymarketAuthenticationException("401", status(401), null);
        });
        assertThatThrownBy(() -> JobClient.aborting("o", refusing).gateway().count())
                .isInstanceOf(JobAbortedException.class);
        assertThatThrownBy(() -> new JobClient("o", refusing).gateway().count())
                .isInstanceOf(HeymarketAuthenticationException.class);
    }
}
