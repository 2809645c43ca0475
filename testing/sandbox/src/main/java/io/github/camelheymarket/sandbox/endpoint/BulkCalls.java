package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.endpoint.ContactJson.View;
import io.github.camelheymarket.sandbox.endpoint.ContactReader.Form;
import io.github.camelheymarket.sandbox.endpoint.ContactWriter.Custom;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** v1 batch (C5.10), v2 bulk create and update (C5.16), v2 bulk delete (C5.17). */
final class BulkCalls {
    private BulkCalls() {}

    /** A row that was not stored. */
    private record Failed(JsonNode row, ApiError error) {}

    /** A row with its checked contact, or with what is wrong with it. */
    private record Row(JsonNode json, ContactWrite write, ApiError error) {}

    static ApiAnswer batchV1(Call call) {
        boolean overwrite = call.overwrite();
        List<Row> rows = rows(call, call.array(), Form.V1, "");
        List<SandboxContact> stored = new ArrayList<>();
        List<JsonNode> failed = new ArrayList<>();
        ContactStore store = call.state().contacts();
        synchronized (store) {
            ContactWriter writer = new ContactWriter(call);
            for (Row row : rows) {
                try {
                    batchRow(call, writer, row, overwrite).ifPresent(stored::add);
                } catch (ApiError e) {
                    failed.add(row.json());
                }
            }
        }
        if (call.settings().is(Switch.BATCH_ANSWER, "CONTACTS")) {
            return ApiAnswer.ok(new ContactJson(call).contacts(stored, View.LIST_V1));
        }
        return failed.isEmpty()
                ? Answers.string("ok", call.settings())
                : ApiAnswer.ok(JsonNodeFactory.instance.arrayNode().addAll(failed));
    }

