package io.github.camelheymarket.fuzz;

import io.github.camelheymarket.exception.HeymarketException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an exception may be, and what its messages may show, whatever the input was. */
public final class Judge {

    public static final String PHONE = "12025550143";
    public static final String EMAIL = "mara@example.org";
    public static final String LAST_NAME = "Lindqvist";
    public static final String SECRET = "fuzz-secret-7c1e9a";

    /** A phone with any separators; within a longer word it is a part of an id, not a phone. */
    private static final Pattern PHONE_SHOWN =
            Pattern.compile("(?<![0-9A-Za-z])1?[ ().+-]*202[ ().+-]*555[ ().+-]*0143(?![0-9A-Za-z])");

    private static final Pattern NAME_SHOWN =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{Cf}])" + LAST_NAME + "(?![\\p{L}\\p{M}\\p{Cf}])");

    private Judge() {}

    /** @param documented what the operation documents beside the exceptions of the component */
    @SafeVarargs
    public static void isOurs(Throwable thrown, Class<? extends Throwable>... documented) {
        boolean known = thrown instanceof HeymarketException
                || List.of(documented).stream().anyMatch(type -> type.isInstance(thrown));
        if (!known) {
            throw new AssertionError("an exception outside of the family", thrown);
        }
        isDiscreet(thrown);
    }

    /**
     * The same for an input that the application wrote. The names of columns and the labels of tags that do not exist are shown, and
     * may be any words; those that look like a phone or an address are not.
     */
    @SafeVarargs
    public static void isOursAboutTheInput(Throwable thrown, Class<? extends Throwable>... documented) {
        boolean known = thrown instanceof HeymarketException
                || List.of(documented).stream().anyMatch(type -> type.isInstance(thrown));
        String shown = contact(thrown.toString());
        if (!known || shown != null) {
            throw new AssertionError(known ? "a message shows " + shown : "an exception outside of the family", thrown);
        }
    }

    /** Of the whole chain, causes and suppressed ones included, as a log shows it. */
    public static void isDiscreet(Throwable thrown) {
        Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(thrown, chain);
        chain.forEach(each -> isDiscreet(each.toString()));
    }

    private static void collect(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        collect(thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            collect(suppressed, seen);
        }
    }

    /** @param text what may be logged or stored; {@code null} for nothing */
    public static void isDiscreet(String text) {
        String shown = text == null ? null : shown(text);
        if (shown != null) {
            throw new AssertionError("a message or a result shows " + shown + ": " + text);
        }
    }

    private static String contact(String text) {
        if (PHONE_SHOWN.matcher(text).find()) {
            return "a phone";
        }
        return text.toLowerCase(Locale.ROOT).contains(EMAIL) ? "an e-mail address" : null;
    }

    private static String shown(String text) {
        if (NAME_SHOWN.matcher(text).find()) {
            return "a name";
        }
        return text.toLowerCase(Locale.ROOT).contains(SECRET) ? "a secret" : contact(text);
    }
}
