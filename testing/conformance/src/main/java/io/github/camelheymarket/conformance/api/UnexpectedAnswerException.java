package io.github.camelheymarket.conformance.api;

/** An answer that a probe cannot go on with; the message tells request, status and shape. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswerException(Answer answer) {
        super(answer.asked() + " was answered with " + answer.came());
    }
}
