package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.STRING_ANSWERS;

import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.question.Findings;
import java.util.ArrayList;
import java.util.List;

/** The responses that are strings according to C1, of all calls. */
final class StringAnswers {
    private final Findings findings;
    private final List<Answer> all = new ArrayList<>();

    StringAnswers(Findings findings) {
        this.findings = findings;
    }

    void add(Answer answer) {
        all.add(answer);
    }

    Probe probe() {
        return Probe.of(this::read, STRING_ANSWERS);
    }

    private void read() {
        if (all.isEmpty()) {
            throw new UndeterminedException("no call with a string response was made");
        }
        Answer[] evidence = all.stream()
                .filter(a -> all.stream()
                        .noneMatch(b ->
                                all.indexOf(b) < all.indexOf(a) && b.asked().equals(a.asked())))
                .toArray(Answer[]::new);
        if (all.stream().anyMatch(a -> a.string() == null)) {
            findings.noReadingFits(STRING_ANSWERS, "one is not a string", evidence);
        } else {
            findings.agreed(
                    STRING_ANSWERS, all.stream().map(StringAnswers::form).toList(), "differs by call", evidence);
        }
    }

    private static String form(Answer answer) {
        return answer.isEmpty() ? "EMPTY" : answer.isJson() ? "QUOTED" : "BARE";
    }
}
