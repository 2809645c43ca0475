package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Random;

/** Draws at random, among what an account has. */
final class RestDraw {

    /** An id that nothing has. */
    static final long NOTHING = 3;

    final HeymarketSandbox sandbox;
    /** The ids of the contacts of the history. */
    final List<Long> people;

    private final Random random;
    private int values;

    RestDraw(Random random, HeymarketSandbox sandbox, List<Long> people) {
        this.random = random;
        this.sandbox = sandbox;
        this.people = people;
    }

    /** @return a number that no other value of the history has */
    int value() {
        return ++values;
    }

    /** @return the number of an earlier value */
    int earlierValue() {
        return 1 + below(Math.max(1, values));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> some) {
        return some.get(below(some.size()));
    }

    /** One of those that are there, now and then one that is not. */
    long id(List<Long> ids) {
        return chance(10) || ids.isEmpty() ? NOTHING : pick(ids);
    }

    /** The contacts of the history, in the order of the people. */
    List<SandboxContact> contacts() {
        return people.stream().map(id -> sandbox.findById(id).orElseThrow()).toList();
    }

    SandboxContact contact() {
        return pick(contacts());
    }
}
