package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import io.github.camelheymarket.client.HttpTransport.NotSentException;
import io.github.camelheymarket.client.RetryTable.Action;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketException.Response;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.spi.HttpMethod;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the exception of a failed request says, and what helps. */
class FailuresTest {

    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    private static HeymarketException of(Attempt attempt, Details details, ApiRequest request, Action action) {
        return Failures.exception(attempt, request, Redactor.of(request), details, action);
    }

    private static Details details(int status, String requestId, int attempts) {
        return new Details(new Response(status, null, requestId, null, null), attempts, false);
    }

    private static Attempt answered(int status, String retryAfter, String body, String date) {
        return Attempt.answered(Calls.answer(status, null, retryAfter, body, date), "t0ken", NOON);
    }

    private static HeymarketException refused(int status, String body) {
        return of(answered(status, null, body, null), details(status, null, 1), Calls.read(), Action.FAIL);
    }

    private static HeymarketException unanswered(Failure failure, IOException cause) {
        return of(Attempt.unanswered(failure, cause, "t0ken", NOON), details(0, null, 1), Calls.read(), Action.FAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | Heymarket answered 500",
                "{\"code\":\"bad_data\"} | Heymarket answered 500 bad_data",
                "{\"message\":\"bad_data\",\"code\":\"bad_data\"} | Heymarket answered 500 bad_data",
                "{\"message\":\"it failed\",\"code\":\"bad_data\"} | Heymarket answered 500 bad_data: it failed",
                "{\"message\":\"it failed\",\"field\":\"phone\"} | Heymarket answered 500: it failed (field phone)",
            })
    void aRefusalIsToldWithCodeTextAndField(String body, String told) {
        assertThat(refused(500, body))
                .isInstanceOf(HeymarketServerException.class)
                .hasMessage("contacts/get (GET): " + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "399 | HeymarketAnswerException | Redirects are not followed",
                "400 | HeymarketBadRequestException | answered 400",
                "401 | HeymarketAuthenticationException | Check the API secret id and key",
                "403 | HeymarketAuthenticationException | lacks the permission",
                "404 | HeymarketNotFoundException | answered 404",
                "407 | HeymarketConnectionException | set proxyAuthUsername",
                "429 | HeymarketRateLimitException | lower requestsPerMinute",
                "499 | HeymarketBadRequestException | answered 499",
                "500 | HeymarketServerException | answered 500",
            })
    void eachStatusHasItsExceptionAndItsRemedy(int status, String type, String told) {
        HeymarketException e = refused(status, "{}");
        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e).hasMessageContaining(told).hasNoCause();
        assertThat(e.getStatus()).isEqualTo(status);
    }

    @Test
    void aWrongClockIsNamedAsAReasonOfARefusedCredential() {
        Attempt ahead = answered(401, null, "{}", "Sat, 02 May 2026 11:50:00 GMT");
        assertThat(of(ahead, details(401, null, 1), Calls.read(), Action.FAIL))
                .isInstanceOf(HeymarketAuthenticationException.class)
                .hasMessageEndingWith(
                        " Note that by the Date of the answer this machine's clock is 10 min ahead of Heymarket's.");
        Attempt right = answered(401, null, "{}", "Sat, 02 May 2026 12:00:00 GMT");
        assertThat(of(right, details(401, null, 1), Calls.read(), Action.FAIL))
                .hasMessageEndingWith("a token is valid for five minutes.");
    }

    @Test
    void howLongToWaitIsCountedByTheClockOfTheServer() {
        Attempt attempt = answered(429, "Sat, 02 May 2026 11:50:30 GMT", "{}", "Sat, 02 May 2026 11:50:00 GMT");
        assertThat(of(attempt, details(429, null, 1), Calls.read(), Action.FAIL))
                .isInstanceOfSatisfying(
                        HeymarketRateLimitException.class,
                        e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(30)));
        Attempt undated = answered(429, "Sat, 02 May 2026 12:00:40 GMT", "{}", null);
        assertThat(of(undated, details(429, null, 1), Calls.read(), Action.FAIL))
                .isInstanceOfSatisfying(
                        HeymarketRateLimitException.class,
                        e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(40)));
    }

    @Test
    void aRequestThatWasNotSentIsToldWithTheReasonThatItHad() {
        IOException reason = new IOException("refused");
        assertThat(unanswered(Failure.NOT_SENT, new NotSentException("the connection was refused", reason)))
                .isInstanceOf(HeymarketConnectionException.class)
                .hasMessage("contacts/get (GET): no connection to Heymarket: the connection was refused")
                .hasCause(reason);
    }

    @Test
    void aLostConnectionIsToldByItsKindAlone() {
        IOException timeout = new SocketTimeoutException("/v1/contact/700012");
        assertThat(unanswered(Failure.LOST, timeout))
                .isInstanceOf(HeymarketConnectionException.class)
                .hasMessage("contacts/get (GET): there was no complete response within responseTimeout")
                .hasCause(timeout);
        assertThat(unanswered(Failure.LOST, new IOException("/v1/contact/700012")))
                .hasMessage(
                        "contacts/get (GET): the connection was lost before the response was complete (IOException)");
    }

    @Test
    void anUnreadableAnswerIsToldWithItsStatus() {
        assertThat(of(answered(200, null, "{", null), details(200, null, 1), Calls.read(), Action.FAIL))
                .isInstanceOf(HeymarketAnswerException.class)
                .hasMessage("contacts/get (GET): the response (HTTP 200) is not JSON or is incomplete");
    }

    @Test
    void tooLongAnAnswerIsToldWithWhatHelpsForItsBodyOrItsHead() {
        assertThat(unanswered(Failure.OVERSIZED, new AnswerTooLongException("the answer is longer than 16 MiB")))
                .isInstanceOf(HeymarketAnswerException.class)
                .hasMessage(
                        "contacts/get (GET): the answer is longer than 16 MiB. Request less at a time: lower pageSize.");
        assertThat(unanswered(Failure.OVERSIZED, new AnswerTooLongException("the head of the answer is too long")))
                .hasMessageEndingWith("check baseUrl, and the proxy if there is one.");
        Attempt deep = answered(200, null, "[".repeat(2_000) + "]".repeat(2_000), null);
        assertThat(of(deep, details(200, null, 1), Calls.read(), Action.FAIL))
                .hasMessageContaining("the response (HTTP 200) is nested too deep")
                .hasMessageEndingWith("Request less at a time: lower pageSize.");
    }

    @Test
    void theRequestIdAndTheAttemptsAreToldIfThereAreAny() {
        Attempt attempt = answered(500, null, "{}", null);
        assertThat(of(attempt, details(500, "r-7", 2), Calls.read(), Action.FAIL))
                .hasMessage("contacts/get (GET): Heymarket answered 500 [request r-7] after 2 attempts");
        assertThat(of(attempt, details(500, "12025550143", 1), Calls.read(), Action.FAIL))
                .hasMessage("contacts/get (GET): Heymarket answered 500 [request …43]");
    }

    @Test
    void anUnknownOutcomeSaysWhatMayHaveHappenedAndWhatToLookFor() {
        Attempt attempt = answered(500, null, "{}", null);
        assertThat(of(attempt, details(500, null, 1), Calls.create(), Action.OUTCOME_UNKNOWN))
                .isInstanceOf(HeymarketUnknownOutcomeException.class)
                .hasMessageContaining("may have stored the contact")
                .hasMessageEndingWith("Look the contact up before you send it again.");
        ApiRequest message = new ApiRequest(
                "messages/send",
                HttpMethod.POST,
                "/v1/message/send",
                Calls.create().body(),
                CallKind.UNSAFE_WRITE);
        assertThat(of(attempt, details(500, null, 1), message, Action.OUTCOME_UNKNOWN))
                .hasMessageContaining("may have carried out the request")
                .hasMessageEndingWith("Find out before you send it again.");
    }

    @Test
    void aKeptBodyHasFourThousandCharactersAtMost() {
        assertThat(Failures.shortened(null)).isNull();
        assertThat(Failures.shortened("x".repeat(4_000))).hasSize(4_000);
        assertThat(Failures.shortened("x".repeat(4_001))).hasSize(4_000);
    }

    @Test
    void anAttemptTellsItsStatusOrItsFailureAlone() {
        assertThat(answered(200, null, "{}", null)).hasToString("HttpAnswer[200, requestId=null]");
        assertThat(answered(500, null, "{}", null)).hasToString("SERVER");
        assertThat(answered(199, null, "{}", null).failure()).isEqualTo(Failure.REFUSED);
        assertThat(answered(300, null, "{}", null).failure()).isEqualTo(Failure.REFUSED);
        assertThat(answered(299, null, "{}", null).failure()).isNull();
        assertThat(answered(299, "5", "{}", null).retryAfter()).isEqualTo("5");
        assertThat(Attempt.unanswered(Failure.LOST, new IOException(), "t0ken", NOON)
                        .retryAfter())
                .isNull();
        assertThat(Attempt.unanswered(Failure.LOST, new IOException(), "t0ken", NOON)
                        .serverTime())
                .isEqualTo(NOON);
        assertThat(Failure.SERVER.maybeApplied() && Failure.LOST.maybeApplied() && Failure.OVERSIZED.maybeApplied())
                .isTrue();
        assertThat(Failure.NOT_SENT.maybeApplied()
                        || Failure.RATE_LIMITED.maybeApplied()
                        || Failure.UNAUTHORIZED.maybeApplied()
                        || Failure.REFUSED.maybeApplied())
                .isFalse();
    }
}
