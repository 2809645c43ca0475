package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.message.BulkSend;
import io.github.camelheymarket.message.Directory;
import io.github.camelheymarket.message.MessageSender;
import io.github.camelheymarket.message.Rendering;
import io.github.camelheymarket.message.SendResults;
import io.github.camelheymarket.row.RejectReason;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.time.InstantSource;

/** {@code messages/bulk-send}: sends a message for each row, as {@code messages/send} does. Returns a {@code BulkResult}. */
final class BulkSendMessages implements Operation {

    private final OperationSetup setup;

    BulkSendMessages(OperationSetup setup) {
        this.setup = setup;
        // Validates the options when the route starts.
        ApiGateway gateway = new ApiGateway(setup.name(), setup.at(Priority.BULK));
        new MessageInput(setup, gateway, new Directory(gateway, InstantSource.system()));
    }

    @Override
    public OperationResult run(OperationInput input) throws IOException {
        BulkOutcome.checkSpool(setup, input.body());
        JobClient job = new JobClient(setup.name(), setup.at(Priority.BULK));
        ApiGateway gateway = job.gateway();
        Directory directory = new Directory(gateway, InstantSource.system());
        MessageInput messages = new MessageInput(setup, gateway, directory);
        String scope = MessageInput.scope(input);
        BulkSend send = new BulkSend(
                job,
                row -> messages.row(row, scope),
                new MessageSender(gateway, setup.sleeper()),
                new Rendering(directory),
                new BulkSend.Settings(
                        SendMessage.checksConsent(setup),
                        SendMessage.earlier(setup, input),
                        setup.settings().isDryRun(),
                        MessageInput.record(input)),
                new SendResults(SpoolDirectory.of(setup.settings().getSpoolDirectory()), BulkOutcome.listener(setup)));
        try (RowInput rows = rows(input)) {
            return BulkOutcome.of(setup, input, () -> send.run(rows.values()), job.counted());
        }
    }

    private RowInput rows(OperationInput input) {
        try {
            return RowInput.open(input.body(), input.exchange());
        } catch (HeymarketValidationException e) {
            if (!e.getReason().equals(RejectReason.NOT_A_CONTACT)) {
                throw e;
            }
            Object body = input.body();
            throw new HeymarketValidationException(
                    "NOT_ROWS",
                    null,
                    setup.name()
                            + " requires as the body a row for each message: a list, iterator or stream of maps, or JSON (an array, or "
                            + "an object in each line). The body is "
                            + (body == null ? "empty" : "a " + body.getClass().getName() + " that is none of these")
                            + ". For one text use messages/send.",
                    body);
        }
    }
}
