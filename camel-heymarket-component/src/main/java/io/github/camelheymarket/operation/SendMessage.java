package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.message.Directory;
import io.github.camelheymarket.message.EarlierSend;
import io.github.camelheymarket.message.MessageSender;
import io.github.camelheymarket.message.OutgoingMessage;
import io.github.camelheymarket.message.RecipientConsent;
import io.github.camelheymarket.message.Rendering;
import io.github.camelheymarket.message.SendRecord;
import io.github.camelheymarket.message.SentMessage;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.spi.Priority;
import java.time.InstantSource;

/**
 * {@code messages/send}: sends one message, after the consent of its recipients was read. Returns the message as Heymarket's
 * answer shows it; accepted is not delivered (C9.1.1, C11.25). A message is sent at most once ({@link MessageSender}).
 */
final class SendMessage implements Operation {

    private final OperationSetup setup;
    private final ApiClient client;
    private final MessageInput messages;
    private final Rendering rendering;
    private final MessageSender sender;
    private final boolean checksConsent;

    SendMessage(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.SINGLE);
        ApiGateway gateway = new ApiGateway(setup.name(), client);
        Directory directory = new Directory(gateway, InstantSource.system());
        this.messages = new MessageInput(setup, gateway, directory);
        this.rendering = new Rendering(directory);
        this.sender = new MessageSender(gateway, setup.sleeper());
        this.checksConsent = checksConsent(setup);
    }

    static boolean checksConsent(OperationSetup setup) {
        return setup.settings().getConsentCheck().equals("always");
    }

    /** By whom a message with a given local id may have been sent before. */
    static EarlierSend earlier(OperationSetup setup, OperationInput input) {
        if (Boolean.TRUE.equals(input.exchange().isExternalRedelivered())) {
            return EarlierSend.JUST_NOW;
        }
        return setup.settings().getDuplicateCheck().equals("always") ? EarlierSend.BEFORE_START : EarlierSend.NONE;
    }

    @Override
    public OperationResult run(OperationInput input) {
        SendRecord record = MessageInput.record(input);
        OutgoingMessage message;
        try {
            message = messages.message(input);
        } catch (HeymarketException e) {
            throw record.failure(null, e);
        }
        if (setup.settings().isDryRun()) {
            check(message);
            return OperationResult.of(new ResultObject(rendering.of(message))).with(Fact.LOCAL_ID, message.localId());
        }
        return result(message, sender.send(message, record, earlier(setup, input), () -> check(message)));
    }

    private void check(OutgoingMessage message) {
        if (checksConsent) {
            new RecipientConsent(new JobClient(setup.name(), client)).require(message);
        }
    }

    private static OperationResult result(OutgoingMessage message, SentMessage sent) {
        OperationResult result = sent.response() == null
                ? OperationResult.of(sent.message())
                : OperationResult.of(sent.message(), sent.response()).with(Fact.ATTEMPTS, sent.attempts());
        return result.with(Fact.MESSAGE_ID, sent.message().getId())
                .with(Fact.CONVERSATION_ID, sent.conversationId())
                .with(Fact.QUEUED, sent.queued())
                .with(Fact.DATE, sent.message().getDate())
                .with(Fact.LOCAL_ID, message.localId())
                .with(Fact.FOUND, sent.wasFound());
    }
}
