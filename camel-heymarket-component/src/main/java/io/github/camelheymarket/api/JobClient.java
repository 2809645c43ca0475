package io.github.camelheymarket.api;

import io.github.camelheymarket.client.ApiClient;

/** What one job calls the API with: every call is counted, and the policy learns how each one ended. For one thread. */
public final class JobClient {

    private final CallPolicy policy = new CallPolicy();
    private final CountedClient counted;
    private final ApiGateway gateway;
    private final long before;

    /**
     * @param operation what the calls are made for
     * @param client one that counts already goes on counting
     */
    public JobClient(String operation, ApiClient client) {
        this.counted = CountedClient.of(client);
        this.gateway = new ApiGateway(operation, policy.watching(counted));
        this.before = counted.requests();
    }

    public ApiGateway gateway() {
        return gateway;
    }

    /** What has counted the calls, those before this job included. */
    public CountedClient counted() {
        return counted;
    }

    public CallPolicy policy() {
        return policy;
    }

    /** Requests sent since this was made, retries included. */
    public long requests() {
        return counted.requests() - before;
    }
}
