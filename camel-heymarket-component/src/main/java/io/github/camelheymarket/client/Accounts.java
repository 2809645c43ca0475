package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.io.Closeable;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The budgets of credentials and the memories of accounts. They are kept for some time after their last client is closed:
 * Heymarket continues to count while a route restarts, and a route that restarts must not create a contact that a search does not
 * show yet. After that they are removed, so that credentials which come and go leave nothing behind. Thread-safe.
 */
final class Accounts {

    /** Nothing is remembered of an account for longer, and Heymarket counts a minute. */
    static final Duration KEPT = RecentWrites.REMEMBERED;

    private final TimeSource time;
    private final Supplier<TimeSource> memoryTime;
    private final Retained<Credentials, CredentialBudget> budgets = new Retained<>(KEPT, CredentialBudget::isPaused);
    private final Retained<Account, AccountMemory> memories = new Retained<>(KEPT, (memory, now) -> false);

    private record Account(URI baseUrl, Credentials credentials) {}

    /**
     * @param time the clock of the budgets
     * @param memoryTime the clock of the memories
     */
    Accounts(TimeSource time, Supplier<TimeSource> memoryTime) {
        this.time = time;
        this.memoryTime = memoryTime;
    }

    /**
     * Adds a client of an account.
     *
     * @param factory creates the budget if the credential has none yet; {@code null} for the built-in budget
     */
    Use begin(ClientSettings settings, RequestBudget.@Nullable Factory factory) {
        Use use = begin(settings, memoryTime.get());
        boolean joined = false;
        try {
            use.budget.join(settings.budget().requestsPerMinute(), factory);
            joined = true;
        } finally {
            if (!joined) {
                end(use);
            }
        }
        return use;
    }

    private synchronized Use begin(ClientSettings settings, TimeSource clock) {
        Account account = new Account(settings.baseUrl(), settings.credentials());
        return new Use(
                account,
                settings.budget().requestsPerMinute(),
                budgets.beginUse(account.credentials, key -> new CredentialBudget(key, time), time.steady()),
                memories.beginUse(account, key -> new AccountMemory(clock), time.steady()));
    }

    private synchronized void end(Use use) {
        budgets.endUse(use.account.credentials, time.steady());
        memories.endUse(use.account, time.steady());
    }

    synchronized @Nullable CredentialBudget budget(Credentials credentials) {
        return budgets.get(credentials);
    }

    /** How many budgets and memories there are. */
    synchronized int size() {
        return budgets.size() + memories.size();
    }

    /** What a client uses of its account, until the client is closed. */
    final class Use implements Closeable {

        private final Account account;
        private final int requestsPerMinute;
        private final CredentialBudget budget;
        private final AccountMemory memory;

        private Use(Account account, int requestsPerMinute, CredentialBudget budget, AccountMemory memory) {
            this.account = account;
            this.requestsPerMinute = requestsPerMinute;
            this.budget = budget;
            this.memory = memory;
        }

        CredentialBudget budget() {
            return budget;
        }

        AccountMemory memory() {
            return memory;
        }

        /** Call it once. */
        @Override
        public void close() {
            try {
                budget.leave(requestsPerMinute);
            } finally {
                end(this);
            }
        }
    }
}
