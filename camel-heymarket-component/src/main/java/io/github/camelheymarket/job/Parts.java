package io.github.camelheymarket.job;

import java.util.List;

/** Divides the rows of a failed call: into halves, or by positions that are spread over the list. */
public final class Parts {

    private static final double GOLDEN = 0.6180339887498949;

    private Parts() {}

    /** Both halves, the first not smaller than the second. */
    public static <T> List<List<T>> halves(List<T> list) {
        int middle = (list.size() + 1) / 2;
        return List.of(list.subList(0, middle), list.subList(middle, list.size()));
    }

    /**
     * A position in a list. Those of successive turns are far from each other, so that a few of them sample the whole list.
     *
     * @param turn from 0
     */
    public static int position(int turn, int size) {
        double part = (0.5 + turn * GOLDEN) % 1;
        return (int) (part * size);
    }
}
