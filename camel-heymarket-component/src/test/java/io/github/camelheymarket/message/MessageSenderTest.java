package io.github.camelheymarket.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.StandingClock;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client that breaks leaves behind. */
class MessageSenderTest {

    private int sends;

    /** Breaks at each send, after it was counted; its reads show no message. */
    private final ApiClient client = StubClient.answering(request -> {
        if (request.path().equals(ApiEndpoint.SEND_V1.path())) {
            sends++;
            throw new StackOverflowError();
        }
        return new ApiResponse(200, null, JsonNodeFactory.instance.arrayNode(), 1);
    });

    @Test
    void afterAnErrorTheMessageMayHaveBeenSent() {
        MessageSender sender = new MessageSender(new ApiGateway("messages/send", client), new StandingClock());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("inbox_id", 12)
                .put("phone_number", "12025550143")
                .put("text", "Hello");
        OutgoingMessage message = OutgoingMessage.of(body, List.of("12025550143"), "Hello", null, "exchange");
        SendRecord record = new SendRecord();

        assertThatThrownBy(() -> sender.send(message, record, EarlierSend.NONE, () -> {}))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> sender.send(message, record, EarlierSend.NONE, () -> {}))
                .isInstanceOf(HeymarketUnknownOutcomeException.class);

        assertThat(sends).isEqualTo(1);
    }
}
