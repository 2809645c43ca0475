package io.github.camelheymarket.docs;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;

/** The switches of the sandbox, in Markdown, from the enum. */
final class SwitchTable {

    private SwitchTable() {}

    static String render() {
        StringBuilder table = new StringBuilder(
                "| Switch | Question | Values | `hostile` | `kind` |\n| --- | --- | --- | --- | --- |\n");
        for (Switch question : Switch.values()) {
            table.append("| `")
                    .append(question)
                    .append("` | ")
                    .append(question.question())
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
}
