package io.github.camelheymarket.bulk;

/** Places far from each other, so that a few tries meet rows of all parts of a list. */
final class Spread {

    private static final double GOLDEN = 0.6180339887498949;

    private Spread() {}

    /** @param turn from 0 */
    static int place(int turn, int size) {
        double part = (0.5 + turn * GOLDEN) % 1;
        return (int) (part * size);
    }
}
