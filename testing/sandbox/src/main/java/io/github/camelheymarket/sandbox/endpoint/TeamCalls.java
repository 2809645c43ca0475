package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Team;
import io.github.camelheymarket.sandbox.settings.Switch;

/** Inboxes and team (C9.5). */
final class TeamCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TeamCalls() {}

    static ApiAnswer inboxes(Call call) {
        boolean older = call.settings().is(Switch.INBOXES_SHAPE, "WRAPPER");
        ArrayNode all = JSON.arrayNode();
        for (Inbox inbox : call.workspace().team().inboxes()) {
            all.add(json(inbox, older));
        }
        return ApiAnswer.ok(older ? JSON.objectNode().set("inboxes", all) : all);
    }

    static ApiAnswer team(Call call) {
        ObjectNode answer = JSON.objectNode().put("id", Team.ID).put("name", Team.NAME);
        answer.put("list_size", Team.LIST_SIZE);
        ArrayNode members = answer.putArray("members");
        call.workspace()
                .team()
                .members()
                .all()
                .forEach(member -> members.addObject()
                        .put("id", member.id())
                        .put("name", member.name())
                        .put("role", member.role()));
        return ApiAnswer.ok(answer);
    }

    /** The older guide shows the phones with a plus sign. */
    private static ObjectNode json(Inbox inbox, boolean older) {
        ObjectNode json = JSON.objectNode().put("id", inbox.id()).put("name", inbox.name());
        json.put("team", Team.ID);
        ArrayNode phones = json.putArray("phones");
        if (!inbox.isEmail()) {
            String phone = (older ? "+" : "") + inbox.phone();
            json.put("phone", phone);
            phones.add(phone);
        }
        ArrayNode members = json.putArray("members");
        inbox.members().forEach(members::add);
        if (older) {
            return json.put("invited", false);
        }
        json.putArray("invited");
        return json;
    }
}
