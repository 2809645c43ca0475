package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import java.util.stream.IntStream;

/**
 * Who opts out and in. Of some people events come: they opt out, every third opts in again, every ninth out once more. Every
 * fifth of them then thinks again, and no event tells; and as many others opt out of whom no event ever told.
 *
 * @param heardOf how many people events tell of
 */
record People(int heardOf) {

    private static final int OPTS_IN = 3;
    private static final int OPTS_OUT_AGAIN = 9;
    private static final int THINKS_AGAIN = 5;

    /** With those of whom no event ever tells. */
    int all() {
        return heardOf + (heardOf + THINKS_AGAIN - 1) / THINKS_AGAIN;
    }

    static boolean optsIn(int person) {
        return person % OPTS_IN == 0;
    }

    static boolean optsOutAgain(int person) {
        return person % OPTS_OUT_AGAIN == 0;
    }

    /** Whether this person is out by all that events told. */
    boolean isOutAsToldOf(int person) {
        return person < heardOf && (!optsIn(person) || optsOutAgain(person));
    }

    /** Whether the last thing this person did is told by no event. */
    boolean isUnheard(int person) {
        return person >= heardOf || person % THINKS_AGAIN == 0;
    }

    /** Whether this person is out at the end. */
    boolean isOut(int person) {
        return isUnheard(person) != isOutAsToldOf(person);
    }

    int unheard() {
        return (int) IntStream.range(0, all()).filter(this::isUnheard).count();
    }

    /** Makes a contact of each. */
    void seed(HeymarketSandbox sandbox) {
        for (int person = 0; person < all(); person++) {
            sandbox.seed(Seed.phone(InventedPeople.phone(person)));
        }
    }

    /** Whether this person is out when the first half has thought again. */
    boolean isOutHalfway(int person) {
        return isFirstHalf(person) ? isOut(person) : isOutAsToldOf(person);
    }

    private static boolean isFirstHalf(int person) {
        return person % 2 == 0;
    }

    /** What no event tells. */
    void thinkAgain(HeymarketSandbox sandbox, boolean firstHalf) {
        for (int person = 0; person < all(); person++) {
            if (isUnheard(person) && isFirstHalf(person) == firstHalf) {
                String phone = InventedPeople.phone(person);
                if (isOut(person)) {
                    sandbox.optOut(phone);
                } else {
                    sandbox.optIn(phone);
                }
            }
        }
    }
}
