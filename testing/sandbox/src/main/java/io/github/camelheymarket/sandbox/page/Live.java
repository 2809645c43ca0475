package io.github.camelheymarket.sandbox.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells each open page twice a second what has changed, as server-sent events. It works only while a page is open, has no thread of
 * its own, and waits for nobody: a page that does not read misses what happens meanwhile.
 */
final class Live implements AutoCloseable {
    private static final long TICK_MILLIS = 500;
    private static final long SILENCE = Duration.ofSeconds(5).toNanos();
    private static final int MOST_PAGES = 20;

    private final PageState state;
    private final Traffic traffic;
    private final Overview overview;
    private final RequestList requests;
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private boolean ticking;
    private boolean closed;

    Live(PageState state, Traffic traffic, Overview overview, RequestList requests) {
        this.state = state;
        this.traffic = traffic;
        this.overview = overview;
        this.requests = requests;
    }

    /** Keeps the connection open. @param after the number of the last request that the page shows */
    void open(Request request, Response response, Callback callback, long after) {
        response.getHeaders().put("Content-Type", "text/event-stream");
        synchronized (this) {
            if (closed) {
                response.setStatus(503);
                response.write(true, ByteBuffer.allocate(0), callback);
                return;
            }
            if (viewers.size() >= MOST_PAGES) {
                // Most likely a page that was left: that shows only when a write to it fails.
                end(viewers.iterator().next());
            }
            Viewer viewer = new Viewer(response, callback, after);
            viewers.add(viewer);
            viewer.send(": open\n\n");
            if (!ticking) {
                ticking = true;
                later(request.getComponents());
            }
        }
    }

    private void later(Components components) {
        components
                .getScheduler()
                .schedule(
                        () -> components.getExecutor().execute(() -> tick(components)),
                        TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private synchronized void tick(Components components) {
        ticking = !closed && !viewers.isEmpty();
        if (!ticking) {
            return;
        }
        try {
            Map<String, Html> parts = overview.parts();
            // A copy, since a page that was left goes when a write to it fails.
            List.copyOf(viewers).stream().filter(Viewer::isReady).forEach(viewer -> viewer.tell(parts));
        } finally {
            later(components);
        }
    }

    private synchronized void gone(Viewer viewer, Throwable failure) {
        if (viewers.remove(viewer)) {
            viewer.callback.failed(failure);
        }
    }

    /** Ends all connections. */
    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(viewers).forEach(this::end);
    }

    private void end(Viewer viewer) {
        viewers.remove(viewer);
        if (viewer.isReady()) {
            viewer.response.write(true, ByteBuffer.allocate(0), viewer.callback);
        } else {
            viewer.callback.failed(new EofException("the events end"));
        }
    }

    /** One open page. Guarded by the monitor of {@link Live}. */
    private final class Viewer {
        private final Response response;
        private final Callback callback;
        private final Map<String, String> told = new HashMap<>();
        private long after;
        private long toldAt;
        private volatile boolean writing;

        private Viewer(Response response, Callback callback, long after) {
            this.response = response;
            this.callback = callback;
            this.after = after;
        }

        boolean isReady() {
            return !writing;
        }

        void tell(Map<String, Html> parts) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            parts.forEach((id, part) -> putIfNew(json, id, part.toString()));
            putIfNew(json, "contacts", Long.toString(state.contacts().version()));
            putIfNew(
                    json,
                    "conversations",
                    Long.toString(state.workspace().messages().version()
                            + state.workspace().conversations().version()));
            rows(json);
            if (!json.isEmpty()) {
                send("data: " + json + "\n\n");
            } else if (System.nanoTime() - toldAt > SILENCE) {
                send(": still here\n\n");
            }
        }

        private void putIfNew(ObjectNode json, String name, String value) {
            if (!value.equals(told.put(name, value))) {
                json.put(name, value);
            }
        }

        private void rows(ObjectNode json) {
            long total = traffic.total();
            if (total < after) {
                json.put("cleared", true);
                after = 0;
            }
            List<Seen> fresh = traffic.after(after, RequestList.MOST);
            if (!fresh.isEmpty()) {
                after = fresh.get(0).number();
                json.put("rows", requests.rows(fresh).toString());
            }
        }

        void send(String text) {
            writing = true;
            toldAt = System.nanoTime();
            response.write(
                    false,
                    ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
                    Callback.from(() -> writing = false, failure -> gone(this, failure)));
        }
    }
}
