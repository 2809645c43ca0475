package io.github.camelheymarket.api;

import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import java.util.function.Supplier;

/** What one job calls the API with: every call is counted, and the policy learns how each one ended. For one thread. */
public final class JobClient {

    private final CallPolicy policy = new CallPolicy();
    private final CountedClient counted;
    private final ApiGateway gateway;
    private final long before;
    private long extraRequests;

    private JobClient(String operation, ApiClient client, boolean abortsAtCredential) {
        this.counted = CountedClient.of(client);
        this.gateway = new ApiGateway(operation, policy.watching(counted, abortsAtCredential));
        this.before = counted.requests();
    }

    /**
     * @param operation the name of the operation that makes the calls
     * @param client one that counts already goes on counting
     */
    public JobClient(String operation, ApiClient client) {
        this(operation, client, false);
    }

    /** The same, whose calls abort the job where the credential is not accepted ({@link JobAbortedException}). */
    public static JobClient aborting(String operation, ApiClient client) {
        return new JobClient(operation, client, true);
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

    /** The memory that all jobs of the account share. */
    public AccountMemory memory() {
        return counted.memory();
    }

    /** Makes calls that a job over perfect answers would not need, and counts them. */
    public <T> T extra(Supplier<T> calls) {
        long start = counted.requests();
        try {
            return calls.get();
        } finally {
            extraRequests += counted.requests() - start;
        }
    }

    /** Requests of {@link #extra}, retries included. */
    public long extraRequests() {
        return extraRequests;
    }

    /** Requests sent since this was made, retries included. */
    public long requests() {
        return counted.requests() - before;
    }
}
