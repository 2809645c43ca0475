package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with a send, the record of what went out holds what the sandbox did, once for each time. */
class SendFaultTest {
    private static final String MARA = "12025550143";
    private static final String HELLO =
            "{'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'Hello.','local_id':'a'}";
    private static final String AGAIN = HELLO.replace("Hello.", "Again.").replace("'a'", "'b'");
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Map<String, Supplier<Fault>> NOT_SENT = Map.of(
            "status 500", () -> Fault.status(500),
            "status 429", () -> Fault.retryAfter("1"),
            "reset before", Fault::resetBeforeApply,
            "html", Fault::html200,
            "401", Fault::refuse401Once);
    private static final Map<String, Supplier<Fault>> SENT = Map.of(
            "reset after", Fault::resetAfterApply,
            "status after", () -> Fault.statusAfterApply(503),
            "truncated", Fault::truncated,
            "garbage", Fault::garbage,
            "drip", () -> Fault.drip(Duration.ofMillis(1)));

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private HeymarketSandbox sandbox;
    private Api api;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
    }

    static Stream<Arguments> notSent() {
        return cases(NOT_SENT);
    }

    static Stream<Arguments> sent() {
        return cases(SENT);
    }

    private static Stream<Arguments> cases(Map<String, Supplier<Fault>> faults) {
        return Stream.of(Profile.values())
                .flatMap(profile -> faults.keySet().stream().map(fault -> Arguments.of(profile, fault)));
    }

    @ParameterizedTest
    @MethodSource
    void notSent(Profile profile, String fault) {
        sandbox.profile(profile);
        sandbox.faults().add(NOT_SENT.get(fault).get().on("POST", "/v1/message/send"));

        attempt(HELLO);

        assertThat(sandbox.messaging().sent()).isEmpty();
        assertThat(sandbox.messaging().messages()).isEmpty();
        assertThat(sandbox.messaging().conversations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void sent(Profile profile, String fault) {
        sandbox.profile(profile);
        sandbox.faults().add(SENT.get(fault).get().on("POST", "/v1/message/send"));

        attempt(HELLO);

        assertThat(sandbox.messaging().sentTo(MARA))
                .extracting(Message::text, Message::localId)
                .containsExactly(tuple("Hello.", "a"));
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatIsHeldGoesOutWhenItIsReleased(Profile profile) throws Exception {
        sandbox.profile(profile);
        Fault hold = sandbox.faults().add(Fault.holdBeforeApply().on("POST", "/v1/message/send"));
        CompletableFuture<Api.Answer> answer = CompletableFuture.supplyAsync(() -> api.post("/v1/message/send", HELLO));
        hold.awaitReached(LONG);
        assertThat(sandbox.messaging().sent()).isEmpty();

        hold.release();

        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(sandbox.messaging().sentTo(MARA)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSendWhoseAnswerIsHeldWentOutAlready(Profile profile) throws Exception {
        sandbox.profile(profile);
        Fault hold = sandbox.faults().add(Fault.holdAfterApply().on("POST", "/v1/message/send"));
        CompletableFuture<Api.Answer> answer = CompletableFuture.supplyAsync(() -> api.post("/v1/message/send", HELLO));

        await().atMost(LONG).until(() -> sandbox.messaging().sentTo(MARA).size() == 1);
        assertThat(answer).isNotDone();
        hold.release();

        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(sandbox.messaging().sentTo(MARA)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatIsAppliedAfterTheResetComesBehindWhatWasSentMeanwhile(Profile profile) {
        sandbox.profile(profile);
        Fault late = sandbox.faults().add(Fault.resetThenApply().on("POST", "/v1/message/send"));
        attempt(HELLO);
        assertThat(sandbox.messaging().sent()).isEmpty();
        api.post("/v1/message/send", AGAIN);

        late.release();

        await().atMost(LONG).until(() -> sandbox.messaging().sent().size() == 2);
        assertThat(sandbox.messaging().sentTo(MARA)).extracting(Message::text).containsExactly("Again.", "Hello.");
    }

    /** What a client that repeats without looking does: with a key that is ignored it texts twice, and the record shows it. */
    @Test
    void aRepeatAfterALostAnswerIsInTheRecordUnlessTheKeyIsKept() {
        for (String value : List.of("FIRST_ANSWER", "IGNORED")) {
            sandbox.reset();
            sandbox.set(Switch.LOCAL_ID, value);
            sandbox.faults().add(Fault.resetAfterApply().on("POST", "/v1/message/send"));
            attempt(HELLO);
            api.post("/v1/message/send", HELLO);

            assertThat(sandbox.messaging().sentTo(MARA)).as(value).hasSize(value.equals("IGNORED") ? 2 : 1);
        }
    }

    /** The answer may never come, and the record is right all the same. */
    private void attempt(String body) {
        try {
            api.send("POST", "/v1/message/send", body, request -> request);
        } catch (IOException e) {
            assertThat(sandbox.faults().pending()).isZero();
        }
    }
}
