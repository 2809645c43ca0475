package io.github.camelheymarket.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The style sheet, the script and the icon. */
final class Assets {
    static final String UNDER = "/sandbox/assets/";

    private static final Map<String, String> TYPES = Map.of(
            "page.css", "text/css;charset=utf-8",
            "page.js", "text/javascript;charset=utf-8",
            "icon.svg", "image/svg+xml");

    private Assets() {}

    static PageAnswer get(String path) {
        String name = path.substring(UNDER.length());
        if (!TYPES.containsKey(name)) {
            throw new Refusal(404, "There is no such page.");
        }
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return PageAnswer.asset(TYPES.get(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
