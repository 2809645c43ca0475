package io.github.camelheymarket.cluster;

import io.github.bucket4j.distributed.proxy.ProxyManager;

/**
 * The server that keeps the buckets of all nodes.
 *
 * @param name the name of the server in messages
 * @param clock reads the server's clock again after some time
 * @param end closes the connections, and throws nothing
 */
record BudgetServer(ProxyManager<String> buckets, String name, Runnable clock, Runnable end) implements AutoCloseable {

    /** Called before each request to the server, without a connection in use. */
    void refreshClock() {
        clock.run();
    }

    @Override
    public void close() {
        end.run();
    }

    /**
     * Connects to the server.
     *
     * @throws IllegalStateException if that does not succeed; the message names the server and what to do
     */
    static BudgetServer connect(ClusterSettings settings) {
        ServerAddress address = ServerAddress.of(settings.url());
        return switch (address.kind()) {
            case POSTGRESQL -> PostgresServer.connect(settings, address);
            case REDIS -> RedisServer.connect(settings, address);
        };
    }

    /** A server of the application, which closes it, and whose clock is the application's. */
    static BudgetServer of(ProxyManager<String> buckets, String name) {
        return new BudgetServer(buckets, name, () -> {}, () -> {});
    }

    static IllegalStateException notConnected(ClusterSettings settings, ServerAddress address, Throwable cause) {
        // Without the cause, whose messages may contain the URL.
        return new IllegalStateException("The budget that all nodes share cannot be reached: " + address + " said: "
                + settings.withoutSecrets(Reasons.of(cause)) + ". Start the server, or correct "
                + ClusterSettings.PREFIX
                + "url, username and password. Without the server no request is sent to Heymarket, "
                + "because the other nodes may use the whole limit.");
    }

    /** @throws IllegalStateException if the class of a driver is missing */
    static void requireDriver(String className, ServerAddress address, String dependency) {
        try {
            Class.forName(className, false, BudgetServer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The driver for " + address + " is missing: add the dependency " + dependency
                            + " to the application.",
                    e);
        }
    }
}
