package io.github.camelheymarket.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** A part of a URI that a message gives: a function of the simple language. */
final class DynamicPart {

    private static final String MARK = "heymarketDynamicPart";

    /** What can be looked at twice: a function of any other kind may do something. */
    private static final Pattern HEADER_OR_THE_LIKE = Pattern.compile(
            "\\$(?:simple)?\\{(?:in\\.)?(?:headers?|exchangeProperty|variables?)(?:[.:][\\w-]+|\\['?[\\w-]+'?])}");

    private static final Pattern BODY = Pattern.compile("\\$(?:simple)?\\{(?:in\\.)?body}");
    private static final Pattern BODY_MEMBER =
            Pattern.compile("\\$(?:simple)?\\{(?:in\\.)?body(?:\\.[\\w-]+|\\['?[\\w-]+'?])}");

    private final String text;
    private volatile Expression expression;

    private DynamicPart(String text) {
        this.text = text;
    }

    /** Puts a mark in the place of each part that is dynamic. */
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

    /** Where the function ends that begins there, those inside of it included. */
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

    /** As far as that shows: Camel has put the property in its place before the URI comes here. */
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
