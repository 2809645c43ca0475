package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.delete.BulkDelete;
import io.github.camelheymarket.delete.BulkDelete.Target;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.Priority;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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
        BulkDelete delete = new BulkDelete(
                job,
                new Singles(
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
    private static Object listed(Object body) {
        boolean id = body instanceof Number
                || body instanceof String text
                        && !text.isBlank()
                        && !Texts.trim(text).startsWith("{")
                        && !Texts.trim(text).startsWith("[");
        return id ? List.of(body) : body;
    }

    private Target target(Object row) {
        Object normalised = row instanceof String text && Texts.trim(text).startsWith("{")
                ? JsonBody.tree(text)
                : row instanceof Map<?, ?> map
                        ? Json.object(map)
                        : row instanceof JsonNode json && json.isValueNode() ? json.asText() : row;
        ContactRef ref = targets.ofRow(normalised);
        if (ref instanceof ContactRef.Uuid uuid) {
            return new Target.Uuid(uuid.uuid());
        }
        String key = ref instanceof ContactRef.Phone phone
                ? "phone:" + ContactLookup.mask(phone.digits())
                : "id:" + ((ContactRef.IntegerId) ref).id();
        return new Target.Single(ref, key);
    }

    /** The calls for single contacts: without UUID, and for {@code verify} and {@code keepOptedOut}. */
    private record Singles(ContactLookup contacts, ApiClient client, boolean keepsOptedOut)
            implements BulkDelete.Singles {

        @Override
        public boolean looks() {
            return keepsOptedOut;
        }

        @Override
        public BulkDelete.Standing look(Object found) {
            if (!keepsOptedOut) {
                return BulkDelete.Standing.FREE;
            }
            return new DeleteConsent(contacts)
                    .look(found instanceof String uuid ? new ContactRef.Uuid(uuid) : (ContactRef) found);
        }

        @Override
        public Object find(Object handle) {
            return handle instanceof ContactRef.Phone phone
                    ? contacts.writable(contacts.exactlyOne(phone), ApiVersion.auto)
                    : handle;
        }

        @Override
        public ApiResponse delete(Object found) {
            try {
                return client.call(DeleteContact.request((ContactRef) found));
            } catch (HeymarketException e) {
                return DeleteContact.goneAfterDoubt(e);
            }
        }

        @Override
        public boolean isThere(Object found) {
            return contacts.read((ContactRef) found).contact().isPresent();
        }

        @Override
        public boolean exists(String uuid) {
            return contacts.read(new ContactRef.Uuid(uuid)).contact().isPresent();
        }
    }
}
