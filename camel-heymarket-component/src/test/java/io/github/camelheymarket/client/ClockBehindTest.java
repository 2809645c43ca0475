package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.SignedJWT;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heymarket refuses tokens from the future, and dates its refusals. */
class ClockBehindTest {

    private final VirtualTime time = VirtualTime.flowing();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final HeymarketClient client = Calls.client(Calls.settings(), transport, new CountingBudget(), time);

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private void refuses(String date) {
        transport.step(() -> Calls.answer(401, null, null, "", date));
    }

    private void refusesBy(Duration ourClockIsAhead) {
        transport.step(
                () -> Calls.answer(401, null, null, "", httpDate(time.now().minus(ourClockIsAhead))));
    }

    /** By how many seconds the token that was sent last is from before our clock. */
    private long age() throws Exception {
        String token = transport.tokens().get(transport.tokens().size() - 1);
        Instant issued = SignedJWT.parse(token).getJWTClaimsSet().getIssueTime().toInstant();
        return Duration.between(issued, time.now()).toSeconds();
    }

    @Test
    void aTokenIsFromBeforeItWasMadeSoThatASlightDifferenceDoesNoHarm() throws Exception {
        transport.answers(200, "{}");

        client.call(Calls.read());

        assertThat(age()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"45, 75", "3600, 3630", "-600, -570", "86000, 86030"})
    void afterARefusalTokensGoByTheDateOfTheAnswer(long ahead, long age) throws Exception {
        refusesBy(Duration.ofSeconds(ahead));
        transport.answers(200, "{}").answers(200, "{}");

        client.call(Calls.read());
        assertThat(age()).isEqualTo(age);
        client.call(Calls.read());

        assertThat(age()).isEqualTo(age);
        assertThat(transport.requests()).isEqualTo(3);
    }

    @Test
    void theDifferenceStaysForTheNextToken() throws Exception {
        refusesBy(Duration.ofMinutes(2));
        transport.answers(200, "{}").answers(200, "{}");
        client.call(Calls.read());

        time.advance(Duration.ofMinutes(4));
        client.call(Calls.read());

        assertThat(age()).isEqualTo(150);
    }

    @Test
    void aRefusalWithoutADateLeavesTheDifference() throws Exception {
        refusesBy(Duration.ofHours(1));
        transport.answers(200, "{}");
        client.call(Calls.read());

        refuses("");
        transport.answers(200, "{}");
        client.call(Calls.read());

        assertThat(age()).isEqualTo(3630);
        assertThat(transport.requests()).isEqualTo(4);
    }

    @Test
    void aDateThatDidNotHelpIsNotGoneByAgain() throws Exception {
        refusesBy(Duration.ofHours(1));
        refusesBy(Duration.ofHours(1));
        refusesBy(Duration.ofHours(1));
        transport.answers(200, "{}");

        assertThat(failure()).hasMessageContaining("60 min ahead of Heymarket's");
        client.call(Calls.read());

        assertThat(age()).isEqualTo(30);
    }

    @Test
    void aClockThatWasSetRightCountsAgain() throws Exception {
        refusesBy(Duration.ofHours(1));
        transport.answers(200, "{}");
        client.call(Calls.read());

        time.setClock(Duration.ofHours(-1));
        refusesBy(Duration.ZERO);
        transport.answers(200, "{}");
        client.call(Calls.read());

        assertThat(age()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void aDateThatCannotBeOneIsNotGoneBy(String date) throws Exception {
        refuses(date);
        refuses(date);

        failure();

        assertThat(age()).isEqualTo(30);
    }

    @Test
    void aLongDateIsNotRead() throws Exception {
        refuses(" ".repeat(1_000_000) + httpDate(time.now().minus(Duration.ofHours(1))));
        transport.answers(200, "{}");

        client.call(Calls.read());

        assertThat(age()).isEqualTo(30);
    }

    @Test
    void aWrongKeyFailsAfterOneMoreTryAndTheMessageTellsOfTheClocks() {
        refusesBy(Duration.ofSeconds(95));
        refusesBy(Duration.ofSeconds(95));

        HeymarketAuthenticationException e = failure();

        assertThat(e.getAttempts()).isEqualTo(2);
        assertThat(e).hasMessageContaining("95 s ahead of Heymarket's").hasMessageContaining("API secret");
    }

    @Test
    void aClockThatIsDaysOffIsSaidToBeSet() {
        refusesBy(Duration.ofDays(-400));
        refusesBy(Duration.ofDays(-400));

        assertThat(failure()).hasMessageContaining(" h behind Heymarket's").hasMessageContaining("set the clock");
    }

    @Test
    void clocksThatAgreeAreNotSpokenOf() {
        refusesBy(Duration.ofSeconds(1));
        refusesBy(Duration.ofSeconds(1));

        assertThat(failure().getMessage()).doesNotContain("Heymarket's");
    }

    /** Else a Retry-After of a server that is behind would be over before it began. */
    @Test
    void aDateToWaitForGoesByTheClockOfWhoSaidIt() {
        Instant theirs = time.now().minusSeconds(120);
        transport
                .step(() -> Calls.answer(503, null, httpDate(theirs.plusSeconds(7)), "", httpDate(theirs)))
                .answers(200, "{}");

        client.call(Calls.read());

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
    }

    private HeymarketAuthenticationException failure() {
        HeymarketAuthenticationException failure =
                catchThrowableOfType(HeymarketAuthenticationException.class, () -> client.call(Calls.read()));
        assertThat(failure).isNotNull();
        return failure;
    }
}
