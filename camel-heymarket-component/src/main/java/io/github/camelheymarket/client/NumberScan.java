package io.github.camelheymarket.client;

import java.util.ArrayList;
import java.util.List;

/** Finds in one pass the numbers of a text that are long enough for a phone, and pieces of the phones that were sent. */
final class NumberScan {

    private static final int LEAST = 7;
    private static final int GAP = 4;
    private static final int KNOWN = 5;

    /** What people write between the digits of one phone. */
    private static final String SEPARATORS = "()[]./_+·";

    private final String text;
    private final SentWords sent;
    private final List<Integer> places = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();

    NumberScan(String text, SentWords sent) {
        this.text = text;
        this.sent = sent;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                places.add(i);
                digits.append(Character.digit(text.charAt(i), 10));
            }
        }
    }

    /** @param spans take what is to be hidden, an id that is none of it left out by them */
    void hide(Spans spans) {
        hideKnown(spans);
        int begin = 0;
        for (int i = 1; i <= places.size(); i++) {
            if (i == places.size() || !isOne(places.get(i - 1), places.get(i), true)) {
                if (i - begin >= LEAST) {
                    hide(spans, begin, i);
                }
                begin = i;
            }
        }
    }

    private void hideKnown(Spans spans) {
        int begin = 0;
        for (int i = 1; i <= places.size(); i++) {
            if (i == places.size() || !isOne(places.get(i - 1), places.get(i), false)) {
                hideKnown(spans, begin, i);
                begin = i;
            }
        }
    }

    private void hideKnown(Spans spans, int begin, int end) {
        if (end - begin == 4 && sent.hasLastDigits(digits.substring(begin, end))) {
            hide(spans, begin, end);
        }
        int from = -1;
        int to = -1;
        for (int i = begin; i + KNOWN <= end; i++) {
            if (sent.hasDigits(digits.substring(i, i + KNOWN))) {
                if (from >= 0 && i > to) {
                    hide(spans, from, to);
                    from = -1;
                }
                from = from < 0 ? i : from;
                to = i + KNOWN;
            }
        }
        if (from >= 0) {
            hide(spans, from, to);
        }
    }

    private void hide(Spans spans, int begin, int end) {
        int start = places.get(begin);
        if (start > 0 && "+(".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        spans.hide(start, places.get(end - 1) + 1, "…" + digits.substring(end - 2, end));
    }

    private boolean isOne(int place, int next, boolean strict) {
        if (next - place > GAP + 1) {
            return false;
        }
        for (int i = place + 1; i < next; i++) {
            char c = text.charAt(i);
            boolean between = strict ? isSeparator(c) : !Character.isLetter(c);
            if (!between) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT
                || SEPARATORS.indexOf(c) >= 0;
    }
}
