package io.github.camelheymarket;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits as a database does that gives no answer: an interrupt ends nothing. */
final class Uninterruptibles {

    /** A test that fails has to end too. */
    private static final long MOST_SECONDS = 150;

    private Uninterruptibles() {}

    static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await(MOST_SECONDS, TimeUnit.SECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
