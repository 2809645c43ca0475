package io.github.camelheymarket.sandbox.page;

import java.util.List;

/** Markup. Whatever is put into it is escaped, unless it is markup itself. */
final class Html {
    static final Html NONE = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * Fills each <code>{}</code> of a template.
     *
     * @param template markup from the program itself, never from a request
     */
    static Html of(String template, Object... values) {
        StringBuilder all = new StringBuilder(template.length() + 64 * values.length);
        int from = 0;
        for (Object value : values) {
            int at = template.indexOf("{}", from);
            all.append(template, from, at).append(value instanceof Html html ? html.markup : escape(value.toString()));
            from = at + 2;
        }
        return new Html(all.append(template, from, template.length()).toString());
    }

    static Html join(List<Html> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.markup));
        return new Html(all.toString());
    }

    /** The part if the condition holds. */
    static Html when(boolean condition, String template, Object... values) {
        return condition ? of(template, values) : NONE;
    }

    /** Control characters, which a browser drops or takes for the end, are shown as their symbols. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\t', '\n' -> escaped.append(c);
                default -> escaped.append(c < ' ' ? (char) ('\u2400' + c) : c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return markup;
    }
}
