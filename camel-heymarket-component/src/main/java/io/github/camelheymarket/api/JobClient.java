package io.github.camelheymarket.api;

import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the calls of a job, counts them, and reports their outcome to a {@link CallPolicy}. For one thread. */
public final class JobClient {

    private final CallPolicy policy;
    private final CountedClient counted;
    private final ApiGateway gateway;
    private final long before;
    private long extraRequests;

    private JobClient(String operation, ApiClient client, boolean abortsAtCredential) {
        this.policy = new CallPolicy(abortsAtCredential);
        this.counted = CountedClient.of(client);
        this.before = counted.requests();
        this.gateway = new ApiGateway(operation, policy.watching(counted), this::call);
    }

    /**
     * @param operation the operation for which the calls are made
     * @param client wrapped by a {@link CountedClient}, unless it is one
     */
    public JobClient(String operation, ApiClient client) {
        this(operation, client, false);
    }

    /** A client whose calls abort the job if Heymarket does not accept the credential ({@link JobAbortedException}). */
    public static JobClient aborting(String operation, ApiClient client) {
        return new JobClient(operation, client, true);
    }

    public ApiGateway gateway() {
        return gateway;
    }

    /**
     * Makes a call.
     *
     * @param reader reads the response; an exception of the reader counts as a failure of the call
     */
    public <T> T call(ApiRequest request, Function<ApiResponse, T> reader) {
        return policy.call(counted, request, reader);
    }

    /** Counts the calls, including those before this job. */
    public CountedClient counted() {
        return counted;
    }

    public CallPolicy policy() {
        return policy;
    }

    /** What is known about the account. */
    public AccountMemory memory() {
        return counted.memory();
    }

    /** Makes calls that are needed only because responses do not show enough, and counts them separately. */
    public <T> T extra(Supplier<T> calls) {
        long start = counted.requests() - extraRequests;
        try {
            return calls.get();
        } finally {
            // Counted once, also within other extra calls.
            extraRequests = counted.requests() - start;
        }
    }

    /** The number of requests of {@link #extra}, including retries. */
    public long extraRequests() {
        return extraRequests;
    }

    /** The number of requests of this job, including retries. */
    public long requests() {
        return counted.requests() - before;
    }
}
