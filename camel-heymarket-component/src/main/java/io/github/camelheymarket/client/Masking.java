package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes personal data out of what Heymarket said: an error text may repeat what was sent, and exceptions are logged. */
final class Masking {

    private static final int LIMIT = 300;
    private static final int WORK_LIMIT = 1000;

    /** A UUID or a long hexadecimal id: what a person needs to ask about a request, and no phone. */
    private static final String ID =
            "\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b|\\b(?=\\d*[a-fA-F])\\p{XDigit}{16,}\\b";
    /** Seven digits or more of any script, with whatever people write between them. */
    private static final String LONG_NUMBER = "[+(]?\\p{Nd}(?:[\\s\\h\\p{Pd}()\\[\\]./_+·]{0,4}\\p{Nd}){6,}";

    private static final Pattern ID_OR_NUMBER = Pattern.compile("(" + ID + ")|" + LONG_NUMBER);
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:@|%40)\\S*");

    /** Members of a request whose values are words of the API, not of a person. */
    private static final Set<String> VOCABULARY = Set.of("channel_type", "type", "status", "order");

    private Masking() {}

    /** Without e-mail addresses and long numbers, of which the last two digits stay; cut to a length for a message. */
    static String mask(String text) {
        String masked = ADDRESS.matcher(shortened(text)).replaceAll("…@…");
        masked = ID_OR_NUMBER
                .matcher(masked)
                .replaceAll(found -> found.group(1) != null ? found.group() : lastTwoDigits(found.group()));
        return masked.length() <= LIMIT ? masked : masked.substring(0, LIMIT) + "…";
    }

    private static String lastTwoDigits(String number) {
        String digits = number.replaceAll("\\P{Nd}", "");
        return "…" + digits.substring(digits.length() - 2);
    }

    /** Like {@link #mask(String)}, and without any value of the request either. */
    static String mask(String text, JsonNode sent) {
        if (sent == null) {
            return mask(text);
        }
        String masked = shortened(text);
        Set<String> values = new HashSet<>();
        collect(sent, values);
        for (String value : values) {
            if (masked.toLowerCase(Locale.ROOT).contains(value)) {
                masked = Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(masked)
                        .replaceAll("…");
            }
        }
        return mask(masked);
    }

    /** A long text ends before its last word, so that half an address or half a number does not pass for a word. */
    private static String shortened(String text) {
        return text.length() <= WORK_LIMIT
                ? text
                : text.substring(0, WORK_LIMIT).replaceFirst("\\S*$", "").replaceFirst("[^\\p{L}]*$", "") + "…";
    }

    private static void collect(JsonNode node, Set<String> values) {
        if (node.isTextual()) {
            // A single letter would take the words of the message apart.
            if (node.asText().strip().length() > 1) {
                values.add(node.asText().strip().toLowerCase(Locale.ROOT));
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!VOCABULARY.contains(member.getKey())) {
                    collect(member.getValue(), values);
                }
            }
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, values));
        }
    }
}
