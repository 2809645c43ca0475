package io.github.camelheymarket;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/** Lets a test poll when it wants to, on its own thread. */
public final class PollByHand extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private CamelContext context;
    private volatile Runnable task = () -> {};

    /** Polls, and comes back when that is over; nothing happens before the consumer has started. */
    public void poll() {
        task.run();
    }

    @Override
    public void onInit(Consumer consumer) {
        // The task says all.
    }

    @Override
    public void scheduleTask(Runnable poll) {
        task = poll;
    }

    @Override
    public void unscheduleTask() {
        task = () -> {};
    }

    @Override
    public void startScheduler() {
        // By hand.
    }

    @Override
    public boolean isSchedulerStarted() {
        return true;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
