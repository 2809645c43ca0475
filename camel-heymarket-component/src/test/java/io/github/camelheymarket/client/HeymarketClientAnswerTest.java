package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.spi.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each form of answer. */
class HeymarketClientAnswerTest {

    private final ScriptedTransport transport = new ScriptedTransport();
    private final HeymarketClient client =
            Calls.client(Calls.settings(), transport, new CountingBudget(), VirtualTime.flowing());

    @ParameterizedTest
    @ValueSource(strings = {"ok", "\"ok\"", " ok\n", "  \"ok\"  "})
    void textIsTextWithOrWithoutQuotes(String body) {
        assertThat(answer(body).isTextual()).isTrue();
        assertThat(answer(body).asText()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\r\n"})
    void nothingIsAMissingNode(String body) {
        assertThat(answer(body).isMissingNode()).isTrue();
    }

    @Test
    void nullIsNull() {
        assertThat(answer("null").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void booleansAreNoText(String body) {
        assertThat(answer(body).isBoolean()).isTrue();
    }

    @Test
    void aBareNumberIsANumber() {
        assertThat(answer("1234").intValue()).isEqualTo(1234);
    }

    @Test
    void aLongNumberKeepsEveryDigit() {
        assertThat(answer("{\"id\":12345678901234567890.10}").path("id").decimalValue())
                .isEqualTo("12345678901234567890.10");
    }

    @Test
    void aResponseShowsStatusAndRequestId() {
        transport.answers(201, "{}");

        ApiResponse response = client.call(Calls.create());

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.requestId()).isEqualTo("req-201");
        assertThat(response.attempts()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Please sign in</body></html>",
                "<!DOCTYPE html>",
                "{\"id\": 7000, \"rev\"",
                "[{\"id\":1},",
                "\"ok",
                "{} {}",
                "[1] trailing"
            })
    void anUnreadableAnswerIsAskedForAgainWhenThatIsSafe(String body) {
        transport.answers(200, body).answers(200, "{}");

        assertThat(client.call(Calls.read()).attempts()).isEqualTo(2);
    }

    @Test
    void anAnswerThatStaysUnreadableIsReported() {
        for (int i = 0; i < 4; i++) {
            transport.answers(200, "<html>");
        }

        assertThatThrownBy(() -> client.call(Calls.read()))
                .isExactlyInstanceOf(HeymarketAnswerException.class)
                .hasMessageContaining("not JSON")
                .hasMessageContaining("req-200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"id\": 7000, \"rev\""})
    void anUnreadableAnswerLeavesTheOutcomeOfACreateUnknown(String body) {
        transport.answers(200, body);

        assertThatThrownBy(() -> client.call(Calls.create()))
                .isExactlyInstanceOf(HeymarketUnknownOutcomeException.class);
    }

    @Test
    void anUnreadableAnswerLeavesNoPieceOfItselfInTheStackTrace() {
        transport.answers(200, "{\"first\": Mara}");

        HeymarketException e = catchThrowableOfType(HeymarketException.class, () -> client.call(Calls.create()));

        assertThat(e).hasNoCause();
        assertThat(e.toString()).doesNotContain("Mara");
    }

    @Test
    void bytesThatAreNoUtf8AreAnUnreadableAnswer() {
        transport.answers(200, null).answers(200, "{}");

        assertThat(client.call(Calls.read()).attempts()).isEqualTo(2);
    }

    @Test
    void endlessNestingIsRefusedAtOnce() {
        transport.answers(200, "[".repeat(5000) + "]".repeat(5000));

        HeymarketException e = catchThrowableOfType(HeymarketAnswerException.class, () -> client.call(Calls.read()));

        assertThat(e.getAttempts()).isOne();
        assertThat(e).hasMessageContaining("nested");
    }

    @ParameterizedTest
    @EnumSource(CallKind.class)
    void aBadRequestIsNotSentAgain(CallKind kind) {
        transport.answers(400, "{\"error_code\":\"bad_data\",\"message\":\"phone is not valid\",\"field\":\"phone\"}");

        HeymarketException e =
                catchThrowableOfType(HeymarketBadRequestException.class, () -> client.call(Calls.of(kind)));

        assertThat(e.getStatus()).isEqualTo(400);
        assertThat(e.getHttpResponseCode()).isEqualTo(400);
        assertThat(e.getCode()).isEqualTo("bad_data");
        assertThat(e.getField()).isEqualTo("phone");
        assertThat(e.getRequestId()).isEqualTo("req-400");
        assertThat(e.getAttempts()).isOne();
        assertThat(e.getResponseBody()).contains("phone is not valid");
        assertThat(e).hasMessageContaining("bad_data").hasMessageContaining("phone is not valid");
    }

    @ParameterizedTest
    @CsvSource({
        "400, HeymarketBadRequestException", "403, HeymarketAuthenticationException",
        "404, HeymarketNotFoundException", "405, HeymarketBadRequestException",
        "407, HeymarketConnectionException", "409, HeymarketBadRequestException",
        "413, HeymarketBadRequestException", "422, HeymarketBadRequestException",
        "301, HeymarketAnswerException", "302, HeymarketAnswerException",
        "307, HeymarketAnswerException", "308, HeymarketAnswerException",
    })
    void eachRefusalHasItsException(int status, String exception) {
        transport.answers(status, "");

        HeymarketException e = catchThrowableOfType(HeymarketException.class, () -> client.call(Calls.read()));

        assertThat(e.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e.getAttempts()).isOne();
    }

    @Test
    void aRedirectSaysThatItIsNotFollowed() {
        transport.answers(302, "");

        assertThatThrownBy(() -> client.call(Calls.read())).hasMessageContaining("Redirects are not followed");
    }

    @Test
    void aRefusedRightSaysWhoCanHelp() {
        transport.answers(403, "");

        assertThatThrownBy(() -> client.call(Calls.read()))
                .isInstanceOf(HeymarketAuthenticationException.class)
                .hasMessageContaining("ask its administrator");
    }

    @Test
    void aProxyThatAsksForAPasswordIsNamed() {
        transport.answers(407, "");

        assertThatThrownBy(() -> client.call(Calls.read()))
                .isInstanceOf(HeymarketConnectionException.class)
                .hasMessageContaining("proxyAuthUsername");
    }

    @Test
    void aMessageNamesTheOperationAndNotThePath() {
        transport.answers(404, "");

        assertThatThrownBy(() -> client.call(Calls.read()))
                .isInstanceOf(HeymarketNotFoundException.class)
                .hasMessageStartingWith("contacts/get (GET): Heymarket answered 404")
                .hasMessageNotContaining("700012");
    }

    @Test
    void aMessageRepeatsNothingOfWhatWasSent() {
        transport.answers(400, "{\"message\":\"Mara (12025550143) exists; mara is taken\"}");

        assertThatThrownBy(() -> client.call(Calls.create()))
                .hasMessageContaining("exists")
                .hasMessageNotContaining("Mara")
                .hasMessageNotContaining("mara")
                .hasMessageNotContaining("12025550143");
    }

    @Test
    void aBodyThatIsKeptIsCut() {
        transport.answers(400, "x ".repeat(50_000));

        HeymarketException e = catchThrowableOfType(HeymarketException.class, () -> client.call(Calls.read()));

        assertThat(e.getResponseBody()).hasSize(4000);
        assertThat(e.getMessage()).hasSizeLessThan(600);
    }

    @Test
    void aBodyThatCannotBeWrittenIsTheCallersError() {
        JsonNode body = JsonNodeFactory.instance.pojoNode(new Object() {
            @SuppressWarnings("unused")
            public String getValue() {
                throw new IllegalStateException("12025550143");
            }
        });
        ApiRequest request = new ApiRequest("api/call", HttpMethod.POST, "/v1/x", body, CallKind.READ);

        assertThatThrownBy(() -> client.call(request))
                .isInstanceOf(HeymarketException.class)
                .hasMessageContaining("api/call");
        assertThat(transport.requests()).isZero();
    }

    private JsonNode answer(String body) {
        transport.answers(200, body);
        return client.call(Calls.read()).body();
    }
}
