package io.github.camelheymarket.conformance.report;

import io.github.camelheymarket.conformance.question.Finding;
import io.github.camelheymarket.conformance.question.Findings;
import io.github.camelheymarket.conformance.question.State;

/** A properties file that makes the sandbox answer as the API did; unanswered questions are as in the profile hostile. */
public final class ProfileFile {
    private ProfileFile() {}

    public static String of(RunFacts run, Findings findings) {
        StringBuilder text = new StringBuilder();
        text.append("# What ")
                .append(run.baseUrl())
                .append(" answered on ")
                .append(run.at())
                .append(", ");
        text.append(run.mode()).append(".\n");
        text.append("# For the sandbox: --profile FILE. Other switches are as in the profile hostile.\n");
        text.append("profile=hostile\n");
        for (Finding finding : findings.list()) {
            if (finding.question().isSwitch()) {
                line(finding, text);
            }
        }
        return text.toString();
    }

    private static void line(Finding finding, StringBuilder text) {
        if (finding.state() == State.ANSWERED) {
            text.append(finding.question())
                    .append('=')
                    .append(finding.reading())
                    .append('\n');
        } else {
            text.append("# ").append(finding.question()).append(": ");
            text.append(finding.state().words()).append(note(finding)).append('\n');
        }
    }

    static String note(Finding finding) {
        return finding.note().isEmpty() ? "" : ": " + finding.note();
    }
}
