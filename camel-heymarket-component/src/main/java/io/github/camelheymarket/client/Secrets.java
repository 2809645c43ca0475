package io.github.camelheymarket.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in a text, in each form in which it may repeat them, and puts a mark into their place, so that nothing else is
 * recognized in them. The rest of a word or number that contains a secret is hidden with it, because it shows where the secret was.
 */
final class Secrets {

    /** In the place of a secret. */
    static final char MARK = '\uE000';
    /** In the place of a secret of digits, which may be a part of a phone. */
    static final char DIGITS_MARK = '\uE001';

    /** A shorter secret is not looked for, because it would hide words of any text. */
    private static final int MIN_LENGTH = 6;
    /** How often a text may be escaped. */
    private static final int MAX_ESCAPES = 3;

    private final Set<String> forms = new LinkedHashSet<>();
    private int longest;

    void add(@Nullable String secret) {
        if (secret == null || secret.length() < MIN_LENGTH) {
            return;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        addForm(secret);
        addForm(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        addForm(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        String plain = secret;
        for (int i = 0; i < MAX_ESCAPES; i++) {
            plain = Escapes.decode(plain);
            addForm(plain);
        }
    }

    private void addForm(String form) {
        if (form.strip().length() >= MIN_LENGTH) {
            forms.add(folded(unmarked(form)));
            longest = Math.max(longest, form.length());
        }
    }

    /** @return of the same length */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(Character.toLowerCase((char) c)));
        return folded.toString();
    }

    /** @return the text without escapes, with marks in the place of secrets; of its beginning if it is longer than the limit */
    String hideAndDecode(String text, int limit) {
        // A secret that begins before the limit is whole.
        String work = hide(unmarked(text.substring(0, Math.min(text.length(), limit + longest))));
        work = work.substring(0, Math.min(work.length(), limit));
        for (int i = 0; i < MAX_ESCAPES; i++) {
            work = hide(Escapes.decode(work));
        }
        return work;
    }

    /** A text from outside may have the characters that are marks here. */
    private static String unmarked(String text) {
        return text.replace(MARK, ' ').replace(DIGITS_MARK, ' ');
    }

    private String hide(String text) {
        boolean[] hidden = find(text);
        if (hidden == null) {
            return text;
        }
        widen(text, hidden);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && hidden[end]) {
                end++;
            }
            if (end == i) {
                out.append(text.charAt(end++));
            } else {
                out.append(text.substring(i, end).chars().anyMatch(Character::isLetter) ? MARK : DIGITS_MARK);
            }
            i = end;
        }
        return out.toString();
    }

    /** @return which characters belong to a secret, {@code null} for none */
    private boolean @Nullable [] find(String text) {
        boolean[] hidden = null;
        String folded = folded(text);
        for (String form : forms) {
            int done = 0;
            for (int i = folded.indexOf(form); i >= 0; i = folded.indexOf(form, i + 1)) {
                hidden = hidden == null ? new boolean[text.length()] : hidden;
                for (int at = Math.max(i, done); at < i + form.length(); at++) {
                    hidden[at] = true;
                }
                done = i + form.length();
            }
        }
        return hidden;
    }

    /** The rest of the words and numbers that begin and end in a secret. */
    private static void widen(String text, boolean[] hidden) {
        for (int i = 1; i < hidden.length; i++) {
            hidden[i] |= hidden[i - 1] && joins(text, i);
        }
        for (int i = hidden.length - 1; i > 0; i--) {
            hidden[i - 1] |= hidden[i] && joins(text, i);
        }
    }

    private static boolean joins(String text, int i) {
        return Character.isLetterOrDigit(text.charAt(i)) && Character.isLetterOrDigit(text.charAt(i - 1));
    }

    /** Whether a text that is to be shown has a secret, which the text before did not have. */
    boolean isIn(String text) {
        return find(text) != null;
    }

    static String withoutMarks(String text) {
        return text.replace(MARK, '…').replace(DIGITS_MARK, '…');
    }
}
