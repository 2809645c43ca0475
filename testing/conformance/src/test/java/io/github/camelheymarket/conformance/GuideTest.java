package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.conformance.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide lists the questions as the kit has them; with {@code -Dheymarket.docs.write} the list is written anew. */
class GuideTest {
    private static final String BEGIN = "<!-- questions -->\n";
    private static final String END = "<!-- end of questions -->";

    @Test
    void listsEveryQuestion() throws IOException {
        Path guide = guide();
        String text = Files.readString(guide).replace("\r\n", "\n");
        String fresh =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table() + text.substring(text.indexOf(END));
        if (System.getProperty("heymarket.docs.write") != null) {
            Files.writeString(guide, fresh);
        }
        assertThat(text.equals(fresh) || System.getProperty("heymarket.docs.write") != null)
                .as("docs/conformance.md is stale. Write it anew with\n./mvnw -pl testing/conformance -am test"
                        + " -Dtest=GuideTest -Dsurefire.failIfNoSpecifiedTests=false -Dheymarket.docs.write")
                .isTrue();
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| Question | Contract | In words | The component |\n");
        table.append("| --- | --- | --- | --- |\n");
        for (Question question : Question.values()) {
            table.append("| `").append(question).append("` | ").append(question.contract());
            table.append(" | ").append(question.text());
            table.append(" | ").append(question.component(null)).append(" |\n");
        }
        return table.toString();
    }

    private static Path guide() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/conformance.md");
    }
}
