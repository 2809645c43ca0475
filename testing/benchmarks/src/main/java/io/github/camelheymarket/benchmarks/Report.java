package io.github.camelheymarket.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of figures, and what the figures say about the goals. */
final class Report {

    private final StringBuilder tables = new StringBuilder();
    private final List<String> goals = new ArrayList<>();

    void heading(String text) {
        tables.append("\n### ").append(text).append('\n');
    }

    void text(String text) {
        tables.append('\n').append(text).append('\n');
    }

    void table(String... columns) {
        tables.append('\n');
        row((Object[]) columns);
        tables.append("| --- ".repeat(columns.length)).append("|\n");
    }

    void row(Object... cells) {
        for (Object cell : cells) {
            tables.append("| ").append(cell).append(' ');
        }
        tables.append("|\n");
    }

    /**
     * A goal that a figure is at most as large as a limit.
     *
     * @param why the reason, if it is not met
     */
    void atMost(String what, double limit, double value, String why) {
        String result = value <= limit
                ? "met"
                : "not met"
                        + (limit == 0 ? ". " : ": " + Math.round((value / limit - 1) * 100) + " % more. ")
                        + (why == null ? "" : why);
        goals.add(
                "| " + what + " | at most " + number(limit) + " | " + number(value) + " | " + result.strip() + " |\n");
    }

    static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    String goals() {
        return "\n| Goal | | Measured | |\n| --- | --- | --- | --- |\n" + String.join("", goals);
    }

    String tables() {
        return tables.toString();
    }
}
