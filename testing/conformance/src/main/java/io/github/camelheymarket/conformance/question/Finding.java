package io.github.camelheymarket.conformance.question;

import java.util.List;

/**
 * The finding for a question.
 *
 * @param reading the reading that holds, {@code null} unless answered
 * @param note an explanation, may be empty
 * @param evidence the requests and responses behind it, as shapes
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
