package io.github.camelheymarket.examples.common;

import java.io.IOException;

/** For the programs that {@link JavaProcess} starts. */
public final class StandardInput {

    private StandardInput() {}

    /** Waits for the end of the standard input: the starting process stops this one, or has ended. */
    public static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // The input is ignored.
            }
        } catch (IOException e) {
            // A broken input has ended too.
        }
    }
}
