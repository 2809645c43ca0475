package io.github.camelheymarket.api;

import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what one job spends: all that it asks for goes through one of these, so that every figure is the same. */
public final class CountedClient implements ApiClient {

    private final ApiClient client;
    private final AtomicLong requests = new AtomicLong();

    private CountedClient(ApiClient client) {
        this.client = client;
    }

    /** The client itself where it counts already. */
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
    public String account() {
        return client.account();
    }

    /** Requests sent so far, retries included. */
    public long requests() {
        return requests.get();
    }
}
