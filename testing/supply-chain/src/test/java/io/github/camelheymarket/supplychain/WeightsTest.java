package io.github.camelheymarket.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The kilobytes on the page about dependencies are those of this build; with {@code -Dheymarket.docs.write} it writes them. */
class WeightsTest {

    private static final Path PAGE = Bill.ROOT.resolve("docs/dependencies.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^## `([^`]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^(\\| `([^`:]+:[^`]+)` \\|.*\\| )([0-9,]+)( \\|)$");
    private static final Pattern TOTAL = Pattern.compile("(An application gets )([0-9,]+)( kB)");

    @Test
    void theWeightsAreThoseOfThisBuild() throws IOException {
        String page = Files.readString(PAGE);
        String measured = measured(page);
        if (System.getProperty("heymarket.docs.write") != null) {
            Files.writeString(PAGE, measured);
            return;
        }
        assertThat(page.lines()).containsExactlyElementsOf(measured.lines().toList());
    }

    private static String measured(String page) {
        Map<String, Bill> bills = Bill.all().stream().collect(Collectors.toMap(Bill::artifact, Function.identity()));
        StringBuilder measured = new StringBuilder();
        for (String section : page.split("(?m)^(?=## )")) {
            Bill bill = SECTION.matcher(section)
                    .results()
                    .map(result -> bills.get(result.group(1)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            measured.append(bill == null ? section : measured(section, bill));
        }
        return measured.toString();
    }

    private static String measured(String section, Bill bill) {
        Map<String, Long> weights = bill.weights();
        String rows = ROW.matcher(section)
                .replaceAll(row -> row.group(1) + kilobytes(weights.getOrDefault(row.group(2), 0L)) + row.group(4));
        return TOTAL.matcher(rows).replaceAll((MatchResult total) -> total.group(1) + kilobytes(bill.weight()) + " kB");
    }

    private static String kilobytes(long kilobytes) {
        return String.format(Locale.ROOT, "%,d", kilobytes);
    }
}
