package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import java.util.List;
import java.util.Locale;

/** Tells absence from a bad request: no page says what a read of nobody answers (R3.4). */
public final class Absence {

    private static final List<String> WORDS = List.of(
            "not found",
            "no such contact",
            "no contact found",
            "no contact with",
            "does not exist",
            "doesn't exist",
            "unknown contact");

    private Absence() {}

    /** Whether a failed read says that there is no such contact; any other 400 must not look like absence. */
    public static boolean isMeantBy(HeymarketException e) {
        if (e instanceof HeymarketNotFoundException) {
            return true;
        }
        if (!(e instanceof HeymarketBadRequestException) || e.getStatus() != 400) {
            return false;
        }
        String text = (e.getCode() + " " + e.getResponseBody())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        return WORDS.stream().anyMatch(text::contains);
    }
}
