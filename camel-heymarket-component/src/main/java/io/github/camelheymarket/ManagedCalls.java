package io.github.camelheymarket;

import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.client.ClientStatistics.LastError;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.apache.camel.api.management.ManagedAttribute;
import org.jspecify.annotations.Nullable;

/** The JMX attributes of calls: of all clients of the context for a component, of its own client for an endpoint. */
public interface ManagedCalls {

    /** One for each client; none before the first call. */
    List<ClientStatistics> statistics();

    @ManagedAttribute(description = "Completed calls, each counted once however often it was sent")
    default long getCalls() {
        return sum(client -> client.calls().calls());
    }

    @ManagedAttribute(description = "Calls that failed")
    default long getFailedCalls() {
        return sum(client -> client.calls().failed());
    }

    @ManagedAttribute(description = "Requests that Heymarket counts")
    default long getRequests() {
        return sum(client -> client.calls().requests());
    }

    @ManagedAttribute(description = "Requests for which no connection could be made")
    default long getNotSent() {
        return sum(client -> client.calls().notSent());
    }

    @ManagedAttribute(description = "Requests that were sent again")
    default long getRetries() {
        return sum(client -> client.calls().retries());
    }

    @ManagedAttribute(description = "Responses with status 429")
    default long getRateLimited() {
        return sum(client -> client.calls().rateLimited());
    }

    @ManagedAttribute(
            description = "Requests that could be sent at once, for the credential with the fewest left; -1 if unknown")
    default int getBudgetLeft() {
        return statistics().stream()
                .map(client -> client.budget().left())
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .min()
                .orElse(-1);
    }

    @ManagedAttribute(description = "Calls that wait for the request budget now")
    default long getBudgetWaiting() {
        return sum(client -> client.waits().now());
    }

    @ManagedAttribute(description = "How often a call waited for the request budget")
    default long getBudgetWaits() {
        return sum(client -> client.waits().waits());
    }

    @ManagedAttribute(description = "Total milliseconds that calls waited for the request budget")
    default long getBudgetWaitMillis() {
        return statistics().stream()
                .map(client -> client.waits().time())
                .reduce(Duration.ZERO, Duration::plus)
                .toMillis();
    }

    @ManagedAttribute(description = "The last error: exception, status, operation and time")
    default @Nullable String getLastError() {
        return statistics().stream()
                .map(ClientStatistics::lastError)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(LastError::at))
                .map(LastError::toString)
                .orElse(null);
    }

    private long sum(ToLongFunction<ClientStatistics> figure) {
        return statistics().stream().mapToLong(figure).sum();
    }
}
