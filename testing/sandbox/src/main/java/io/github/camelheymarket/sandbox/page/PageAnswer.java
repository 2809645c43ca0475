package io.github.camelheymarket.sandbox.page;

import java.nio.charset.StandardCharsets;

/**
 * An answer of the page.
 *
 * @param location where to go, {@code null} for nowhere
 */
record PageAnswer(int status, String contentType, byte[] body, String location) {
    private static final String HTML = "text/html;charset=utf-8";

    static PageAnswer html(Html html) {
        return html(200, html);
    }

    static PageAnswer html(int status, Html html) {
        return of(status, HTML, html.toString());
    }

    static PageAnswer json(String json) {
        return of(200, "application/json", json);
    }

    static PageAnswer text(int status, String text) {
        return of(status, "text/plain;charset=utf-8", text);
    }

    static PageAnswer asset(String contentType, byte[] body) {
        return new PageAnswer(200, contentType, body, null);
    }

    static PageAnswer redirect(String location) {
        return new PageAnswer(303, null, new byte[0], location);
    }

    private static PageAnswer of(int status, String contentType, String text) {
        return new PageAnswer(status, contentType, text.getBytes(StandardCharsets.UTF_8), null);
    }
}
