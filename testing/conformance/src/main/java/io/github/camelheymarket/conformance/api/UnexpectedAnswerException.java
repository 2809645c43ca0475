package io.github.camelheymarket.conformance.api;

/** A response with which a probe cannot continue; the message has request, status and shape. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswerException(Answer answer) {
        super(answer.asked() + " was answered with " + answer.came());
    }
}
