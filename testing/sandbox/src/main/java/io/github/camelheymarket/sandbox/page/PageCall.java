package io.github.camelheymarket.sandbox.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to the page, read whole.
 *
 * @param path path without query
 * @param values values of the query, or of the form that was sent
 * @param part whether the script asks, which needs a part of a page or a sentence instead of a page
 */
record PageCall(String method, String path, Map<String, String> values, boolean part) {

    /** The values of a form or a query; of several with one name the last. */
    static Map<String, String> values(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            int at = pair.indexOf('=');
            values.put(decode(at < 0 ? pair : pair.substring(0, at)), at < 0 ? "" : decode(pair.substring(at + 1)));
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A value without the blanks at its ends, empty if it was not sent. */
    String value(String name) {
        return values.getOrDefault(name, "").strip();
    }

    /**
     * A value as a number.
     *
     * @throws Refusal if it is none from that to that
     */
    int number(String name, int otherwise, int least, int most) {
        String value = value(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new Refusal(400, name + " must be a whole number from " + least + " to " + most);
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
