package io.github.camelheymarket.examples.common;

import java.io.IOException;

/** For the programs that {@link JavaProcess} starts. */
public final class StandardInput {

    private StandardInput() {}

    /** Waits until whoever started this program wants it to end, or is gone. */
    public static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // Whatever is written there has no meaning.
            }
        } catch (IOException e) {
            // An input that is broken has ended too.
        }
    }
}
