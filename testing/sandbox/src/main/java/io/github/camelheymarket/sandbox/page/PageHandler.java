package io.github.camelheymarket.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page at {@code /} and what belongs to it under {@code /sandbox/}; everything else is the API's. Requests to the page are
 * not recorded, need no credential and take no place in the budget.
 */
public final class PageHandler extends Handler.Wrapper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
    private static final int MAX_FORM = 16_384;
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            // Not no-referrer: the browser would send Origin: null with a form.
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private final Guard guard;
    private final Pages pages;
    private final Live live;

    /**
     * The page before the API.
     *
     * @param api gets all other requests
     * @param host the interface that the sandbox listens on
     */
    public PageHandler(Handler api, PageState state, Traffic traffic, String host) {
        super(api);
        guard = new Guard(host);
        RequestList requests = new RequestList(state, traffic);
        Overview overview = new Overview(state, traffic, requests);
        pages = new Pages(state, overview, requests);
        live = new Live(state, traffic, overview, requests);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isForThePage(request)) {
            return super.handle(request, response, callback);
        }
        HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        try {
            PageCall call = read(request);
            if (call.path().equals("/sandbox/events") && call.isRead()) {
                live.open(request, response, callback, call.number("after", 0, 0, Integer.MAX_VALUE));
            } else {
                send(response, callback, pages.answer(call));
            }
        } catch (Refusal e) {
            send(response, callback, PageAnswer.text(e.status(), e.getMessage()));
        } catch (IllegalArgumentException e) {
            send(response, callback, PageAnswer.text(400, "The form or the query is malformed."));
        } catch (RuntimeException e) {
            LOG.error("The page failed for {}", Request.getPathInContext(request), e);
            send(response, callback, PageAnswer.text(500, "Failure in the page of the sandbox, see its log."));
        }
        return true;
    }

    /** Ends the events of open pages. */
    @Override
    public void close() {
        live.close();
    }

    private static boolean isForThePage(Request request) {
        String path = Request.getPathInContext(request);
        boolean home = path.equals("/")
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && request.getHeaders().get(HttpHeader.AUTHORIZATION) == null;
        return home || path.equals("/sandbox") || path.startsWith("/sandbox/");
    }

    private PageCall read(Request request) throws IOException {
        String host = request.getHeaders().get(HttpHeader.HOST);
        guard.checkHost(host);
        String method = request.getMethod();
        boolean form = method.equals("POST");
        if (form) {
            guard.checkOrigin(
                    request.getHttpURI().getScheme(),
                    host,
                    request.getHeaders().get("Origin"),
                    request.getHeaders().get("Sec-Fetch-Site"));
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new Refusal(405, "The page knows GET and POST.");
        }
        return new PageCall(
                method,
                Request.getPathInContext(request),
                PageCall.values(form ? form(request) : request.getHttpURI().getQuery()),
                "part".equals(request.getHeaders().get("X-Sandbox-Page")));
    }

    private static String form(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(MAX_FORM + 1);
            if (body.length > MAX_FORM) {
                throw new Refusal(413, "The form is too long.");
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static void send(Response response, Callback callback, PageAnswer answer) {
        response.setStatus(answer.status());
        if (answer.contentType() != null) {
            response.getHeaders().put("Content-Type", answer.contentType());
        }
        if (answer.location() != null) {
            response.getHeaders().put("Location", answer.location());
        }
        response.getHeaders().put("Content-Length", Integer.toString(answer.body().length));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
