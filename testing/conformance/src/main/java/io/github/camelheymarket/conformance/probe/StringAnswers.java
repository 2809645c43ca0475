package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.STRING_ANSWERS;

import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.question.Findings;
import java.util.ArrayList;
import java.util.List;

/** The answers that C1 says are strings, whatever call they came from. */
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
            throw new CannotTellException("no call came so far that answers with a string");
        }
        Answer[] evidence = all.stream()
                .filter(a -> all.stream()
                        .noneMatch(b ->
                                all.indexOf(b) < all.indexOf(a) && b.asked().equals(a.asked())))
                .toArray(Answer[]::new);
        if (all.stream().anyMatch(a -> a.string() == null)) {
            findings.unfit(STRING_ANSWERS, "one is no string", evidence);
        } else {
            findings.agreed(
                    STRING_ANSWERS, all.stream().map(StringAnswers::form).toList(), "it differs by call", evidence);
        }
    }

    private static String form(Answer answer) {
        return answer.isEmpty() ? "EMPTY" : answer.isJson() ? "QUOTED" : "BARE";
    }
}
