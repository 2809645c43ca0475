package io.github.camelheymarket.sandbox;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The Jetty server under a sandbox. */
final class SandboxServer implements AutoCloseable {
    /** Longer than any client waits: a held answer must end by the client's timeout, not by ours. */
    private static final long IDLE_MILLIS = 600_000;

    private final Server server;
    private final SandboxConnector connector;
    private final Certificate certificate;
    private final String scheme;

    SandboxServer(SandboxBuilder builder, Handler handler) {
        scheme = builder.tls ? "https" : "http";
        certificate = builder.tls && builder.keyStore == null ? Certificate.create() : null;
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("heymarket-sandbox");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(handler);
        connector = connector(builder);
        connector.setHost(builder.host);
        connector.setPort(builder.port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException(
                    "The sandbox cannot listen on " + builder.host + ", port " + builder.port + ": " + reason(e), e);
        }
    }

    /** Jetty wraps what the operating system says, such as that the address is in use. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException
                ? "there is no such host"
                : cause.getMessage();
    }

    private SandboxConnector connector(SandboxBuilder builder) {
        HttpConfiguration config = new HttpConfiguration();
        config.setSendServerVersion(false);
        if (!builder.tls) {
            return new SandboxConnector(server, new HttpConnectionFactory(config));
        }
        // Clients that use an IP address as the host name are fine here; the certificate has both names.
        config.addCustomizer(new SecureRequestCustomizer(false));
        Path keyStore = certificate == null ? builder.keyStore : certificate.keyStore();
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStorePath(keyStore.toString());
        ssl.setKeyStorePassword(certificate == null ? builder.keyStorePassword : certificate.password());
        return new SandboxConnector(
                server,
                new SslConnectionFactory(ssl, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(config));
    }

    String baseUrl() {
        return scheme + "://" + connector.getHost() + ":" + port();
    }

    int port() {
        return connector.getLocalPort();
    }

    Certificate certificate() {
        if (certificate == null) {
            throw new IllegalStateException("The sandbox made no certificate; start it with builder().tls()");
        }
        return certificate;
    }

    @Override
    public void close() {
        try {
            server.stop();
            connector.closeLeftovers();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox did not stop", e);
        } finally {
            if (certificate != null) {
                certificate.close();
            }
        }
    }
}
