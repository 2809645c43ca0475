package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.InterruptibleWaits.ClosedException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Makes calls with one credential to one base URL. Thread-safe. */
public final class HeymarketClient implements ApiClient, Closeable {

    private final ClientSettings settings;
    private final RequestSender sender;
    private final CallCounters counters;
    private final AccountMemory memory;
    private final String credentialId;
    private final String account;

    /**
     * @param listeners receive the events of all calls
     * @param memory what is known about the account
     */
    HeymarketClient(
            ClientSettings settings,
            HttpTransport transport,
            RequestBudget budget,
            TimeSource time,
            Collection<? extends CallListener> listeners,
            AccountMemory memory) {
        this.settings = settings;
        this.counters = new CallCounters(time);
        this.sender = new RequestSender(
                transport,
                budget,
                TokenSource.of(settings.credentials(), time),
                new InterruptibleWaits(time),
                time,
                new CallListeners(counters, listeners));
        this.memory = memory;
        this.credentialId = CredentialBudget.id(settings.credentials());
        this.account = settings.baseUrl() + "#" + credentialId;
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        return call(request, Priority.SINGLE);
    }

    /** The same client for calls of another priority. */
    public ApiClient at(Priority priority) {
        return new ApiClient() {
            @Override
            public ApiResponse call(ApiRequest request) {
                return HeymarketClient.this.call(request, priority);
            }

            @Override
            public AccountMemory memory() {
                return memory;
            }

            @Override
            public String account() {
                return HeymarketClient.this.account();
            }

            @Override
            public Redactor redactor(JsonNode body) {
                return HeymarketClient.this.redactor(body);
            }
        };
    }

    @Override
    public Redactor redactor(JsonNode body) {
        return settings.credentials().hideIn(Redactor.of(body));
    }

    /** Makes a call without retries and without waiting for a permit of the budget. */
    ApiResponse callIfFree(ApiRequest request) {
        return call(request, new Call.Limits(Priority.BULK, 0, Duration.ZERO));
    }

    private ApiResponse call(ApiRequest request, Priority priority) {
        return call(
                request,
                new Call.Limits(
                        priority, settings.retries().max(), settings.budget().maxWait()));
    }

    private ApiResponse call(ApiRequest request, Call.Limits limits) {
        try {
            ApiResponse response = new Call(request, limits, sender, settings).run(memory.clock());
            memory.observers().answered(request, response);
            sender.listener().ended(request, null);
            return response;
        } catch (HeymarketException e) {
            sender.listener().ended(request, e);
            throw e;
        }
    }

    /**
     * Waits between calls.
     *
     * @throws HeymarketConnectionException if the client is closed before the time is over
     */
    public void pause(Duration duration) throws InterruptedException {
        try {
            sender.waits().pause(duration);
        } catch (ClosedException e) {
            throw new HeymarketConnectionException(
                    "A wait was ended: the client was closed, as its route or context stops",
                    HeymarketException.Details.NONE,
                    e);
        }
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public AccountMemory memory() {
        return memory;
    }

    /** Identifies the credential without revealing it. */
    public String credentialId() {
        return credentialId;
    }

    /** The counters of this client. May be slow, because it asks the budget, which may be the application's. */
    public ClientStatistics statistics() {
        RequestBudget budget = sender.budget();
        int limit = budget instanceof CredentialBudget shared
                ? shared.limit()
                : settings.budget().requestsPerMinute();
        return new ClientStatistics(
                settings.baseUrl().toString(),
                credentialId(),
                counters.calls(),
                new ClientStatistics.Budget(limit, budget.left()),
                counters.waits(sender.waits().queued()),
                counters.lastError());
    }

    /** What the latest responses say about the credential; {@code null} if there was none. */
    CallCounters.@Nullable Evidence evidence() {
        return counters.evidence();
    }

    /** Ends every wait, so that waiting calls fail. No further request is sent. */
    @Override
    public void close() throws IOException {
        sender.waits().close();
        sender.transport().close();
    }
}
