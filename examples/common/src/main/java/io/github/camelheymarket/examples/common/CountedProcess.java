package io.github.camelheymarket.examples.common;

import java.util.Map;

/** A program that reports its {@link Figures}, and is started again after it was killed. */
public final class CountedProcess implements AutoCloseable {

    private final String name;
    private final Class<?> main;
    private final Map<String, String> environment;
    private final String[] arguments;
    private Figures before = Figures.NONE;
    private volatile Figures reported = Figures.NONE;
    private JavaProcess process;

    /**
     * Starts the program.
     *
     * @param name for messages, such as {@code consumer}
     * @param environment is added to that of this process, and never shown
     */
    public CountedProcess(String name, Class<?> main, Map<String, String> environment, String... arguments) {
        this.name = name;
        this.main = main;
        this.environment = environment;
        this.arguments = arguments;
        start();
    }

    private void start() {
        process = JavaProcess.start(
                name,
                main,
                environment,
                line -> Figures.read(line).ifPresent(figures -> reported = figures),
                arguments);
    }

    public void killAndRestart() throws InterruptedException {
        process.kill();
        before = figures();
        reported = Figures.NONE;
        start();
    }

    public String name() {
        return name;
    }

    /** The figures of all its processes; those of the last fifth of a second before a kill are missing. */
    public Figures figures() {
        return before.plus(reported);
    }

    /** @throws IllegalStateException if the process has ended unexpectedly */
    public void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The " + name + " has ended unexpectedly: see above");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
