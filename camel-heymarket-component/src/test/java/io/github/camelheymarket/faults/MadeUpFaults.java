package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes up what goes wrong at the server: in two of five calls, one or two faults. */
final class MadeUpFaults {

    /**
     * What the faults of a kind of history are, and what they hit. The order of all lists is part of what a seed means.
     *
     * @param reads method and path, such as {@code GET /v1/contact/}; a path that ends with a slash, or with {@code /v}, is the
     *     beginning of a path
     * @param writes the same
     * @param kinds the faults that may hit one of these
     * @param always how many of a hundred faults hit every request until the call has ended
     */
    record Kind(List<String> reads, List<String> writes, Function<String, List<Supplier<Fault>>> kinds, int always) {}

    /** What can go wrong with any request. */
    static final List<Supplier<Fault>> ANYWHERE = List.of(
            Fault::resetBeforeApply,
            Fault::resetAfterApply,
            () -> Fault.status(500),
            () -> Fault.status(503),
            () -> Fault.status(400),
            () -> Fault.status(429),
            Fault::truncated,
            Fault::garbage,
            Fault::html200,
            Fault::deepNesting,
            Fault::refuse401Once);

    private final Random random;
    private final HeymarketSandbox sandbox;
    private final List<String> story;
    private final Kind kind;

    MadeUpFaults(Random random, HeymarketSandbox sandbox, List<String> story, Kind kind) {
        this.random = random;
        this.sandbox = sandbox;
        this.story = story;
        this.kind = kind;
    }

    /** Some, for the next call. */
    void add() {
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            hit(pick(chance(40) ? kind.reads : kind.writes));
        }
    }

    /** The same, most of them on the request that the call writes with. */
    void add(String write) {
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            hit(chance(75) ? write : pick(chance(40) ? kind.reads : kind.writes));
        }
    }

    private void hit(String target) {
        String[] call = target.split(" ");
        boolean whole = !call[1].endsWith("/") && !call[1].endsWith("v");
        Fault fault = pick(kind.kinds.apply(target))
                .get()
                .when((method, called) ->
                        method.equals(call[0]) && (whole ? called.equals(call[1]) : called.startsWith(call[1])));
        if (chance(kind.always)) {
            fault.always();
        } else if (chance(50)) {
            fault.times(2);
        }
        sandbox.faults().add(fault);
        story.add("  fault " + fault + " on " + target);
    }

    /** Some, and more of them. */
    @SafeVarargs
    static <T> List<T> with(List<T> some, T... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
