package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.message.Conversations;
import io.github.camelheymarket.message.Directory;
import io.github.camelheymarket.message.Draft;
import io.github.camelheymarket.message.MessageComposer;
import io.github.camelheymarket.message.MessageDefaults;
import io.github.camelheymarket.message.OutgoingMessage;
import io.github.camelheymarket.message.SendRecord;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.row.UnknownFields;
import io.github.camelheymarket.shape.BodyCheck;
import org.apache.camel.Exchange;

/** Makes messages from bodies and rows: a map, bean or JSON object with the members of {@link Draft}, or the text alone. */
final class MessageInput {

    /** What the exchange has sent, over redeliveries. */
    private static final String RECORD = "CamelHeymarketSendRecord";

    private final OperationSetup setup;
    private final PhoneNumbers phones;
    private final JsonInput input;
    private final BodyCheck check;
    private final MessageComposer composer;

    /** @param gateway makes the calls for names */
    MessageInput(OperationSetup setup, ApiGateway gateway, Directory directory) {
        this.setup = setup;
        this.phones = setup.phones();
        this.input = new JsonInput(setup.name(), Draft.FORM);
        this.check = new BodyCheck(
                setup.name(), phones, UnknownFields.parse(setup.settings().getUnknownFields()));
        this.composer = new MessageComposer(
                setup.name(),
                directory,
                new Conversations(gateway),
                new MessageDefaults(
                        setup.settings().getInbox(),
                        setup.settings().getSender(),
                        setup.settings().getTemplate()));
    }

    /** The message of an exchange. */
    OutgoingMessage message(OperationInput exchange) {
        ObjectNode draft = draft(exchange);
        Parameters parameters = exchange.parameters();
        if (parameters.write().localId() != null) {
            draft.put("local_id", parameters.write().localId());
        }
        String phone = parameters.phone() == null ? null : phones.normalise("phone", parameters.phone());
        return composer.compose(draft, phone, scope(exchange));
    }

    /** The message of a row. @param scope as {@link #scope} returns it */
    OutgoingMessage row(Object row, String scope) {
        return composer.compose(checked(input.object(row)), null, scope);
    }

    /** What a local id is made from besides the message: the same over redeliveries of the exchange. */
    static String scope(OperationInput input) {
        return input.exchange().getExchangeId();
    }

    static SendRecord record(OperationInput input) {
        Exchange exchange = input.exchange();
        SendRecord record = exchange.getProperty(RECORD, SendRecord.class);
        if (record == null) {
            record = new SendRecord();
            exchange.setProperty(RECORD, record);
        }
        return record;
    }

    private ObjectNode draft(OperationInput exchange) {
        Object body = exchange.body();
        if (body == null || !JsonBody.holds(body)) {
            return checked(input.object(body));
        }
        String text = JsonBody.text(body);
        String start = Texts.trim(text);
        if (start.isEmpty() || start.startsWith("{") || start.startsWith("[")) {
            return checked(input.object(text));
        }
        if (setup.settings().getTemplate() != null) {
            throw new HeymarketValidationException(
                    "TOO_MANY_MEMBERS",
                    "text",
                    setup.name()
                            + ": the body is a text, and the option template is set, so it is not clear which is to be "
                            + "sent. Remove the option, or pass an empty body or a map.",
                    null);
        }
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    private ObjectNode checked(JsonNode given) {
        return check.checked(
                Draft.SHAPE, given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
    }
}
