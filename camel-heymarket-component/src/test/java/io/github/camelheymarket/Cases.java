package io.github.camelheymarket;

/** The numbers of made-up cases that tests go through, which {@code -Dcases=} multiplies. */
public final class Cases {

    private static final int FACTOR = Integer.getInteger("cases", 1);

    private Cases() {}

    /** @param ordinary the number of the ordinary suite */
    public static int times(int ordinary) {
        return ordinary * FACTOR;
    }
}
