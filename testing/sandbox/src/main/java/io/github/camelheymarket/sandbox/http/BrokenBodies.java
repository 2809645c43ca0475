package io.github.camelheymarket.sandbox.http;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers that do not end as they should. */
final class BrokenBodies {
    private static final byte[] ROW =
            "{\"id\":1,\"rev\":1,\"display_name\":\"Again\"},\n".repeat(100).getBytes(StandardCharsets.UTF_8);

    private BrokenBodies() {}

    /** The whole length is announced, half of it sent. */
    static void truncated(Request request, Response response, Callback callback, byte[] body) {
        response.getHeaders().put("Content-Length", Integer.toString(body.length));
        byte[] half = Arrays.copyOf(body, body.length / 2);
        EofException reason = new EofException("answer truncated on purpose");
        response.write(
                false,
                ByteBuffer.wrap(half),
                Callback.from(
                        () -> {
                            request.getConnectionMetaData()
                                    .getConnection()
                                    .getEndPoint()
                                    .close();
                            callback.failed(reason);
                        },
                        callback::failed));
    }

    /** One byte at a time, until the client hangs up or the server stops. */
    static void drip(Response response, Callback callback, byte[] body, Fault fault) {
        response.getHeaders().put("Content-Length", Integer.toString(body.length));
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            for (byte next : body) {
                out.write(next);
                out.flush();
                fault.awaitPause();
            }
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
        }
    }

    /** Rows until the client hangs up or the server stops; both end the loop with an exception of the stream. */
    static void endless(Response response, Callback callback) {
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            out.write('[');
            while (response.getRequest().getConnectionMetaData().getConnector().isRunning()) {
                out.write(ROW);
            }
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
    }
}
