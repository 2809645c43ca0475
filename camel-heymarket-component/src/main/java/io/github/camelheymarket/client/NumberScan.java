package io.github.camelheymarket.client;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds digits in a text that may be a phone, and parts of phones that were sent. The digits of an id that stays readable belong to
 * no phone; those of a secret may, and are not shown.
 */
final class NumberScan {

    /** The minimum number of digits of a phone. */
    private static final int MIN_DIGITS = 7;
    /** The maximum number of other characters between two digits. */
    private static final int MAX_GAP = 4;
    /** This many consecutive digits of a phone that was sent are recognized, and hidden. */
    private static final int KNOWN_DIGITS = SentWords.DIGITS;

    /** Characters between the digits of a phone, besides blanks, dashes and format characters. */
    private static final String SEPARATORS = "()[]./_+·";

    private final String text;
    private final SentWords sent;
    private final Spans spans;
    private final List<Integer> positions = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();

    /** @param spans in which ids are marked as kept already */
    NumberScan(String text, SentWords sent, Spans spans) {
        this.text = text;
        this.sent = sent;
        this.spans = spans;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == Secrets.DIGITS_MARK) {
                positions.add(i);
                digits.append(c);
            } else if (Character.isDigit(c) && !spans.isKept(i)) {
                positions.add(i);
                digits.append(Character.digit(c, 10));
            }
        }
    }

    void hide() {
        hideKnown();
        int begin = 0;
        for (int i = 1; i <= positions.size(); i++) {
            if (i == positions.size() || !isConnected(positions.get(i - 1), positions.get(i), true)) {
                if (i - begin >= MIN_DIGITS || i - begin > 1 && hasSecret(begin, i)) {
                    hide(begin, i);
                }
                begin = i;
            }
        }
    }

    private void hideKnown() {
        int begin = 0;
        for (int i = 1; i <= positions.size(); i++) {
            if (i == positions.size() || !isConnected(positions.get(i - 1), positions.get(i), false)) {
                hideKnown(begin, i);
                begin = i;
            }
        }
    }

    private void hideKnown(int begin, int end) {
        if (end - begin == 4 && sent.hasLastDigits(digits.substring(begin, end))) {
            hide(begin, end);
        }
        int from = -1;
        int to = -1;
        for (int i = begin; i + KNOWN_DIGITS <= end; i++) {
            if (sent.hasDigits(digits.substring(i, i + KNOWN_DIGITS))) {
                if (from >= 0 && i > to) {
                    hide(from, to);
                    from = -1;
                }
                from = from < 0 ? i : from;
                to = i + KNOWN_DIGITS;
            }
        }
        if (from >= 0) {
            hide(from, to);
        }
    }

    private void hide(int begin, int end) {
        int start = positions.get(begin);
        if (start > 0 && "+(".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        int after = positions.get(end - 1) + 1;
        // Before other digits the last two would be a number that was not in the text.
        boolean isEnd = end == positions.size() || positions.get(end) > after;
        String last = isEnd && !hasSecret(begin, end) ? digits.substring(end - 2, end) : "";
        spans.hide(start, after, "…" + last);
    }

    private boolean hasSecret(int begin, int end) {
        return digits.substring(begin, end).indexOf(Secrets.DIGITS_MARK) >= 0;
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
