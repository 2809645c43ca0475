package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.Figures;
import io.github.camelheymarket.examples.common.JavaProcess;
import java.util.List;
import java.util.Map;

/** A node, which may be killed: another then takes its place. */
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

    /** What this node and those before it have done; of one that was killed the last fifth of a second is missing. */
    Figures figures() {
        return before.plus(told);
    }

    /** @throws IllegalStateException when it has ended by itself */
    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The " + name + " has ended: see above");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
