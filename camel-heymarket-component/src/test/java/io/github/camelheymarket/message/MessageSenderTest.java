package io.github.camelheymarket.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client that breaks leaves behind. */
class MessageSenderTest {

    /** Breaks at each send, after it was counted; its reads show no message. */
    private static final class Breaking implements ApiClient {

        private final AccountMemory memory = AccountMemory.unshared();
        private int sends;

        @Override
        public ApiResponse call(ApiRequest request) {
            if (request.path().equals(ApiEndpoint.SEND_V1.path())) {
                sends++;
                throw new StackOverflowError();
            }
            return new ApiResponse(200, null, JsonNodeFactory.instance.arrayNode(), 1);
        }

        @Override
        public String account() {
            return "account";
        }

        @Override
        public AccountMemory memory() {
            return memory;
        }

        @Override
        public Redactor redactor(JsonNode body) {
            return Redactor.of(body);
        }
    }

    private static final class NoWaits implements Sleeper {

        @Override
        public void sleep(Duration duration) {}

        @Override
        public long nanoTime() {
            return 0;
        }
    }

    @Test
    void afterAnErrorTheMessageMayHaveBeenSent() {
        Breaking client = new Breaking();
        MessageSender sender = new MessageSender(new ApiGateway("messages/send", client), new NoWaits());
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

        assertThat(client.sends).isEqualTo(1);
    }
}
