package io.github.camelheymarket.row;

import io.github.camelheymarket.model.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The appearance of a name: without accents, and with Latin letters for the Cyrillic and Greek letters that look like them. */
final class LookAlikes {

    private static final Map<Integer, Integer> LATIN = new HashMap<>();

    static {
        read(
                "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051B\u051D\u04BB\u04CF",
                "aeopcyxijsdqwhl");
        read("\u0432\u043A\u043C\u043D\u0442\u0433", "bkmhtr");
        read("\u03B1\u03B5\u03B9\u03BA\u03BD\u03BF\u03C1\u03C4\u03C5\u03C7\u03B7\u03B2\u03BC\u03B6", "aeikvoptuxhbmz");
        read("\u0131\u0237\u0261\u0269\u2013\u2014", "ijgi--");
    }

    private LookAlikes() {}

    private static void read(String foreign, String latin) {
        for (int i = 0; i < foreign.length(); i++) {
            LATIN.put((int) foreign.charAt(i), (int) latin.charAt(i));
        }
    }

    /** The appearance of a name, in lower case. */
    static String of(String name) {
        String apart = Texts.decomposed(name);
        StringBuilder seen = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .map(point -> LATIN.getOrDefault(point, point))
                .forEach(seen::appendCodePoint);
        return seen.toString().toLowerCase(Locale.ROOT);
    }

    /** A name for a message, with invisible characters and look-alikes of Latin letters escaped, if it may be shown. */
    static String shown(String name) {
        String visible = Texts.visibleName(name);
        boolean pretends = visible.codePoints().anyMatch(point -> LATIN.containsKey(Character.toLowerCase(point)))
                && visible.codePoints().anyMatch(point -> point < 0x80 && Character.isLetter(point));
        if (!pretends) {
            return visible;
        }
        StringBuilder shown = new StringBuilder(visible.length());
        visible.codePoints().forEach(point -> {
            if (LATIN.containsKey(Character.toLowerCase(point))) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }
}
