package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/fault-matrix.md true; with {@code -Dheymarket.docs.write} it writes the page instead of comparing it. */
class FaultMatrixPageTest {

    private static final String REMEDY = "docs/fault-matrix.md is stale. Write it anew with\n"
            + "./mvnw -pl camel-heymarket-component -am test -Dtest=FaultMatrixPageTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dheymarket.docs.write\nand commit the page.";

    @Test
    void thePageShowsWhatTheTestsHoldTheComponentAgainst() throws IOException {
        Path page = root().resolve("docs/fault-matrix.md");
        if (System.getProperty("heymarket.docs.write") != null) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, render());
        }
        assertThat(page).as(REMEDY).exists();
        assertThat(Files.readString(page).replace("\r\n", "\n")).as(REMEDY).isEqualTo(render());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String render() {
        return """
                # What comes of a call that goes wrong

                Each cell is a test: the operation runs in a route against the sandbox, in both of its profiles, and the fault
                strikes. The caller is told what the cell says, and the account is looked at afterwards: nobody is there twice,
                nobody is missing, nobody was opted in.

                The page is written by the tests, which fail when it is no longer true.

                | Cell | |
                | --- | --- |
                | sent again | the request went out again by itself and the call succeeded |
                | found | a write got no answer; it was looked for after 2 s (or again at 10 s), was there, and the call succeeded |
                | looked, sent again | a write got no answer; it was not there after 10 s, went out once more, and the call succeeded |
                | looked, gone | a delete got no good answer; the contact was read, was gone, and the call succeeded |
                | `Heymarket…Exception` | the exchange failed with that exception |
                | `FAILED` | the rows' outcome: nothing was written |
                | `UNKNOWN` | the rows' outcome: it may have been written or not |
                | `DELETED` | the rows' outcome where it would have been `SENT`: a read found nobody any more |

                The fault strikes the request named beside the operation, else the one that does the work. The operations succeed
                with an answer (`get`, `update`, …) or with their rows `CREATED`, `UPDATED` or, for `bulk-delete`, `SENT` or
                `DELETED`. An
                exception tells by `isMaybeApplied()` whether the write may have been done; with connection refused, 429, 401
                and redirect it has not.

                Reset before it was applied: the connection broke and Heymarket had not done anything yet. Reset after, no
                answer in time, answer cut off, without end or nested without end: it had. 500, 503, HTML: it had not, which the
                caller cannot know. An answer without end is broken off at 16 MiB and not asked for again. No redirect is
                followed, since the token would travel along.

                ## The fault strikes once

                %s
                ## The fault strikes every time

                With `maxRetries=1`. Only the request at hand is struck; what is looked for can be found.

                %s""".formatted(table(FaultMatrix.ONCE), table(FaultMatrix.ALWAYS));
    }

    private static String table(FaultMatrix matrix) {
        StringBuilder table = new StringBuilder("| |");
        for (FaultColumn column : FaultColumn.values()) {
            table.append(' ').append(column.title()).append(" |");
        }
        table.append("\n|")
                .append(" --- |".repeat(FaultColumn.values().length + 1))
                .append('\n');
        for (OperationRow row : OperationRow.values()) {
            table.append("| ")
                    .append(row.title())
                    .append(Arrays.stream(FaultColumn.values())
                            .map(column -> words(matrix.cell(row, column)))
                            .collect(Collectors.joining(" | ", " | ", " |\n")));
        }
        return table.toString();
    }

    private static String words(String cell) {
        return switch (cell) {
            case "retried" -> "sent again";
            case "adopted" -> "found";
            case "resent" -> "looked, sent again";
            case "ok" -> "looked, gone";
            case "FAILED", "UNKNOWN", "DELETED" -> "`" + cell + "`";
            default -> "`Heymarket" + cell + "Exception`";
        };
    }
}
