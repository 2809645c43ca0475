package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import java.util.stream.IntStream;

/**
 * The invented people. Some have events: they opt out, every third opts in again, every ninth opts out once more. Every fifth
 * of them then changes their mind without an event, and as many others opt out who never have an event.
 *
 * @param withEvents how many people have events
 */
record People(int withEvents) {

    private static final int OPTS_IN = 3;
    private static final int OPTS_OUT_AGAIN = 9;
    private static final int CHANGES_MIND = 5;

    /** How many people there are, including those without events. */
    int all() {
        return withEvents + (withEvents + CHANGES_MIND - 1) / CHANGES_MIND;
    }

    static boolean optsIn(int person) {
        return person % OPTS_IN == 0;
    }

    static boolean optsOutAgain(int person) {
        return person % OPTS_OUT_AGAIN == 0;
    }

    /** Whether this person is opted out according to the events. */
    boolean isOutByEvents(int person) {
        return person < withEvents && (!optsIn(person) || optsOutAgain(person));
    }

    /** Whether the last change of this person has no event. */
    boolean isMissed(int person) {
        return person >= withEvents || person % CHANGES_MIND == 0;
    }

    /** Whether this person is opted out at the end. */
    boolean isOut(int person) {
        return isMissed(person) != isOutByEvents(person);
    }

    int missed() {
        return (int) IntStream.range(0, all()).filter(this::isMissed).count();
    }

    /** Creates a contact for each person. */
    void seed(HeymarketSandbox sandbox) {
        for (int person = 0; person < all(); person++) {
            sandbox.seed(Seed.phone(InventedPeople.phone(person)));
        }
    }

    /** Whether this person is opted out when the first half has changed their minds. */
    boolean isOutHalfway(int person) {
        return isFirstHalf(person) ? isOut(person) : isOutByEvents(person);
    }

    private static boolean isFirstHalf(int person) {
        return person % 2 == 0;
    }

    /** Makes the changes without events. */
    void changeMinds(HeymarketSandbox sandbox, boolean firstHalf) {
        for (int person = 0; person < all(); person++) {
            if (isMissed(person) && isFirstHalf(person) == firstHalf) {
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
