package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.Figures;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.JavaProcess;

/** The consuming program, which may be killed: another then takes its place. */
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

    /** What this program and those before it have done; of one that was killed the last fifth of a second is missing. */
    Figures figures() {
        return before.plus(told);
    }

    /** @throws IllegalStateException when it has ended by itself */
    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The consuming program has ended: see above");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
