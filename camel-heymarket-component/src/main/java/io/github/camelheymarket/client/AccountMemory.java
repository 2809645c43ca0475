package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;

/**
 * What the component has learned about an account, shared by all clients of its credential in a Camel context.
 *
 * @param completeness up to which size search responses are known to be complete
 * @param writes the contacts that were written recently
 * @param clock the clock of Heymarket
 * @param observers receive every successful call
 */
public record AccountMemory(
        SearchCompleteness completeness, RecentWrites writes, ServerClock clock, AnswerObservers observers) {

    AccountMemory(TimeSource time) {
        this(new SearchCompleteness(), new RecentWrites(time), new ServerClock(time), new AnswerObservers());
    }

    /** An empty memory that is not shared. */
    public static AccountMemory unshared() {
        return new AccountMemory(TimeSource.SYSTEM);
    }
}
