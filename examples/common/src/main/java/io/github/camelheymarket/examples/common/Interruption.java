package io.github.camelheymarket.examples.common;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C in a program: interrupts its work, and keeps the JVM alive until the program has printed what was done. A second Ctrl-C
 * has no effect in a JVM that is ending, so the wait is limited.
 */
public final class Interruption {

    private static final Duration TO_END = Duration.ofSeconds(90);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Console console;
    private Thread working;
    private boolean requested;

    public Interruption(Console console) {
        this.console = console;
    }

    /**
     * Makes Ctrl-C, and a request of the operating system to end, interrupt this thread, for a program that works until then.
     *
     * @return counted down when the work has ended, until which the JVM lives
     */
    public static CountDownLatch ofThisThread() {
        CountDownLatch ended = new CountDownLatch(1);
        Thread program = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            program.interrupt();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return ended;
    }

    /** From now on Ctrl-C, and a request of the operating system to end, interrupt the work instead of ending the JVM. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "Ctrl-C"));
    }

    /** This thread may be interrupted until {@link #workEnds()}. */
    public synchronized void workBegins() {
        working = Thread.currentThread();
        if (requested) {
            working.interrupt();
        }
    }

    /** This thread is no longer interrupted, so that it can close what it has opened. */
    public synchronized void workEnds() {
        working = null;
        Thread.interrupted();
    }

    /** Whether the work was interrupted, or would have been. */
    public synchronized boolean isRequested() {
        return requested;
    }

    /** The program has printed everything, and the JVM may end. */
    public void programEnded() {
        ended.countDown();
    }

    private void interrupt() {
        if (ended.getCount() == 0) {
            return;
        }
        synchronized (this) {
            requested = true;
            if (working != null) {
                console.complain("Stopping after the call in progress ...");
                working.interrupt();
            }
        }
        try {
            if (!ended.await(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                console.complain("The call in progress did not end within " + TO_END.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
