package io.github.camelheymarket.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Answers the requests of the component's HTTP client with the bodies of an input, one after the other, in place of its
 * connections. A body may begin with a line such as {@code @404 Retry-After=5 X-Request-Id=r1}: the status, and headers.
 */
final class Server implements HttpClientConnectionManager {

    /** More than any operation needs for a few answers. */
    private static final int MAX_REQUESTS = 1_000;

    private static final int REPEATS = 3;
    private static final byte[] NOTHING = {'[', ']'};

    private List<byte[]> answers = List.of();
    private int requests;

    void answer(List<byte[]> bodies) {
        answers = bodies;
        requests = 0;
    }

    int requests() {
        return requests;
    }

    private ClassicHttpResponse answer() {
        int number = requests++;
        if (number > MAX_REQUESTS) {
            throw new AssertionError("more than " + MAX_REQUESTS + " requests for " + answers.size() + " answers");
        }
        if (number < answers.size()) {
            return response(answers.get(number));
        }
        return response(number < answers.size() + REPEATS ? answers.get(answers.size() - 1) : NOTHING);
    }

    private static ClassicHttpResponse response(byte[] answer) {
        int line = 0;
        while (line < answer.length && answer[line] != '\n') {
            line++;
        }
        boolean hasHead = answer.length > 0 && answer[0] == '@';
        String[] head = hasHead
                ? new String(answer, 1, line - 1, StandardCharsets.ISO_8859_1).split(" ")
                : new String[] {"200"};
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status(head[0]));
        for (int i = 1; i < head.length; i++) {
            int equals = head[i].indexOf('=');
            if (equals > 0) {
                response.addHeader(
                        head[i].substring(0, equals),
                        head[i].substring(equals + 1).replace('_', ' '));
            }
        }
        byte[] body = hasHead ? Arrays.copyOfRange(answer, Math.min(line + 1, answer.length), answer.length) : answer;
        Header encoding = response.getFirstHeader("Content-Encoding");
        response.setEntity(
                new ByteArrayEntity(body, ContentType.APPLICATION_JSON, encoding == null ? null : encoding.getValue()));
        return response;
    }

    private static int status(String text) {
        try {
            int status = Integer.parseInt(text);
            return status >= 200 && status <= 599 ? status : 200;
        } catch (NumberFormatException e) {
            return 200;
        }
    }

    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, Object state) {
        return new LeaseRequest() {
            @Override
            public ConnectionEndpoint get(Timeout timeout) {
                return new Connection();
            }

            @Override
            public boolean cancel() {
                return false;
            }
        };
    }

    private final class Connection extends ConnectionEndpoint {
        @Override
        public ClassicHttpResponse execute(
                String id, ClassicHttpRequest request, HttpRequestExecutor executor, HttpContext context) {
            return answer();
        }

        @Override
        public ClassicHttpResponse execute(
                String id, ClassicHttpRequest request, RequestExecutor executor, HttpContext context) {
            return answer();
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public void setSocketTimeout(Timeout timeout) {
            // There is no socket.
        }

        @Override
        public void close() throws IOException {
            // There is no socket.
        }

        @Override
        public void close(CloseMode mode) {
            // There is no socket.
        }
    }

    @Override
    public void release(ConnectionEndpoint endpoint, Object state, TimeValue validity) {
        // There is no pool.
    }

    @Override
    public void connect(ConnectionEndpoint endpoint, TimeValue timeout, HttpContext context) {
        // There is no socket.
    }

    @Override
    public void upgrade(ConnectionEndpoint endpoint, HttpContext context) {
        // There is no socket.
    }

    @Override
    public void close() {
        // There is no pool.
    }

    @Override
    public void close(CloseMode mode) {
        // There is no pool.
    }
}
