package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.Figures;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.JavaProcess;

/** The consumer, which is started again after it was killed. */
final class ConsumerProcess implements AutoCloseable {

    private final String brokerUrl;
    private final int consumers;
    private final HeymarketAccount account;
    private Figures before = Figures.NONE;
    private volatile Figures told = Figures.NONE;
    private JavaProcess process;

    ConsumerProcess(String brokerUrl, int consumers, HeymarketAccount account) {
        this.brokerUrl = brokerUrl;
        this.consumers = consumers;
        this.account = account;
        start();
    }

    private void start() {
        process = JavaProcess.start(
                "consumer",
                Consumer.class,
                account.environment(),
                line -> Figures.read(line).ifPresent(figures -> told = figures),
                brokerUrl,
                Integer.toString(consumers),
                Integer.toString(account.settings().getRequestsPerMinute()));
    }

    void killAndRestart() throws InterruptedException {
        process.kill();
        before = figures();
        told = Figures.NONE;
        start();
    }

    /** The figures of all its processes; those of the last fifth of a second before a kill are missing. */
    Figures figures() {
        return before.plus(told);
    }

    /** @throws IllegalStateException if the process has ended unexpectedly */
    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The consumer has ended unexpectedly: see above");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
