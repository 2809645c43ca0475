package io.github.camelheymarket.soak;

/** A thread of the program that does one job after the other. No two lanes write the same people. */
enum Lane {
    BULK(0),
    SYNC(1_000),
    SINGLE_1(2_000),
    SINGLE_2(3_000),
    SINGLE_3(4_000),
    SINGLE_4(5_000),
    MESSAGE(6_000);

    /** The people whom only the other program writes. */
    static final int OTHERS = 7_000;
    /** The people who are created by {@code contacts/create}, and never before. */
    static final int NEWCOMERS = 1_000_000;

    final int firstPerson;

    Lane(int firstPerson) {
        this.firstPerson = firstPerson;
    }

    boolean isSingle() {
        return name().startsWith("SINGLE");
    }
}
