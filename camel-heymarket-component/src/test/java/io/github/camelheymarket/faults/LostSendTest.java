package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message whose send got no usable response: it is searched for, and nobody gets it twice. */
class LostSendTest {

    private static final String URI = "heymarket:messages/send?inbox=12&sender=310";
    /** An endpoint that shares no memory of sends with the one above. */
    private static final String OTHER_ENDPOINT = URI + "&maxRetries=1";

    private static final String PHONE = "12025550143";
    private static final Duration[] BOTH_WAITS = {Duration.ofSeconds(2), Duration.ofSeconds(8)};

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMessageThatWasSentIsTheResult(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.resetAfterApply());

            Exchange exchange = rig.send(URI, "Hello");

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(HeymarketMessage.class).getId())
                    .isEqualTo(rig.onlyOne().id());
            assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_FOUND))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTruncatedAnswerIsNoReasonToSendAgain(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.truncated());

            assertThat(rig.send(URI, "Hello").getException()).isNull();
            rig.onlyOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anAnswerWithoutAMessageIsNoReasonToSendAgain(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.statusAfterApply(200));

            assertThat(rig.send(URI, "Hello").getException()).isNull();
            rig.onlyOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMessageThatNoSearchShowsIsNotSentAgain(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.resetBeforeApply());

            Exchange exchange = rig.send(URI, "Hello");

            assertThat(exchange.getException())
                    .isInstanceOf(HeymarketUnknownOutcomeException.class)
                    .hasMessageContaining("OUTCOME_UNKNOWN")
                    .hasMessageContaining("It was not sent again")
                    .hasMessageNotContaining(PHONE);
            assertThat(rig.rig.slept).containsExactly(BOTH_WAITS);
            assertThat(rig.sent()).isEmpty();
            assertThat(rig.sends()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMessageThatIsSentLateIsTheResult(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            Fault late = rig.lose(Fault.resetThenApply());
            rig.afterSleep = () -> {
                if (rig.rig.slept.size() == 1) {
                    late.release();
                    rig.awaitSent(1);
                }
            };

            assertThat(rig.send(URI, "Hello").getException()).isNull();
            rig.onlyOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRedeliveryThatFindsTheMessageDoesNotSendIt(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            Fault late = rig.lose(Fault.resetThenApply());
            rig.beforeRedelivery = () -> {
                late.release();
                rig.awaitSent(1);
                rig.pass(Duration.ofMinutes(1));
            };

            Exchange exchange = rig.redelivered(URI, "Hello");

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_FOUND))
                    .isEqualTo(true);
            rig.onlyOne();
            assertThat(rig.sends()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRedeliveryAMinuteLaterSendsWhatIsStillNotThere(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.resetBeforeApply());
            rig.beforeRedelivery = () -> rig.pass(Duration.ofSeconds(51));

            Exchange exchange = rig.redelivered(URI, "Hello");

            assertThat(exchange.getException()).isNull();
            rig.onlyOne();
            List<String> ids = rig.localIds();
            assertThat(ids).hasSize(2).allMatch(id -> id.equals(ids.get(0)));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRedeliveryAtOnceDoesNotSend(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.resetBeforeApply());
            rig.beforeRedelivery = () -> rig.pass(Duration.ofSeconds(45));

            Exchange exchange = rig.redelivered(URI, "Hello");

            assertThat(exchange.getException())
                    .isInstanceOf(HeymarketUnknownOutcomeException.class)
                    .hasMessageContaining("less than a minute ago");
            assertThat(rig.sends()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRedeliveryWhoseSearchFailsLeavesTheOutcomeUnknown(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.resetBeforeApply());
            rig.beforeRedelivery = () -> rig.rig
                    .sandbox
                    .faults()
                    .add(Fault.status(403).on("GET", "/v1/messages").always());

            Exchange exchange = rig.redelivered(URI, "Hello");

            assertThat(exchange.getException())
                    .isInstanceOf(HeymarketUnknownOutcomeException.class)
                    .hasMessageContaining("this attempt failed before it was found");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRedeliveryThatDoesNotGetAsFarAsTheMessageLeavesTheOutcomeUnknown(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            long conversation =
                    rig.rig.sandbox.messaging().receive(12, PHONE, "Hi").conversationId();
            rig.lose(Fault.resetBeforeApply());
            rig.beforeRedelivery = () -> rig.rig
                    .sandbox
                    .faults()
                    .add(Fault.status(403).on("GET", "/v1/conversations").always());

            Exchange exchange = rig.redelivered(URI, Map.of("chat_id", conversation, "text", "Hello"));

            assertThat(exchange.getException()).isInstanceOf(HeymarketUnknownOutcomeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMessageThatCameInIsNotTakenForTheSend(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.rig.sandbox.set(Switch.MESSAGE_LOCAL_ID, "NO");
            rig.rig.sandbox.set(Switch.MESSAGE_LAG, 0);
            rig.lose(Fault.resetBeforeApply());
            rig.afterSleep = () -> rig.rig.sandbox.messaging().receive(PHONE, "Hello");

            assertThat(rig.send(URI, "Hello").getException()).isInstanceOf(HeymarketUnknownOutcomeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMessageOfAnotherTextIsNotTakenForTheSend(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.rig.sandbox.set(Switch.MESSAGE_LOCAL_ID, "NO");
            rig.send(OTHER_ENDPOINT, "Goodbye");
            rig.lose(Fault.resetBeforeApply());

            assertThat(rig.send(URI, "Hello").getException()).isInstanceOf(HeymarketUnknownOutcomeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aFileWithoutTextIsNotTakenForTheSendOfAnother(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.rig.sandbox.set(Switch.MESSAGE_LOCAL_ID, "NO");
            rig.send(OTHER_ENDPOINT, Map.of("phone", PHONE, "media_url", "https://example.org/a.png"));
            rig.lose(Fault.resetBeforeApply());

            Exchange exchange = rig.send(URI, Map.of("phone", PHONE, "media_url", "https://example.org/b.png"));

            assertThat(exchange.getException()).isInstanceOf(HeymarketUnknownOutcomeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOldMessageOfTheSameTextIsNotTakenForTheSend(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.rig.sandbox.set(Switch.MESSAGE_LOCAL_ID, "NO");
            rig.send(OTHER_ENDPOINT, "Hello");
            rig.pass(Duration.ofMinutes(2));
            rig.lose(Fault.resetBeforeApply());

            assertThat(rig.send(URI, "Hello").getException()).isInstanceOf(HeymarketUnknownOutcomeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void ofSeveralMessagesOfTheSameTextNoneIsTakenForTheSend(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.rig.sandbox.set(Switch.MESSAGE_LOCAL_ID, "NO");
            rig.send(OTHER_ENDPOINT, "Hello");
            rig.send(OTHER_ENDPOINT, "Hello");
            rig.lose(Fault.resetBeforeApply());

            assertThat(rig.send(URI, "Hello").getException())
                    .isInstanceOf(HeymarketUnknownOutcomeException.class)
                    .hasMessageContaining("Messages that may be it are in the conversation");
        }
    }

    /** Reads of messages may lack the local id. Only the same text to the same phone since the send is the message. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void twoMessagesOfTheSameTextAreNotTakenForOne(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.send(URI, "Hello");
            rig.lose(Fault.resetBeforeApply());

            Exchange exchange = rig.send(URI, "Hello");

            assertThat(exchange.getException()).isInstanceOf(HeymarketUnknownOutcomeException.class);
            assertThat(rig.sent()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTextWhoseTokensAreFilledInIsFound(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.lose(Fault.resetAfterApply());

            assertThat(rig.send(URI, "Dear {{first_name}}, see you").getException())
                    .isNull();
            rig.onlyOne();
        }
    }
}
