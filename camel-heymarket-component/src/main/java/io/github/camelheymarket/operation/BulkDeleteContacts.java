package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.delete.BulkDelete;
import io.github.camelheymarket.delete.ContactCalls;
import io.github.camelheymarket.delete.DeleteTarget;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.row.Masks;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.Priority;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code contacts/bulk-delete}: deletes the contacts of the rows, which are UUIDs, integer ids, {@code Contact}s, or maps
 * with {@code contact_id} or {@code phone}. One call deletes many UUIDs (C5.17); each other contact needs a call of its own.
 * Returns a {@code BulkResult}.
 */
final class BulkDeleteContacts implements Operation {

    private final OperationSetup setup;
    private final TargetReader targets;

    BulkDeleteContacts(OperationSetup setup) {
        this.setup = setup;
        this.targets = TargetReader.forAnyVersion(setup);
    }

    @Override
    public OperationResult run(OperationInput input) throws IOException {
        BulkOutcome.checkSpool(setup, input.body());
        JobClient job = new JobClient(setup.name(), setup.at(Priority.BULK));
        BulkDelete<ContactRef> delete = new BulkDelete<>(
                job,
                new Calls(
                        new ContactLookup(setup.name(), job.gateway().client()),
                        job.gateway().client(),
                        keepsOptedOut()),
                this::target,
                BulkOptions.delete(setup.settings()),
                BulkOutcome.listener(setup));
        try (RowInput rows = RowInput.open(listed(input.body()), input.exchange())) {
            return BulkOutcome.of(setup, input, () -> delete.run(rows.values()), job.counted());
        }
    }

    private boolean keepsOptedOut() {
        return !Boolean.FALSE.equals(setup.settings().getKeepOptedOut());
    }

    /** Makes a list of a single id. */
    private static @Nullable Object listed(@Nullable Object body) {
        boolean id = body instanceof Number
                || body instanceof String text
                        && !text.isBlank()
                        && !Texts.trim(text).startsWith("{")
                        && !Texts.trim(text).startsWith("[");
        return id ? List.of(body) : body;
    }

    private DeleteTarget<ContactRef> target(Object row) {
        Object plain = row instanceof String text && Texts.trim(text).startsWith("{")
                ? JsonBody.tree(text)
                : row instanceof Map<?, ?> map
                        ? Json.object(map)
                        : row instanceof JsonNode json && json.isValueNode() ? json.asText() : row;
        ContactRef ref = targets.ofRow(plain);
        if (ref instanceof ContactRef.Uuid uuid) {
            return new DeleteTarget<>(ref, uuid.uuid(), null);
        }
        String key = ref instanceof ContactRef.Phone phone
                ? "phone:" + Masks.phone(phone.digits())
                : "id:" + Masks.id(((ContactRef.IntegerId) ref).id());
        return new DeleteTarget<>(ref, null, key);
    }

    /** The calls about one contact. */
    private record Calls(ContactLookup contacts, ApiClient client, boolean keepsOptedOut)
            implements ContactCalls<ContactRef> {

        @Override
        public boolean checksStanding() {
            return keepsOptedOut;
        }

        @Override
        public Standing standing(ContactRef contact) {
            return keepsOptedOut ? new DeleteConsent(contacts).look(contact) : Standing.FREE;
        }

        @Override
        public ContactRef find(ContactRef contact) {
            return contact instanceof ContactRef.Phone phone
                    ? contacts.writable(contacts.exactlyOne(phone), ApiVersion.auto)
                    : contact;
        }

        @Override
        public ApiResponse delete(ContactRef contact) {
            return client.call(DeleteContact.request(contact));
        }

        @Override
        public Optional<Contact> read(ContactRef contact) {
            return contacts.read(contact).contact();
        }
    }
}
