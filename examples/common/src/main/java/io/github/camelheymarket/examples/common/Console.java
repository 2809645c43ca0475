package io.github.camelheymarket.examples.common;

import java.io.PrintStream;

/** What the program says. On a terminal the line that tells the progress is written over; elsewhere lines follow. */
public final class Console {

    private static final String BEGIN_AGAIN = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private boolean progressShown;
    private boolean blankLineBefore;

    /**
     * @param out gets what the run came to
     * @param err gets its progress and its errors
     * @param terminal whether a line on {@code err} can be written over
     */
    public Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    public boolean isTerminal() {
        return terminal;
    }

    public synchronized void say(String text) {
        clearProgress();
        out.println(text);
        out.flush();
        blankLineBefore = false;
    }

    /** A blank line, unless there is one already. */
    public synchronized void gap() {
        if (!blankLineBefore) {
            say("");
            blankLineBefore = true;
        }
    }

    public synchronized void complain(String text) {
        clearProgress();
        err.println(text);
        err.flush();
    }

    /** A line that the next one replaces, on a terminal. */
    public synchronized void progress(String line) {
        if (terminal) {
            err.print(BEGIN_AGAIN + line);
            progressShown = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    private void clearProgress() {
        if (progressShown) {
            err.print(BEGIN_AGAIN);
            err.flush();
            progressShown = false;
        }
    }
}
