package io.github.camelheymarket.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP server that answers with prepared bytes, so that it takes little of the time that is measured. It runs in a JVM of its
 * own, which ends with its standard input, and prints its URL.
 */
final class StubServer {

    private static final int MAX_LINE = 8192;

    private final StubAnswers answers = new StubAnswers();

    private StubServer() {}

    public static void main(String[] args) throws IOException {
        ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        StubServer stub = new StubServer();
        start("stub", () -> stub.accept(server));
        System.out.println("http://127.0.0.1:" + server.getLocalPort());
        while (System.in.read() >= 0) {
            // Until the benchmark ends.
        }
        System.exit(0);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The client has closed the connection.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket server) throws IOException {
        while (true) {
            Socket socket = server.accept();
            socket.setTcpNoDelay(true);
            start("connection", () -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        byte[] line = new byte[MAX_LINE];
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024)) {
            OutputStream out = socket.getOutputStream();
            for (int length = readLine(in, line); length > 0; length = readLine(in, line)) {
                String[] request = new String(line, 0, length, StandardCharsets.ISO_8859_1).split(" ");
                byte[] body = in.readNBytes(contentLength(in, line));
                out.write(answers.answer(request[0], request[1], body));
            }
        }
    }

    private static int contentLength(InputStream in, byte[] line) throws IOException {
        int contentLength = 0;
        for (int length = readLine(in, line); length > 0; length = readLine(in, line)) {
            if ((line[0] == 'c' || line[0] == 'C') && length > 15 && line[14] == ':') {
                String value = new String(line, 15, length - 15, StandardCharsets.ISO_8859_1).strip();
                contentLength = line[8] == 'l' || line[8] == 'L' ? Integer.parseInt(value) : contentLength;
            }
        }
        return contentLength;
    }

    /** @return the length without the end of the line; -1 at the end of the connection */
    private static int readLine(InputStream in, byte[] line) throws IOException {
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return -1;
            }
            if (c != '\r') {
                line[length++] = (byte) c;
            }
        }
        return length;
    }
}
