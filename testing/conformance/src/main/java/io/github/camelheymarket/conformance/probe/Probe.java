package io.github.camelheymarket.conformance.probe;

import io.github.camelheymarket.conformance.question.Question;
import java.util.List;

/**
 * Related requests.
 *
 * @param about the questions that they may answer
 * @param asking sends the requests and notes the findings; may throw the exceptions of {@code Api}
 */
public record Probe(List<Question> about, Runnable asking) {
    static Probe of(Runnable asking, Question... about) {
        return new Probe(List.of(about), asking);
    }
}
