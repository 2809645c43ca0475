package io.github.camelheymarket.client;

import java.util.ArrayList;
import java.util.List;

/** Finds digits in a text that may be a phone, and parts of phones that were sent. */
final class NumberScan {

    /** The minimum number of digits of a phone. */
    private static final int MIN_DIGITS = 7;
    /** The maximum number of other characters between two digits. */
    private static final int MAX_GAP = 4;
    /** As many consecutive digits of a phone that was sent are hidden. */
    private static final int KNOWN_DIGITS = SentWords.DIGITS;

    /** Characters between the digits of a phone, besides blanks, dashes and format characters. */
    private static final String SEPARATORS = "()[]./_+·";

    private final String text;
    private final SentWords sent;
    private final List<Integer> positions = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();

    NumberScan(String text, SentWords sent) {
        this.text = text;
        this.sent = sent;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                positions.add(i);
                digits.append(Character.digit(text.charAt(i), 10));
            }
        }
    }

    /** @param spans in which ids are marked as kept already */
    void hide(Spans spans) {
        hideKnown(spans);
        int begin = 0;
        for (int i = 1; i <= positions.size(); i++) {
            if (i == positions.size() || !isConnected(positions.get(i - 1), positions.get(i), true)) {
                if (i - begin >= MIN_DIGITS) {
                    hide(spans, begin, i);
                }
                begin = i;
            }
        }
    }

    private void hideKnown(Spans spans) {
        int begin = 0;
        for (int i = 1; i <= positions.size(); i++) {
            if (i == positions.size() || !isConnected(positions.get(i - 1), positions.get(i), false)) {
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
        for (int i = begin; i + KNOWN_DIGITS <= end; i++) {
            if (sent.hasDigits(digits.substring(i, i + KNOWN_DIGITS))) {
                if (from >= 0 && i > to) {
                    hide(spans, from, to);
                    from = -1;
                }
                from = from < 0 ? i : from;
                to = i + KNOWN_DIGITS;
            }
        }
        if (from >= 0) {
            hide(spans, from, to);
        }
    }

    private void hide(Spans spans, int begin, int end) {
        int start = positions.get(begin);
        if (start > 0 && "+(".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        spans.hide(start, positions.get(end - 1) + 1, "…" + digits.substring(end - 2, end));
    }

    private boolean isConnected(int position, int next, boolean strict) {
        if (next - position > MAX_GAP + 1) {
            return false;
        }
        for (int i = position + 1; i < next; i++) {
            char c = text.charAt(i);
            boolean isBetween = strict ? isSeparator(c) : !Character.isLetter(c);
            if (!isBetween) {
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
