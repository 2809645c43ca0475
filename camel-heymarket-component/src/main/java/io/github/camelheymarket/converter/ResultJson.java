package io.github.camelheymarket.converter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.EventData;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.JsonForm;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncList;
import io.github.camelheymarket.model.SyncReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of data and results. Members without a value are {@code null}, so that all rows have the same members, with two
 * exceptions: {@code changes} of a row without changes, and {@code rows} of a bulk result with more than 10,000 rows are missing.
 */
final class ResultJson {

    private ResultJson() {}

    /** The JSON of a value; of a contact, status or event its own object and not a copy. */
    static JsonNode of(JsonForm value) {
        if (value instanceof Contact contact) {
            return contact.json();
        }
        if (value instanceof ContactStatus status) {
            return status.json();
        }
        if (value instanceof EventData data) {
            return data.json();
        }
        if (value instanceof ContactField field) {
            return JsonNodeFactory.instance.objectNode().put("id", field.id()).put("title", field.title());
        }
        if (value instanceof RowResult row) {
            return of(row);
        }
        if (value instanceof BulkResult result) {
            return of(result);
        }
        if (value instanceof ResultObject object) {
            return object.json();
        }
        return value instanceof SyncReport report ? of(report) : of((ResultList<?>) value);
    }

    private static ArrayNode of(ResultList<?> list) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(item -> json.add(item(item)));
        return json;
    }

    private static JsonNode item(Object item) {
        if (item instanceof JsonForm form) {
            return of(form);
        }
        return item instanceof Map<?, ?> map ? Json.object(map) : Json.mapper().valueToTree(item);
    }

    private static ObjectNode of(RowResult row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("index", Json.integer(row.index()));
        json.put("key", row.key());
        json.put("outcome", row.outcome().name());
        integer(json, "contactId", row.contactId());
        json.put("uuid", row.uuid());
        if (row.messageId() != null) {
            integer(json, "messageId", row.messageId());
        }
        json.put("reason", row.reason());
        json.put("field", row.field());
        json.put("status", row.status());
        json.put("requestId", row.requestId());
        json.put("attempts", row.attempts());
        integer(json, "mergedWith", row.mergedWith());
        if (!row.changes().isEmpty()) {
            ArrayNode changes = json.putArray("changes");
            row.changes()
                    .forEach(change -> changes.addObject()
                            .put("field", change.field())
                            .put("from", change.from())
                            .put("to", change.to()));
        }
        return json;
    }

    private static ObjectNode of(BulkResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("total", Json.integer(result.getTotal()));
        json.set("unsuccessful", Json.integer(result.getUnsuccessful()));
        ObjectNode counts = json.putObject("counts");
        for (Outcome outcome : Outcome.values()) {
            if (result.count(outcome) > 0) {
                counts.set(outcome.name(), Json.integer(result.count(outcome)));
            }
        }
        json.set("requests", Json.integer(result.getRequests()));
        json.set("extraRequests", Json.integer(result.getExtraRequests()));
        json.put("splitCalls", result.getSplitCalls());
        json.set("optInsWithheld", Json.integer(result.getOptInsWithheld()));
        json.put("consentNotCarriedOver", result.isConsentNotCarriedOver());
        json.put("consentAtRisk", result.isConsentAtRisk());
        ArrayNode ignored = json.putArray("ignoredColumns");
        result.getIgnoredColumns().stream().sorted().forEach(ignored::add);
        ArrayNode unused = json.putArray("unusedMapKeys");
        result.getUnusedMapKeys().stream().sorted().forEach(unused::add);
        json.put("dryRun", result.isDryRun());
        ArrayNode problems = json.putArray("problems");
        result.getProblems().forEach(row -> problems.add(of(row)));
        if (result.isInMemory()) {
            ArrayNode rows = json.putArray("rows");
            result.rows().forEachRemaining(row -> rows.add(of(row)));
        }
        return json;
    }

    /** The members of the bulk result, and those of the sync. */
    private static ObjectNode of(SyncReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("mode", report.getMode());
        ObjectNode result = of(report.getResult());
        JsonNode problems = result.remove("problems");
        JsonNode rows = result.remove("rows");
        json.setAll(result);
        json.set("requests", Json.integer(report.getRequests()));
        json.put("seconds", report.getSeconds());
        json.set("possiblyCorrectedPhones", Json.integer(report.getPossiblyCorrectedPhones()));
        json.set("deletions", report.getDeletions() == null ? null : of(report.getDeletions()));
        json.set("list", report.getList() == null ? null : of(report.getList()));
        json.set("problems", problems);
        if (rows != null) {
            json.set("rows", rows);
        }
        return json;
    }

    private static ObjectNode of(SyncList list) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        integer(json, "id", list.id());
        json.put("created", list.created());
        json.set("added", Json.integer(list.added()));
        json.set("failed", Json.integer(list.failed()));
        json.put("problem", list.problem());
        return json;
    }

    private static ObjectNode of(SyncDeletions deletions) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("withheld", deletions.withheld());
        json.set("candidates", Json.integer(deletions.counts().candidates()));
        json.set("deleted", Json.integer(deletions.counts().deleted()));
        json.set("keptConsent", Json.integer(deletions.counts().keptConsent()));
        json.set("gone", Json.integer(deletions.counts().gone()));
        json.set("failed", Json.integer(deletions.counts().failed()));
        json.set("requests", Json.integer(deletions.requests()));
        ArrayNode problems = json.putArray("problems");
        deletions.problems().forEach(row -> problems.add(of(row)));
        return json;
    }

    private static void integer(ObjectNode json, String member, @Nullable Long value) {
        if (value == null) {
            json.putNull(member);
        } else {
            json.set(member, Json.integer(value));
        }
    }
}
