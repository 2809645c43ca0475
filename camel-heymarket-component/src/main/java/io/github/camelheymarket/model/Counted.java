package io.github.camelheymarket.model;

/** A number with its noun, for messages: {@code 1 row}, {@code 2 rows}. */
public final class Counted {

    private Counted() {}

    /** @param noun in the singular */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
