package io.github.camelheymarket.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.jspecify.annotations.Nullable;

/** A part of a URI that comes from a message: a function of the simple language. */
final class DynamicPart {

    private static final String MARK = "heymarketDynamicPart";

    /** Functions without side effects, which can be evaluated twice. */
    private static final Pattern HEADER_OR_THE_LIKE = Pattern.compile(
            "\\$(?:simple)?\\{(?:in\\.)?(?:headers?|exchangeProperty|variables?)(?:[.:][\\w-]+|\\['?[\\w-]+'?])}");

    private static final Pattern BODY = Pattern.compile("\\$(?:simple)?\\{(?:in\\.)?body}");
    private static final Pattern BODY_MEMBER =
            Pattern.compile("\\$(?:simple)?\\{(?:in\\.)?body(?:\\.[\\w-]+|\\['?[\\w-]+'?])}");

    private final String text;
    private volatile @Nullable Expression expression;

    private DynamicPart(String text) {
        this.text = text;
    }

    /** Replaces each dynamic part by a mark. */
    static String mark(String uri, List<DynamicPart> parts) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        while (at < uri.length()) {
            if (uri.startsWith("${", at) || uri.startsWith("$simple{", at)) {
                int end = end(uri, at);
                marked.append(MARK).append(parts.size());
                parts.add(new DynamicPart(uri.substring(at, end)));
                at = end;
            } else {
                marked.append(uri.charAt(at++));
            }
        }
        return marked.toString();
    }

    /** The end of the function that begins at this index, nested functions included. */
    private static int end(String text, int begin) {
        int depth = 0;
        for (int i = begin; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    static boolean isMarked(String text) {
        return text.contains(MARK);
    }

    /** Cannot recognize property placeholders: Camel has resolved them before. */
    boolean namesProperty(Exchange exchange) {
        if (!canBeRead(exchange)) {
            return false;
        }
        String value = expression(exchange.getContext()).evaluate(exchange, String.class);
        return value != null && value.contains("{{");
    }

    private boolean canBeRead(Exchange exchange) {
        return HEADER_OR_THE_LIKE.matcher(text).matches()
                || BODY.matcher(text).matches()
                || BODY_MEMBER.matcher(text).matches() && exchange.getMessage().getBody() instanceof Map;
    }

    private Expression expression(CamelContext context) {
        Expression made = expression;
        if (made == null) {
            made = context.resolveLanguage("simple").createExpression(text);
            made.init(context);
            expression = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return text;
    }
}
