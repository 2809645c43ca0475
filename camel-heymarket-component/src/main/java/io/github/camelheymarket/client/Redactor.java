package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.TextTokens.Token;
import io.github.camelheymarket.model.Contact;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Removes personal data and credentials from texts of Heymarket before they get into a message, a result or a log: Heymarket
 * may repeat values of the request, which the redactor therefore knows. Its time is bounded by a maximum length of the text.
 */
public final class Redactor {

    private static final String HIDDEN = "…";
    private static final int LIMIT = 300;
    private static final int WORK_LIMIT = 1000;
    private static final String QUOTES = "'\"`´«»‹›“”„‘’‚";
    private static final String TOKEN_SYMBOLS = "-._~+/=";

    private final SentWords sent = new SentWords();
    private final Secrets secrets = new Secrets();
    private final boolean namesNobody;

    /** @param namesNobody whether the request has no names of persons, so that it does not help to recognize the names in a text */
    private Redactor(boolean namesNobody) {
        this.namesNobody = namesNobody;
    }

    /** Without a request: it removes addresses and long numbers, and cannot recognize names. */
    public static Redactor ofNothing() {
        return new Redactor(true);
    }

    /** @param body the body of the request; {@code null} for none */
    public static Redactor of(@Nullable JsonNode body) {
        Redactor redactor = new Redactor(body == null);
        if (body != null) {
            redactor.sent.add(body);
        }
        return redactor;
    }

    static Redactor of(ApiRequest request) {
        Redactor redactor =
                new Redactor(request.body() == null || request.kind().isRead());
        if (request.body() != null) {
            redactor.sent.add(request.body());
        }
        request.query().forEach(redactor.sent::add);
        return redactor;
    }

    /** Adds a secret to remove, and returns this redactor. */
    Redactor without(String secret) {
        secrets.add(secret);
        return this;
    }

    /** The text without personal data and secrets, at most {@value #LIMIT} characters. */
    public String redact(String text) {
        return redact(text, (token, isQuoted) -> false);
    }

    /** The same for a code or the name of a member, which may be the name of a person. */
    String redactName(String text) {
        return redact(text, (token, isQuoted) -> ServerWords.looksLikeName(token));
    }

    /** The same for sentences of Heymarket, which may be of persons whom the request does not name. */
    public String redactSentence(String text) {
        return redact(text, (token, isQuoted) -> ServerWords.mayName(token, isQuoted, namesNobody));
    }

    private String redact(String text, BiPredicate<Token, Boolean> mayName) {
        if (sent.isTooMuch()) {
            return HIDDEN;
        }
        String work = shortened(secrets.hideAndDecode(text, 4 * WORK_LIMIT), text.length() > 4 * WORK_LIMIT);
        Spans spans = new Spans(work);
        hideTokens(work, spans);
        hideAddresses(work, spans);
        List<Token> tokens = TextTokens.of(work);
        keepIds(work, spans);
        hideWords(work, tokens, spans);
        tokens.stream()
                .filter(token -> mayName.test(token, isQuoted(work, token)))
                .forEach(token -> spans.hide(token.start(), token.end(), HIDDEN));
        new NumberScan(work, sent, spans).hide();
        String redacted = Secrets.withoutMarks(spans.toString());
        if (secrets.isIn(redacted)) {
            return HIDDEN;
        }
        return redacted.length() <= LIMIT ? redacted : redacted.substring(0, LIMIT) + HIDDEN;
    }

    /** Shortens a long text before a word, because a part of an address or number would not be recognized. */
    private static String shortened(String text, boolean isCut) {
        if (text.length() <= WORK_LIMIT && !isCut) {
            return text;
        }
        int end = Math.min(WORK_LIMIT, text.length());
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + HIDDEN;
    }

    /** Hides JWTs. */
    private static void hideTokens(String text, Spans spans) {
        for (int i = text.indexOf("eyJ"); i >= 0; i = text.indexOf("eyJ", i + 1)) {
            int end = i;
            while (end < text.length() && isTokenCharacter(text.charAt(end))) {
                end++;
            }
            if (end - i > 20) {
                spans.hide(i, end, HIDDEN);
                i = end - 1;
            }
        }
    }

    private static boolean isTokenCharacter(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }

    private static void hideAddresses(String text, Spans spans) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '@' || text.charAt(i) == '＠') {
                int start = i;
                while (start > done && !Character.isWhitespace(text.charAt(start - 1))) {
                    start--;
                }
                int end = i;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                spans.hide(start, end, "…@…");
                done = end;
                i = end;
            }
        }
    }

    /** Keeps UUIDs and long hexadecimal ids, which identify a request and contain no phone. */
    private static void keepIds(String text, Spans spans) {
        for (int i = 0; i < text.length(); ) {
            int end = i;
            boolean letter = false;
            boolean hex = true;
            while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '-')) {
                char c = text.charAt(end);
                hex &= c == '-' || Character.digit(c, 16) >= 0 && c < 128;
                letter |= hex && c > '9';
                end++;
            }
            String word = text.substring(i, end);
            if (hex && (Contact.isUuid(word) || letter && word.length() >= 16 && word.indexOf('-') < 0)) {
                spans.keep(i, end);
            }
            i = Math.max(end, i + 1);
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void hideWords(String text, List<Token> tokens, Spans spans) {
        int from = -1;
        int to = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean withPrevious = i > 0 && sent.hasPair(tokens.get(i - 1), token);
            boolean withNext = i + 1 < tokens.size() && sent.hasPair(token, tokens.get(i + 1));
            if (withPrevious && from >= 0) {
                to = token.end();
            } else {
                if (from >= 0) {
                    spans.hide(from, to, HIDDEN);
                    from = -1;
                }
                if (withNext || sent.has(token, isQuoted(text, token)) || isCutOff(text, token)) {
                    from = token.start();
                    to = token.end();
                }
            }
        }
        if (from >= 0) {
            spans.hide(from, to, HIDDEN);
        }
    }

    private static boolean isQuoted(String text, Token token) {
        boolean before = token.start() > 0 && (QUOTES + "=").indexOf(text.charAt(token.start() - 1)) >= 0;
        boolean after = token.end() < text.length() && QUOTES.indexOf(text.charAt(token.end())) >= 0;
        return before || after;
    }

    private boolean isCutOff(String text, Token token) {
        boolean dots = text.startsWith(HIDDEN, token.end()) || text.startsWith("...", token.end());
        return dots && sent.hasBeginning(token);
    }
}
