package io.github.camelheymarket.examples.common;

import java.io.PrintStream;
import java.util.Locale;

/** The output of a program. On a terminal the progress line is overwritten; elsewhere each one is a new line. */
public final class Console {

    private static final String BEGIN_AGAIN = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private boolean progressShown;
    private boolean blankLineBefore;

    /**
     * @param out receives the result
     * @param err receives progress and errors
     * @param terminal whether a line on {@code err} can be overwritten
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

    /** A blank line, unless the last line is blank. */
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

    /** A line that the next one overwrites, on a terminal. */
    public synchronized void progress(String line) {
        if (terminal) {
            err.print(BEGIN_AGAIN + line);
            progressShown = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** A line of a result: a name, a number, and a remark, which may be empty. */
    public void count(String name, long value, String remark) {
        figure(name, String.format(Locale.ROOT, "%,d", value), remark);
    }

    /** As {@link #count}, for a value that is not a whole number. */
    public void figure(String name, String value, String remark) {
        say(String.format(Locale.ROOT, "  %-10s%8s  %s", name, value, remark).stripTrailing());
    }

    private void clearProgress() {
        if (progressShown) {
            err.print(BEGIN_AGAIN);
            err.flush();
            progressShown = false;
        }
    }
}
