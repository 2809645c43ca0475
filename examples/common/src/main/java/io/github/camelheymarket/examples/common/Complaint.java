package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.exception.HeymarketException;
import java.io.UncheckedIOException;

/** What to tell the user of a failure. */
public final class Complaint {

    private Complaint() {}

    /**
     * What the user can mend comes first; else the innermost cause whose message is meant for users. What is wrapped
     * around it tells where it happened, what is inside may quote an answer, which is somebody's data.
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
