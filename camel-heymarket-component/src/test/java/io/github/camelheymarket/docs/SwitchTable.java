package io.github.camelheymarket.docs;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The switches of the sandbox, in Markdown: names and values from the enum, meanings from its comments. */
final class SwitchTable {

    private static final String SOURCE = Repository.read(Repository.ROOT.resolve(
            "testing/sandbox/src/main/java/io/github/camelheymarket/sandbox/settings/Switch.java"));

    private SwitchTable() {}

    static String render() {
        StringBuilder table = new StringBuilder(
                "| Switch | Question | Values | `hostile` | `kind` |\n| --- | --- | --- | --- | --- |\n");
        for (Switch question : Switch.values()) {
            table.append("| `")
                    .append(question)
                    .append("` | ")
                    .append(meaning(question))
                    .append(" | ")
                    .append(
                            question.isNumber()
                                    ? "a number, 0: no limit"
                                    : "`" + String.join("` `", question.allowed()) + "`")
                    .append(" | `")
                    .append(Profile.HOSTILE.value(question))
                    .append("` | `")
                    .append(Profile.KIND.value(question))
                    .append("` |\n");
        }
        return table.toString();
    }

    private static String meaning(Switch question) {
        Matcher comment = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+" + question + "\\(", Pattern.DOTALL)
                .matcher(SOURCE);
        if (!comment.find()) {
            throw new IllegalStateException(question + " has no comment");
        }
        return comment.group(1)
                .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #([^}]*)}", "`$1`")
                .replaceAll("; C\\d[^;]*$", "")
                .strip();
    }
}
