package io.github.camelheymarket.conformance.question;

import java.util.List;

/**
 * What became of a question.
 *
 * @param question the question
 * @param state how far it was settled
 * @param reading the reading that holds, {@code null} unless told
 * @param note what else there is to say, empty for nothing
 * @param evidence the requests and answers it rests on, as shapes
 */
public record Finding(Question question, State state, String reading, String note, List<Evidence> evidence) {
    /**
     * A request and its answer.
     *
     * @param asked method, path with placeholders, shape of the body
     * @param came status, media type, shape of the body
     */
    public record Evidence(String asked, String came) {}

    public Finding {
        evidence = List.copyOf(evidence);
    }
}
