package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Member;
import io.github.camelheymarket.sandbox.messaging.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Users of the team: find by phone or address, and change names and roles (C9.5). What an update leaves out stays. */
final class UserCalls {
    private UserCalls() {}

    static ApiAnswer find(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("phone", "email"), call.settings());
        if (!body.has("phone") && !body.has("email")) {
            throw ApiError.bad("phone", "either phone or email is required");
        }
        for (String name : List.of("phone", "email")) {
            if (body.has(name)) {
                Check.filledArray(name, body.get(name));
            }
        }
        List<String> phones = Given.phones(body, "phone");
        List<String> emails = Given.emails(body, "email");
        return memberships(call.workspace().team().members().all().stream()
                .filter(member ->
                        phones.contains(member.phone()) || emails.stream().anyMatch(member.email()::equalsIgnoreCase))
                .toList());
    }

    static ApiAnswer update(Call call) {
        Check.members(call.object(), "", Set.of("users"), call.settings());
        synchronized (call.workspace()) {
            List<Member> changed = new ArrayList<>();
            for (JsonNode user : Check.filledArray("users", call.object().get("users"))) {
                changed.add(changed(call, "users[" + changed.size() + "]", user));
            }
            changed.forEach(call.workspace().team().members()::replace);
            return memberships(changed);
        }
    }

    private static Member changed(Call call, String where, JsonNode element) {
        ObjectNode user = Check.object(where, element);
        Check.members(user, where + ".", Set.of("id", "first_name", "last_name", "role_id"), call.settings());
        Member old = call.workspace()
                .team()
                .members()
                .get(Check.integer(where + ".id", user.get("id")))
                .orElseThrow(() -> ApiError.bad(where + ".id", "there is no such user"));
        return new Member(
                old.id(),
                user.has("first_name") ? Check.text(where + ".first_name", user.get("first_name")) : old.firstName(),
                user.has("last_name") ? Check.text(where + ".last_name", user.get("last_name")) : old.lastName(),
                old.phone(),
                old.email(),
                user.has("role_id") ? Check.integer(where + ".role_id", user.get("role_id")) : old.roleId(),
                old.created(),
                call.now());
    }

    private static ApiAnswer memberships(List<Member> members) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("memberships");
        for (Member member : members) {
            all.addObject()
                    .put("id", member.id())
                    .put("phone", member.phone())
                    .put("name", member.name())
                    .put("email", member.email())
                    .put("role_id", member.roleId())
                    .put("team_id", Team.ID)
                    .put("created_at", member.created().toString())
                    .put("updated_at", member.updated().toString());
        }
        return ApiAnswer.ok(answer);
    }
}
