package io.github.camelheymarket.client;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits a text into words, numbers, and characters that are words of their own. */
final class TextTokens {

    /** Scripts without blanks between words, of which each character is a token. */
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private enum Kind {
        LETTER,
        DIGIT,
        SIGN,
        INVISIBLE,
        BETWEEN
    }

    /**
     * A word, number or character.
     *
     * @param word the text in lower case and without accents, for comparisons
     * @param written the text as it is
     */
    record Token(int start, int end, String word, String written) {

        boolean isNumber() {
            return Character.isDigit(written.codePointAt(0));
        }

        boolean isLowerCase() {
            return written.equals(written.toLowerCase(Locale.ROOT));
        }
    }

    private TextTokens() {}

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int start = -1;
        Kind current = Kind.BETWEEN;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            Kind kind = kind(c);
            boolean continues = start >= 0 && (kind == Kind.INVISIBLE || kind == current && kind != Kind.SIGN);
            if (!continues) {
                add(tokens, text, start, i);
                start = kind == Kind.BETWEEN || kind == Kind.INVISIBLE ? -1 : i;
                current = kind;
            }
            i += Character.charCount(c);
        }
        add(tokens, text, start, text.length());
        return tokens;
    }

    private static void add(List<Token> tokens, String text, int start, int end) {
        if (start >= 0) {
            String written = text.substring(start, end);
            tokens.add(new Token(start, end, folded(written), written));
        }
    }

    private static Kind kind(int c) {
        int type = Character.getType(c);
        if (type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK) {
            return Kind.INVISIBLE;
        }
        if (Character.isLetter(c)) {
            return WITHOUT_BLANKS.contains(UnicodeScript.of(c)) ? Kind.SIGN : Kind.LETTER;
        }
        if (Character.isDigit(c)) {
            return Kind.DIGIT;
        }
        boolean sign = type == Character.OTHER_SYMBOL || type == Character.SURROGATE || c > 0x1F000;
        return sign ? Kind.SIGN : Kind.BETWEEN;
    }

    private static String folded(String written) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> kind(c) != Kind.INVISIBLE)
                .forEach(c -> {
                    switch (c) {
                        case 'ß' -> folded.append("ss");
                        case 'ø' -> folded.append('o');
                        case 'ł' -> folded.append('l');
                        case 'đ' -> folded.append('d');
                        case 'ı' -> folded.append('i');
                        case 'æ' -> folded.append("ae");
                        case 'œ' -> folded.append("oe");
                        default -> {
                            if (Character.isDigit(c)) {
                                folded.append(Character.digit(c, 10));
                            } else {
                                folded.appendCodePoint(c);
                            }
                        }
                    }
                });
        // A token of nothing but marks is not changed.
        return folded.isEmpty() ? written : folded.toString();
    }
}
