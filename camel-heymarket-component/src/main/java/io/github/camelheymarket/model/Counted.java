package io.github.camelheymarket.model;

/** A number of things, in words. */
public final class Counted {

    private Counted() {}

    /** @param one what one of them is called */
    public static String of(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
