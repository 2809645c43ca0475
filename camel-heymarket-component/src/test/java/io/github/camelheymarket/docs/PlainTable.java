package io.github.camelheymarket.docs;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.shape.BodyShape;
import io.github.camelheymarket.shape.Form;
import io.github.camelheymarket.shape.Member;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plain operations, in Markdown, from the table of endpoints; how sure an endpoint is comes from the description of the API. */
final class PlainTable {

    private PlainTable() {}

    static String render() {
        return "| Operation | Request | Body | Result | Known from |\n| --- | --- | --- | --- | --- |\n"
                + ApiEndpoint.plain().stream()
                        .filter(endpoint -> !endpoint.operation().equals("contacts/count"))
                        .map(endpoint -> "| `" + endpoint.operation() + "` | `" + endpoint.method() + " "
                                + endpoint.path() + "` | " + body(endpoint.form()) + " | " + result(endpoint.form())
                                + " | " + Confidence.of(endpoint) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String body(Form form) {
        String members = members(form.body());
        if (members.isEmpty()) {
            return "–";
        }
        return switch (form.place()) {
            case OBJECT -> members;
            case ARRAY -> "a list of: " + members;
            case QUERY -> members + "; sent as the query";
        };
    }

    private static String members(BodyShape shape) {
        Stream<String> members = shape.members().stream().map(PlainTable::member);
        Stream<String> choices = shape.choices().stream()
                .filter(choice -> choice.names().size() < shape.members().size())
                .map(choice -> (choice.exactly() ? "exactly" : "at least") + " one of "
                        + choice.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")));
        return Stream.concat(Stream.of(members.collect(Collectors.joining(", "))), choices)
                .collect(Collectors.joining("; "));
    }

    private static String member(Member member) {
        String inner = member.shape() == null ? "" : ": " + members(member.shape());
        return "`" + member.name() + "`" + (member.required() ? "\\*" : "") + " (" + member.words() + inner + ")";
    }

    private static String result(Form form) {
        if (form.isPaged()) {
            return "an iterator of objects";
        }
        return switch (form.answer()) {
            case OBJECT -> "an object";
            case CREATED -> "an object with the id";
            case LIST -> "a list of objects";
            case COUNT -> "a number";
            case FIELDS -> "a list of fields";
            case DONE -> "what Heymarket answers";
        };
    }
}
