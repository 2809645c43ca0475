package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;

/**
 * What the calls of one credential have learned about its account, shared by everybody in a context who uses it.
 *
 * @param completeness how far the answers to searches can be believed
 * @param writes whom they have written lately
 * @param clock Heymarket's
 */
public record AccountMemory(SearchCompleteness completeness, RecentWrites writes, ServerClock clock) {

    AccountMemory(TimeSource time) {
        this(new SearchCompleteness(), new RecentWrites(time), new ServerClock(time));
    }

    /** One that nobody else shares. */
    public static AccountMemory ofOne() {
        return new AccountMemory(TimeSource.SYSTEM);
    }
}
