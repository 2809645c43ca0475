package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.messaging.Survey;
import java.util.Set;

/** Surveys (C9.7): read only, since no call makes one. Pages count from 1. */
final class SurveyCalls {
    private SurveyCalls() {}

    static ApiAnswer get(Call call) {
        return call.workspace()
                .surveys()
                .get(call.pathId())
                .map(survey -> ApiAnswer.ok(json(survey)))
                .orElseGet(() -> Answers.notFound(call.settings(), "survey"));
    }

    static ApiAnswer list(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("limit", "page"), call.settings());
        int limit = TeamPage.limit(body, call.settings());
        long page = TeamPage.first(body.has("page") ? Check.integer("page", body.get("page")) : 1);
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        call.workspace().surveys().newestFirst().stream()
                .skip((page - 1) * limit)
                .limit(limit)
                .forEach(survey -> answer.add(json(survey)));
        return ApiAnswer.ok(answer);
    }

    private static ObjectNode json(Survey survey) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", survey.id())
                .put("name", survey.name())
                .put("type", survey.type())
                .put("question", survey.question())
                .put("created", survey.created().toString())
                .put("updated", survey.updated().toString());
    }
}
