package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message that comes a second time: in the exchange, from a broker, or after the program was killed. */
class RepeatedSendTest {

    private static final String URI = "heymarket:messages/send?inbox=12&sender=310";
    private static final String PHONE = "12025550143";

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMessageThatAnEarlierProgramSentIsFoundByItsLocalId(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            Map<String, Object> row = Map.of("phone", PHONE, "text", "Hello", "local_id", "appointment-17");
            rig.send(URI, row);

            Exchange exchange = rig.send(URI + "&duplicateCheck=always", row);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_FOUND))
                    .isEqualTo(true);
            rig.onlyOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMessageWithALocalIdThatThisEndpointHasSentIsNotSentAgain(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.rig.sandbox.set(Switch.LOCAL_ID, "IGNORED");
            Map<String, Object> row = Map.of("phone", PHONE, "text", "Hello", "local_id", "appointment-17");
            rig.send(URI, row);

            Exchange exchange = rig.send(URI, row);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_MESSAGE_ID))
                    .isEqualTo(rig.onlyOne().id());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRunThatIsRepeatedWithTheSameLocalIdsSendsTheRest(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            List<Map<String, Object>> rows = List.of(
                    Map.of("phone", PHONE, "text", "Hello", "local_id", "reminder-1"),
                    Map.of("phone", "12025550144", "text", "Hello", "local_id", "reminder-2"));
            String uri = "heymarket:messages/bulk-send?inbox=12&sender=310";
            rig.send(uri, rows.subList(0, 1));

            Exchange exchange = rig.send(uri + "&duplicateCheck=always", rows);

            assertThat(exchange.getException()).isNull();
            assertThat(rig.sent()).extracting(Message::target).containsExactly(PHONE, "12025550144");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anExchangeThatABrokerDeliversAgainIsNotSentAgain(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.send(URI, "Hello", HeymarketConstants.LOCAL_ID, "order-4");

            Exchange exchange = rig.externallyRedelivered(URI, "Hello", HeymarketConstants.LOCAL_ID, "order-4");

            assertThat(exchange.getException()).isNull();
            rig.onlyOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aLocalIdThatHeymarketKnowsMeansThatTheMessageWasSent(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.rig.sandbox.set(Switch.LOCAL_ID, "REJECT");
            Map<String, Object> row = Map.of("phone", PHONE, "text", "Hello", "local_id", "appointment-17");
            rig.send(URI, row);

            // Another endpoint, which does not remember the message.
            Exchange exchange = rig.send(URI + "&maxRetries=1", row);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_MESSAGE_ID))
                    .isEqualTo(rig.onlyOne().id());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSameMessageInOneExchangeIsSentOnce(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            assertThat(rig.sentTwiceInOneExchange(URI, "Hello").getException()).isNull();

            rig.onlyOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSameMessageInTwoExchangesIsSentTwice(Profile profile) throws IOException {
        try (SendRig rig = new SendRig(profile)) {
            rig.send(URI, "Hello");
            rig.send(URI, "Hello");

            assertThat(rig.sent()).hasSize(2).extracting(Message::localId).doesNotHaveDuplicates();
        }
    }
}
