package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the requests of a job. All calls of the job use the same object. */
public final class CountedClient implements ApiClient {

    private final ApiClient client;
    private final AtomicLong requests = new AtomicLong();

    private CountedClient(ApiClient client) {
        this.client = client;
    }

    /** Wraps a client, unless it is a {@link CountedClient} already. */
    public static CountedClient of(ApiClient client) {
        return client instanceof CountedClient counted ? counted : new CountedClient(client);
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        try {
            ApiResponse response = client.call(request);
            requests.addAndGet(response.attempts());
            return response;
        } catch (HeymarketException e) {
            requests.addAndGet(e.getAttempts());
            throw e;
        }
    }

    @Override
    public AccountMemory memory() {
        return client.memory();
    }

    @Override
    public @Nullable String account() {
        return client.account();
    }

    @Override
    public Redactor redactor(JsonNode body) {
        return client.redactor(body);
    }

    /** The number of requests so far, including retries. */
    public long requests() {
        return requests.get();
    }
}
