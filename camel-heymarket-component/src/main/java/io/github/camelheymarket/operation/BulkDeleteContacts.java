package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.bulk.BulkDelete;
import io.github.camelheymarket.bulk.BulkDelete.Target;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallPolicy;
import io.github.camelheymarket.client.CountedClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code contacts/bulk-delete} (C5.17, R8.5): rows are UUIDs, integer ids, {@code Contact}s, or maps with
 * {@code contact_id} or {@code phone}. Whoever has no UUID is deleted by a call of its own. Gives a {@code BulkResult}.
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
        CallPolicy policy = new CallPolicy();
        CountedClient count = CountedClient.of(policy.watching(setup.at(Priority.BULK)));
        BulkDelete delete = new BulkDelete(
                count,
                policy,
                new Singles(new ContactGateway(setup.name(), count), count, keepsOptedOut()),
                this::target,
                setup.settings().getBulkSize(),
                setup.settings().isVerify(),
                setup.settings().isDryRun(),
                SpoolDirectory.of(setup.settings().getSpoolDirectory()),
                BulkOutcome.listener(setup));
        try (RowInput rows = RowInput.open(listed(input.body()), input.exchange())) {
            return BulkOutcome.of(setup, input, () -> delete.run(rows.values()), count);
        }
    }

    private boolean keepsOptedOut() {
        return !Boolean.FALSE.equals(setup.settings().getKeepOptedOut());
    }

    /** One id is a list of one. */
    private static Object listed(Object body) {
        boolean id = body instanceof Number
                || body instanceof String text
                        && !text.isBlank()
                        && !Texts.trim(text).startsWith("{")
                        && !Texts.trim(text).startsWith("[");
        return id ? List.of(body) : body;
    }

    private Target target(Object row) {
        Object plain = row instanceof String text && Texts.trim(text).startsWith("{")
                ? JsonBody.tree(text)
                : row instanceof Map<?, ?> map
                        ? Json.object(map)
                        : row instanceof JsonNode json && json.isValueNode() ? json.asText() : row;
        ContactRef ref = targets.ofRow(plain);
        if (ref instanceof ContactRef.Uuid uuid) {
            return new Target.Uuid(uuid.uuid());
        }
        String key = ref instanceof ContactRef.Phone phone
                ? "phone:" + ContactGateway.mask(phone.digits())
                : "id:" + ((ContactRef.IntegerId) ref).id();
        return new Target.Single(ref, key);
    }

    /** The calls for rows that cannot go into the bulk call, and for {@code verify}. */
    private record Singles(ContactGateway gateway, CountedClient client, boolean keepsOptedOut)
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
            return new DeleteConsent(gateway)
                    .look(found instanceof String uuid ? new ContactRef.Uuid(uuid) : (ContactRef) found);
        }

        @Override
        public Object find(Object handle) {
            return handle instanceof ContactRef.Phone phone
                    ? gateway.writable(gateway.exactlyOne(phone), ApiVersion.auto)
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
            return gateway.read((ContactRef) found).contact().isPresent();
        }

        @Override
        public boolean exists(String uuid) {
            return gateway.read(new ContactRef.Uuid(uuid)).contact().isPresent();
        }
    }
}
