package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.exception.HeymarketException;
import java.io.UncheckedIOException;

/** The message for the user about a failure. */
public final class Complaint {

    private Complaint() {}

    /**
     * Prefers an error that the user can correct, else the innermost cause whose message is for users. Exceptions around it
     * only say where it happened; exceptions inside it may quote a response, which has personal data.
     */
    public static String about(Throwable failure) {
        Throwable told = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException) {
                return cause.getMessage();
            }
            boolean forUsers = cause instanceof HeymarketException || cause instanceof UncheckedIOException;
            boolean better = !(told instanceof HeymarketException || told instanceof UncheckedIOException);
            if (forUsers || better) {
                told = cause;
            }
        }
        return told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    }
}
