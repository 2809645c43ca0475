package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.store.CustomField;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the tokens of a text: names, and custom fields by their titles, of which case and blanks do not count (C9.6). */
final class MergeTokens {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{([\\w -]+)}}");

    private MergeTokens() {}

    /** @param contact who the text goes to, or {@code null} if no contact has the number: tokens are empty then */
    static String fill(String text, SandboxContact contact, List<CustomField> fields) {
        Matcher tokens = TOKEN.matcher(text);
        return tokens.replaceAll(token -> Matcher.quoteReplacement(value(name(token.group(1)), contact, fields)));
    }

    private static String value(String name, SandboxContact contact, List<CustomField> fields) {
        if (contact == null) {
            return "";
        }
        return switch (name) {
            case "first_name" -> contact.first();
            case "last_name" -> contact.last();
            default ->
                fields.stream()
                        .filter(field -> name(field.title()).equals(name))
                        .findFirst()
                        .map(field -> contact.custom().getOrDefault(field.id(), ""))
                        .orElse("");
        };
    }

    private static String name(String title) {
        return title.trim().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
