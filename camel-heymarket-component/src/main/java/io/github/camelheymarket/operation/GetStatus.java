package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.spi.Priority;

/** {@code contacts/status}: whether a contact is unsubscribed or blocked, and by whom. */
final class GetStatus implements Operation {

    private final ApiGateway gateway;
    private final TargetReader targets;
    private final ContactLookup contacts;

    GetStatus(OperationSetup setup) {
        ApiClient client = setup.at(Priority.SINGLE);
        this.gateway = new ApiGateway(setup.name(), client);
        this.contacts = new ContactLookup(setup.name(), client);
        this.targets = new TargetReader(setup);
    }

    @Override
    public OperationResult run(OperationInput input) {
        ContactRef ref = contacts.asStored(targets.read(input.parameters(), BodyReader.target(input)));
        return OperationResult.of(gateway.status(ContactLookup.address(ref)));
    }
}