    static ApiAnswer bulkV2(Call call) {
        Check.members(call.object(), "", Set.of("contacts"), call.settings());
        ArrayNode items = Check.filledArray("contacts", call.object().get("contacts"));
        List<Row> rows = rows(call, items, Form.V2_BULK, "contacts");
        List<SandboxContact> stored = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        synchronized (call.state().contacts()) {
            ContactWriter writer = new ContactWriter(call);
            for (Row row : rows) {
                try {
                    stored.add(store(call, writer, row));
                } catch (ApiError e) {
                    failed.add(new Failed(row.json(), e));
                }
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("contacts", new ContactJson(call).contacts(stored, View.LIST_V2));
        failed(call, failed, answer);
        return ApiAnswer.ok(answer);
    }

    static ApiAnswer deleteV2(Call call) {
        Check.members(call.object(), "", Set.of("contact_channels"), call.settings());
        ArrayNode entries = Check.filledArray("contact_channels", call.object().get("contact_channels"));
        if (entries.size() != 1) {
            throw ApiError.bad("contact_channels", "must hold exactly one entry, of channel_type id");
        }
        ObjectNode entry = Check.object("contact_channels[0]", entries.get(0));
        Check.members(entry, "contact_channels[0].", Set.of("channel_type", "channel_ids"), call.settings());
        if (!"id".equals(Check.text("contact_channels[0].channel_type", entry.get("channel_type")))) {
            throw ApiError.bad("contact_channels[0].channel_type", "must be id");
        }
        String field = "contact_channels[0].channel_ids";
        ArrayNode ids = Check.filledArray(field, entry.get("channel_ids"));
        refuseOver(call, Switch.BULK_MAX, field, ids.size());
        List<UUID> uuids = new ArrayList<>();
        ids.forEach(id -> uuids.add(Check.uuid(field, Check.text(field, id))));
        ContactStore store = call.state().contacts();
        List<SandboxContact> deleted = new ArrayList<>();
        synchronized (store) {
            boolean passesOver = call.settings().is(Switch.BULK_DELETE_ABSENT, "PASSED_OVER");
            if (!passesOver
                    && uuids.stream().anyMatch(uuid -> store.byUuid(uuid).isEmpty())) {
                throw Answers.missing(call.settings().is(Switch.BULK_DELETE_ABSENT, "STATUS_400") ? 400 : 404);
            }
            for (UUID uuid : uuids) {
                store.byUuid(uuid).filter(contact -> store.delete(contact.id())).ifPresent(deleted::add);
            }
        }
        deleted.forEach(call::forget);
        return Answers.string("ok", call.settings());
    }

    /** Refuses more rows or values than the switch allows (C11.4). */
    static void refuseOver(Call call, Switch limit, String field, int rows) {
        int max = call.settings().number(limit);
        if (max > 0 && rows > max) {
            int status = Integer.parseInt(call.settings().get(Switch.BULK_MAX_STATUS));
            throw ApiError.of(status, "bad_data", field + ": at most " + max + " in one call, not " + rows);
        }
    }

    private static List<Row> rows(Call call, ArrayNode items, Form form, String name) {
        refuseOver(call, Switch.BULK_MAX, name.isEmpty() ? "body" : name, items.size());
        boolean refuseWhole = call.settings().is(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");
        ContactReader reader = new ContactReader(call);
        List<Row> rows = new ArrayList<>();
        for (JsonNode item : items) {
            try {
                rows.add(new Row(item, reader.read(item, form, name + "[" + rows.size() + "]."), null));
            } catch (ApiError e) {
                if (refuseWhole) {
                    throw e;
                }
                rows.add(new Row(item, null, e));
            }
        }
        return rows;
    }

    /** Empty for a row that was skipped. */
    private static Optional<SandboxContact> batchRow(Call call, ContactWriter writer, Row row, boolean overwrite) {
        if (row.error() != null) {
            throw row.error();
        }
        Optional<SandboxContact> existing = writer.existing(row.write());
        if (existing.isEmpty()) {
            return Optional.of(writer.create(row.write()));
        }
        if (overwrite) {
            return Optional.of(writer.update(existing.get(), row.write(), Custom.REPLACE_OR_BLANK, true));
        }
        if (call.settings().is(Switch.BATCH_SKIPPED, "FAILED")) {
            throw ApiError.bad("phone", "a contact has it already");
        }
        return Optional.empty();
    }

    private static SandboxContact store(Call call, ContactWriter writer, Row row) {
        if (row.error() != null) {
            throw row.error();
        }
        ContactWrite write = row.write();
        if (write.contactId() == null) {
            return writer.create(write);
        }
        SandboxContact old = call.state().contacts().byUuid(write.contactId()).orElseThrow(() -> Answers.missing(404));
        boolean phoneChanges = call.settings().is(Switch.V2_PHONE_CHANGE, "APPLIED");
        return writer.update(old, write, Custom.MERGE, phoneChanges);
    }

    private static void failed(Call call, List<Failed> failed, ObjectNode answer) {
        if (failed.isEmpty()) {
            switch (call.settings().get(Switch.FAILED_CONTACTS_NONE)) {
                case "EMPTY" -> answer.putArray("failed_contacts");
                case "NULL" -> answer.putNull("failed_contacts");
                default -> {
                    // the member is missing
                }
            }
            return;
        }
        boolean wrapped = call.settings().is(Switch.FAILED_CONTACTS_ITEM, "WRAPPED");
        String member = call.settings().get(Switch.FAILED_REASON_MEMBER);
        ArrayNode items = answer.putArray("failed_contacts");
        for (Failed one : failed) {
            ObjectNode item = wrapped
                    ? items.addObject().set("contact", one.row())
                    : items.addObject().setAll(rowObject(one.row()));
            if (!member.equals("NONE")) {
                item.put(
                        member.toLowerCase(Locale.ROOT),
                        member.equals("CODE") ? one.error().code() : one.error().getMessage());
            }
        }
    }

    private static ObjectNode rowObject(JsonNode row) {
        return row instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
