package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import java.util.List;
import java.util.Locale;

/** Distinguishes an absent contact from a bad request, because the response to a read of an absent contact is not documented (R3.4). */
public final class Absence {

    private static final List<String> PHRASES = List.of(
            "not found",
            "no such contact",
            "no contact found",
            "no contact with",
            "does not exist",
            "doesn't exist",
            "unknown contact");

    private Absence() {}

    /** Whether a failed read means that the contact does not exist: a 404, or a 400 whose text says so. */
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
        return PHRASES.stream().anyMatch(text::contains);
    }
}
