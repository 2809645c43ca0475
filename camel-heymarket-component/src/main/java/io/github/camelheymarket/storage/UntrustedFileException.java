package io.github.camelheymarket.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Something stands in the place of a file of this component that it has not created. The message names it and the remedy. */
public final class UntrustedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UntrustedFileException(Path file, String what) {
        super(file + " " + what);
    }

    /** @return the message of such an exception, else the class of the failure: messages of the system repeat the path */
    public static String reason(IOException failure) {
        return failure instanceof UntrustedFileException
                ? Objects.requireNonNull(failure.getMessage(), "what stands there")
                : failure.getClass().getSimpleName();
    }
}
