package io.github.camelheymarket.conformance.report;

import io.github.camelheymarket.conformance.question.Finding;
import io.github.camelheymarket.conformance.question.Findings;
import io.github.camelheymarket.conformance.question.NeverAsked;
import io.github.camelheymarket.conformance.question.Question;
import io.github.camelheymarket.conformance.question.State;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The findings as a table. The name of a question is that of the sandbox's switch. */
public final class ScreenTable {
    private static final String ROW = "%-20s  %-17s  %-18s  %s%n";

    private ScreenTable() {}

    public static void print(Findings findings, PrintStream out) {
        out.println();
        out.printf(Locale.ROOT, ROW, "QUESTION", "READING", "CONTRACT", "THE COMPONENT");
        for (Finding finding : of(findings, State.ANSWERED)) {
            Question question = finding.question();
            out.printf(
                    Locale.ROOT,
                    ROW,
                    question,
                    reading(finding),
                    question.contract(),
                    question.component(finding.reading()));
        }
        for (State state : List.of(State.NO_READING_FITS, State.UNDETERMINED, State.NEEDS_WRITE, State.NOT_ASKED)) {
            block(state, findings, out);
        }
        NeverAsked.ALL.forEach(never ->
                out.printf(Locale.ROOT, "  %-18s  %s (%s)%n", never.contract(), never.text(), never.because()));
        out.println();
        out.println(of(findings, State.ANSWERED).size() + " of " + Question.values().length + " questions answered");
    }

    private static String reading(Finding finding) {
        boolean noneMet = finding.question().isNumber() && finding.reading().equals("0");
        return noneMet ? finding.note().replaceAll("^(none up to \\d+).*", "$1") : finding.reading();
    }

    private static void block(State state, Findings findings, PrintStream out) {
        List<Finding> some = of(findings, state);
        if (some.isEmpty()) {
            return;
        }
        String words = state.words();
        out.println();
        out.println(Character.toUpperCase(words.charAt(0)) + words.substring(1) + ":");
        for (Finding finding : some) {
            out.printf(
                    Locale.ROOT,
                    "  %-20s  %s%s%n",
                    finding.question(),
                    finding.question().text(),
                    ProfileFile.note(finding));
            if (state == State.NO_READING_FITS) {
                finding.evidence().forEach(e -> out.println("      " + e.asked() + " -> " + e.came()));
            }
        }
    }

    private static List<Finding> of(Findings findings, State state) {
        return findings.list().stream().filter(f -> f.state() == state).toList();
    }
}
