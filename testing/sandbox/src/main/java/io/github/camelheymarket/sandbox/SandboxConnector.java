package io.github.camelheymarket.sandbox;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connector that leaves no connection behind. A connection accepted in the very moment of the stop is never registered by Jetty and
 * never closed: its client would wait for ever.
 */
final class SandboxConnector extends ServerConnector {
    SandboxConnector(Server server, ConnectionFactory... factories) {
        super(server, factories);
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new Tracking(executor, scheduler, selectors);
    }

    /** Closes what is still open; to be called when the server has stopped. */
    void closeLeftovers() throws IOException {
        for (SelectableChannel channel : ((Tracking) getSelectorManager()).open) {
            channel.close();
        }
    }

    private final class Tracking extends ServerConnectorManager {
        private final Set<SelectableChannel> open = ConcurrentHashMap.newKeySet();

        private Tracking(Executor executor, Scheduler scheduler, int selectors) {
            super(executor, scheduler, selectors);
        }

        @Override
        public void accept(SelectableChannel channel, Object attachment) {
            open.add(channel);
            super.accept(channel, attachment);
        }

        @Override
        protected void endPointClosed(EndPoint endPoint) {
            super.endPointClosed(endPoint);
            if (endPoint.getTransport() instanceof SelectableChannel channel) {
                open.remove(channel);
            }
        }
    }
}
