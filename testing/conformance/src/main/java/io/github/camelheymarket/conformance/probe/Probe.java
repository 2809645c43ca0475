package io.github.camelheymarket.conformance.probe;

import io.github.camelheymarket.conformance.question.Question;
import java.util.List;

/**
 * Some requests that belong together.
 *
 * @param about the questions they may settle
 * @param asking sends them and puts down what is found; may throw what {@code Api} throws
 */
public record Probe(List<Question> about, Runnable asking) {
    static Probe of(Runnable asking, Question... about) {
        return new Probe(List.of(about), asking);
    }
}
