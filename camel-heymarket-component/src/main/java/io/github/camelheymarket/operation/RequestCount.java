package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what one job spends. */
final class RequestCount implements ApiClient {

    private final ApiClient client;
    private final AtomicLong requests = new AtomicLong();

    RequestCount(ApiClient client) {
        this.client = client;
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

    long requests() {
        return requests.get();
    }
}
