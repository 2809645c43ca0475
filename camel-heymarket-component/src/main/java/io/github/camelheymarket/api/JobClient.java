package io.github.camelheymarket.api;

import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import java.util.function.Supplier;

/** Makes the calls of a job, counts them, and reports their outcome to a {@link CallPolicy}. For one thread. */
public final class JobClient {

    private final CallPolicy policy = new CallPolicy();
    private final CountedClient counted;
    private final ApiGateway gateway;
    private final long before;
    private long extraRequests;

    private JobClient(String operation, ApiClient client, boolean abortsAtCredential) {
        this.counted = CountedClient.of(client);
        this.gateway = new ApiGateway(operation, policy.watching(counted, abortsAtCredential), policy::unusable);
        this.before = counted.requests();
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
        long start = counted.requests();
        try {
            return calls.get();
        } finally {
            extraRequests += counted.requests() - start;
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
