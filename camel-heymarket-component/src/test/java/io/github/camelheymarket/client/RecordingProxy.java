package io.github.camelheymarket.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small HTTP proxy: passes plain requests on, tunnels others, and remembers the head of each. */
final class RecordingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final String refusal;

    /** @param refusal what it answers instead of passing anything on, {@code null} to do its work */
    RecordingProxy(String refusal) {
        this.refusal = refusal;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (true) {
                Socket client = accepted(server.accept());
                start(() -> serve(client));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** First line and headers of each request. */
    List<String> heads() {
        return heads;
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            if (refusal != null) {
                write(client, refusal);
                return;
            }
            String[] line = head.substring(0, head.indexOf("\r\n")).split(" ");
            if (line[0].equals("CONNECT")) {
                String[] target = line[1].split(":");
                try (Socket upstream = accepted(new Socket(target[0], Integer.parseInt(target[1])))) {
                    write(client, "HTTP/1.1 200 OK\r\n\r\n");
                    pump(client, upstream);
                }
            } else {
                URI target = URI.create(line[1]);
                try (Socket upstream = accepted(new Socket(target.getHost(), target.getPort()))) {
                    write(upstream, head.replace(line[1], target.getRawPath()));
                    pump(client, upstream);
                }
            }
        }
    }

    private static void pump(Socket client, Socket upstream) throws IOException {
        start(() -> client.getInputStream().transferTo(upstream.getOutputStream()));
        upstream.getInputStream().transferTo(client.getOutputStream());
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private Socket accepted(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
