package io.github.camelheymarket.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that speaks in bytes, for what no proper HTTP server does. */
final class RawServer implements AutoCloseable {

    interface Talk {
        void with(Socket socket) throws Exception;
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();

    RawServer(Talk talk) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> talk.with(socket));
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                // The sockets are closed: the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://localhost:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many requests were read by {@link #readRequest}. */
    int requests() {
        return requests.get();
    }

    /** Reads the head of a request and gives back its first line; {@code null} at the end of the connection. */
    String readRequest(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String first = in.readLine();
        for (String line = first; line != null && !line.isEmpty(); ) {
            line = in.readLine();
        }
        if (first != null) {
            requests.incrementAndGet();
        }
        return first;
    }

    static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
