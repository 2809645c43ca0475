package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.Figures;
import io.github.camelheymarket.examples.common.JavaProcess;
import java.util.List;
import java.util.Map;

/** A node, which is started again after it was killed. */
final class NodeProcess implements AutoCloseable {

    private final String name;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private Figures before = Figures.NONE;
    private volatile Figures told = Figures.NONE;
    private JavaProcess process;

    NodeProcess(int number, Map<String, String> environment, List<String> arguments) {
        this.name = "node " + number;
        this.environment = environment;
        this.arguments = arguments;
        start();
    }

    private void start() {
        process = JavaProcess.start(
                name,
                Node.class,
                environment,
                line -> Figures.read(line).ifPresent(figures -> told = figures),
                arguments.toArray(String[]::new));
    }

    void killAndRestart() throws InterruptedException {
        process.kill();
        before = figures();
        told = Figures.NONE;
        start();
    }

    String name() {
        return name;
    }

    /** The figures of all its processes; those of the last fifth of a second before a kill are missing. */
    Figures figures() {
        return before.plus(told);
    }

    /** @throws IllegalStateException if the process has ended unexpectedly */
    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The " + name + " has ended unexpectedly: see above");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
