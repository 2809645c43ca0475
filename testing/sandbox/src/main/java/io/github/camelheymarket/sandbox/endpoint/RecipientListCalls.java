package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.messaging.Records;
import io.github.camelheymarket.sandbox.messaging.Team;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.Set;

/**
 * Lists of recipients: written in v2, read in the deprecated v1 (C9.3). What the pages leave open: a list of v2 is read in v1,
 * its contacts by their phones; {@code contacts} of an update replaces phones and addresses too, and {@code phones} and
 * {@code emails} add; replacing comes before adding, and adding before removing.
 */
final class RecipientListCalls {
    private static final String WHAT = "list";
    private static final Set<String> CREATE = Set.of("title", "local_id", "type", "contacts", "phones", "emails");
    private static final Set<String> UPDATE = Set.of(
            "title",
            "contacts",
            "phones",
            "emails",
            "add_contacts",
            "remove_contacts",
            "add_phones",
            "remove_phones",
            "add_emails",
            "remove_emails");

    private RecipientListCalls() {}

    static ApiAnswer create(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", CREATE, call.settings());
        String title = Check.filled("title", body.get("title"));
        String localId = Check.filled("local_id", body.get("local_id"));
        if (body.has("type") && !Check.text("type", body.get("type")).equals("contacts")) {
            throw ApiError.bad("type", "must be contacts, or left out");
        }
        return KeyedWrites.once(call, WHAT, localId, () -> {
            Recipients.check(call, body, "contacts", "phones", "emails");
            Recipients recipients = new Recipients(call);
            recipients.add(body, "contacts", "phones", "emails");
            if (recipients.size() == 0 && call.settings().is(Switch.LIST_EMPTY, "REJECT")) {
                throw ApiError.bad("contacts", "one of contacts, phones and emails must hold somebody");
            }
            RecipientList list = lists(call).add(id -> {
                RecipientList empty = RecipientList.empty(id, localId, call.now());
                return written(call, empty, title, recipients);
            });
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", list.id())
                    .put("rev", list.rev())
                    .put("uuid", localId);
        });
    }

    static ApiAnswer update(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", UPDATE, call.settings());
        if (body.isEmpty()) {
            throw ApiError.bad("body", "must hold at least one member");
        }
        Given.integers(body, "remove_contacts");
        Given.phones(body, "remove_phones");
        Given.emails(body, "remove_emails");
        Recipients.check(call, body, "contacts", "phones", "emails");
        Recipients.check(call, body, "add_contacts", "add_phones", "add_emails");
        synchronized (call.workspace()) {
            RecipientList old =
                    lists(call).get(call.pathId()).orElseThrow(() -> Answers.missing(call.settings(), WHAT));
            String title = body.has("title") ? Check.filled("title", body.get("title")) : old.title();
            Recipients recipients = Recipients.of(call, old);
            if (body.has("contacts")) {
                recipients.clear();
            }
            recipients.add(body, "contacts", "phones", "emails");
            recipients.add(body, "add_contacts", "add_phones", "add_emails");
            recipients.remove(body, "remove_contacts", "remove_phones", "remove_emails");
            RecipientList list = lists(call).replace(written(call, old, title, recipients));
            return Answers.written(list.id(), list.rev());
        }
    }

    /** Those in {@code contact_ids} are taken off before the list goes, which leaves nothing to see. */
    static ApiAnswer delete(Call call) {
        Check.members(call.object(), "", Set.of("contact_ids"), call.settings());
        Given.integers(call.object(), "contact_ids");
        long id = call.pathId();
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("deleted", true).put("id", id);
        return Answers.deleted(call.settings(), lists(call).remove(id), WHAT, () -> ApiAnswer.ok(answer));
    }

    static ApiAnswer get(Call call) {
        return lists(call)
                .get(call.pathId())
                .map(list -> ApiAnswer.ok(json(call, list)))
                .orElseGet(() -> Answers.notFound(call.settings(), WHAT));
    }

    static ApiAnswer list(Call call) {
        return Newest.page(call, lists(call).newestFirst(), RecipientList::updated, list -> json(call, list));
    }

    private static RecipientList written(Call call, RecipientList old, String title, Recipients recipients) {
        if (recipients.size() > Team.LIST_SIZE) {
            throw ApiError.bad("contacts", "a list holds at most " + Team.LIST_SIZE);
        }
        Instant now = call.now();
        return new RecipientList(
                old.id(),
                old.rev() + 1,
                title,
                old.localId(),
                recipients.contacts(),
                recipients.phones(),
                recipients.emails(),
                old.created(),
                now);
    }

    private static Records<RecipientList> lists(Call call) {
        return call.workspace().lists();
    }

    private static ObjectNode json(Call call, RecipientList list) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", list.id()).put("name", list.title());
        json.put("local_id", list.localId());
        ObjectNode targets = json.putObject("targets");
        Recipients.eachPhone(
                call.state().contacts(), list, (phone, contact) -> names(targets.putObject(phone), contact));
        json.put("team_id", Team.ID).put("creator_id", Team.OWNER).put("shared", true);
        json.put("created", list.created().toString())
                .put("updated", list.updated().toString());
        return json.put("rev", list.rev()).put("archived", false);
    }

    private static void names(ObjectNode names, SandboxContact contact) {
        names.put("f", contact == null ? "" : contact.first()).put("l", contact == null ? "" : contact.last());
    }
}
