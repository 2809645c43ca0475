package io.github.camelheymarket.operation;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.spi.Priority;

/** {@code contacts/get} and {@code contacts/lookup}: reads a contact. */
final class GetContact implements Operation {

    private final OperationSetup setup;
    private final TargetReader targets;
    private final ContactLookup contacts;
    private final boolean byLookup;

    GetContact(OperationSetup setup) {
        this.setup = setup;
        this.targets = new TargetReader(setup);
        this.contacts = new ContactLookup(setup.name(), setup.at(Priority.SINGLE));
        this.byLookup = setup.name().equals("contacts/lookup");
    }

    @Override
    public OperationResult run(OperationInput input) {
        ContactRef ref = targets.read(input.parameters(), BodyReader.target(input));
        ContactLookup.Found found = byLookup ? contacts.lookup(ref) : contacts.read(ref);
        if (found.contact().isEmpty() && failsWhenAbsent()) {
            throw new HeymarketNotFoundException(
                    setup.name() + ": the contact does not exist",
                    new HeymarketException.Details(
                            found.response().status(),
                            null,
                            found.response().requestId(),
                            null,
                            found.response().attempts()),
                    null);
        }
        return OperationResult.of(found.contact().orElse(null), found.response())
                .with(Fact.FOUND, found.contact().isPresent());
    }

    private boolean failsWhenAbsent() {
        String notFound = setup.settings().getNotFound();
        return notFound == null ? !byLookup : notFound.equals("exception");
    }
}
