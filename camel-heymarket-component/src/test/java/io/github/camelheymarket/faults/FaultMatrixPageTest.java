package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.operation.OperationTable;
import io.github.camelheymarket.spi.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

    /** A sync reads as a list does and writes as an upsert does; of the plain operations each kind is there. */
    @Test
    void eachOperationIsInTheMatrix() {
        List<String> plain =
                ApiEndpoint.plain().stream().map(ApiEndpoint::operation).toList();
        assertThat(OperationTable.names())
                .filteredOn(name -> !name.equals("contacts/sync") && !plain.contains(name))
                .allSatisfy(name -> assertThat(OperationRow.values())
                        .anyMatch(row -> row.uri("").startsWith("heymarket:" + name + "?")));
    }

    /** A paged read and a delete are retried as others of their kind, and end otherwise. */
    private record Sort(CallKind kind, HttpMethod method, boolean paged) {

        static Sort of(ApiEndpoint endpoint) {
            return new Sort(
                    endpoint.kind(),
                    endpoint.method() == HttpMethod.DELETE ? HttpMethod.DELETE : null,
                    endpoint.form().isPaged());
        }
    }

    @Test
    void eachSortOfPlainOperationIsInTheMatrix() {
        Set<Sort> rows = Arrays.stream(OperationRow.values())
                .filter(row -> row.name().startsWith("PLAIN_"))
                .map(row -> row.uri("").replaceAll("heymarket:|[?].*", ""))
                .map(ApiEndpoint::plain)
                .map(Sort::of)
                .collect(Collectors.toSet());

        assertThat(rows).isEqualTo(ApiEndpoint.plain().stream().map(Sort::of).collect(Collectors.toSet()));
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

                Each cell is a test: the operation runs in a route against the sandbox, in both of its profiles, while the fault
                occurs. The caller gets the result in the cell, and the test checks the account afterwards: no contact exists twice,
                no contact is missing, no contact was opted in, no message went out twice. A plain operation stands for the others of its kind, which the
                [table of operations](heymarket-component.adoc) names.

                The tests write this page, and fail when it is no longer true.

                | Cell | |
                | --- | --- |
                | retried | the component sent the request again and the call succeeded |
                | found | a write got no answer; a search after 2 s (or again at 10 s) found the contact, and the call succeeded |
                | searched, resent | a write got no answer; a search after 10 s did not find the contact, the write was sent once more, and the call succeeded |
                | read, gone | a delete got no usable answer; a read did not find the contact, and the call succeeded |
                | `Heymarket…Exception` | the exchange failed with that exception |
                | `FAILED` | the outcome of the rows: nothing was written |
                | `UNKNOWN` | the outcome of the rows: they may or may not have been written |
                | `DELETED` | the outcome of the rows instead of `SENT`: a read did not find the contacts any more |

                The fault hits the request named with the operation, else the request that does the work. The operations succeed
                with an answer (`get`, `update`, …) or with their rows `CREATED`, `UPDATED` or, for `bulk-delete`, `SENT` or
                `DELETED`. `isMaybeApplied()` of an exception says whether the write may have been applied; after connection refused,
                429, 401 and redirect it was not.

                Reset before it was applied: the connection broke before Heymarket had applied the request. Reset after, no
                answer in time, answer cut off, without end or nested without end: the request was applied. 500, 503, HTML: it was not
                applied, which the caller cannot know. The component stops reading an answer without end at 16 MiB and does not retry the
                request. It follows no redirect, because the token would be sent along.

                ## The fault strikes once

                %s
                ## The fault strikes every time

                With `maxRetries=1`. The fault hits only this request; searches work.

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
            case "retried" -> "retried";
            case "adopted" -> "found";
            case "resent" -> "searched, resent";
            case "ok" -> "read, gone";
            case "FAILED", "UNKNOWN", "DELETED" -> "`" + cell + "`";
            default -> "`Heymarket" + cell + "Exception`";
        };
    }
}
