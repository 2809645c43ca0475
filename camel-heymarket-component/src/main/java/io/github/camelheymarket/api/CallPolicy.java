package io.github.camelheymarket.api;

import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.InterruptibleWaits;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for a job of many calls, after a call that failed, whether the job goes on or stops.
 *
 * <p>It stops at once where no further call can succeed: the credential is not accepted, the client was closed, the request
 * budget has no place, the thread was interrupted. Otherwise it stops at the third call in a row without a usable answer (no
 * connection, no answer, 5xx, 429 to the last retry, nonsense, 404 for an endpoint itself), counted for all calls together
 * and for each endpoint by itself: searches that succeed say nothing about writes that never do. A refusal is an answer, and
 * so is that a contact is not there.
 *
 * <p>For one job, and its thread.
 */
public final class CallPolicy {

    /** So many calls in a row without a usable answer stop a job. */
    public static final int MOST_FAILURES_IN_A_ROW = 3;

    /** These are there whatever contacts there are, so that a 404 means the endpoint. */
    private static final Set<ApiEndpoint> ENDPOINTS_OF_ALL =
            EnumSet.of(ApiEndpoint.SEARCH_V2, ApiEndpoint.BULK_UPSERT_V2, ApiEndpoint.BULK_UPSERT_V1);

    private final Map<Optional<ApiEndpoint>, Integer> failuresOf = new HashMap<>();
    private int failures;
    private boolean isTrial;

    /**
     * A client that makes the same calls, and reports the end of each to this policy.
     *
     * @param abortsAtCredential a credential that is not accepted aborts the job from inside the call
     */
    public ApiClient watching(ApiClient client, boolean abortsAtCredential) {
        return new ApiClient() {
            @Override
            public ApiResponse call(ApiRequest request) {
                try {
                    ApiResponse response = client.call(request);
                    answered(request);
                    return response;
                } catch (HeymarketException e) {
                    if (!isTrial) {
                        failed(request, e);
                    }
                    if (abortsAtCredential && e instanceof HeymarketAuthenticationException && !e.isMaybeApplied()) {
                        throw new JobAbortedException(stopReasonAtOnce(e), e);
                    }
                    throw e;
                }
            }

            @Override
            public String account() {
                return client.account();
            }

            @Override
            public AccountMemory memory() {
                return client.memory();
            }
        };
    }

    /** After an answer that can be used. */
    public void answered(ApiRequest request) {
        failures = 0;
        failuresOf.remove(ApiEndpoint.of(request));
    }

    /** After a call that failed, or whose answer cannot be used. */
    public void failed(ApiRequest request, HeymarketException e) {
        if (isAnswer(request, e)) {
            answered(request);
        } else {
            failures++;
            failuresOf.merge(ApiEndpoint.of(request), 1, Integer::sum);
        }
    }

    /** Runs calls that find out which calls fail: their failures do not count. */
    public void trying(Runnable calls) {
        setTrial(true, calls);
    }

    /** Runs calls among those of a trial whose failures count. */
    public void counting(Runnable calls) {
        setTrial(false, calls);
    }

    private void setTrial(boolean value, Runnable calls) {
        boolean before = isTrial;
        isTrial = value;
        try {
            calls.run();
        } finally {
            isTrial = before;
        }
    }

    public boolean isTrial() {
        return isTrial;
    }

    /** What failed before was the fault of what the calls carried: others like them have succeeded. */
    public void excuse() {
        failures = 0;
        failuresOf.clear();
    }

    /**
     * Why the job has to stop at once, whatever it carries.
     *
     * @param last the failure of the last call
     * @return {@code null} where it need not
     */
    public static String stopReasonAtOnce(HeymarketException last) {
        if (Thread.currentThread().isInterrupted()) {
            return "the run was interrupted";
        }
        if (last instanceof HeymarketAuthenticationException) {
            return "Heymarket does not accept the credential";
        }
        if (last.getCause() instanceof InterruptibleWaits.ClosedException) {
            return "the client was closed, as its route or context stops";
        }
        if (last instanceof HeymarketRateLimitException && last.getStatus() == 0) {
            return "the request budget has no place";
        }
        return null;
    }

    /**
     * Why the job has to stop.
     *
     * @param last the failure of the last call
     * @return {@code null} where it goes on
     */
    public String stopReason(HeymarketException last) {
        String atOnce = stopReasonAtOnce(last);
        if (atOnce != null) {
            return atOnce;
        }
        int most = Math.max(
                failures,
                failuresOf.values().stream().mapToInt(Integer::intValue).max().orElse(0));
        return most >= MOST_FAILURES_IN_A_ROW ? most + " calls in a row failed" : null;
    }

    /**
     * Aborts the job if no further call can succeed. Called between two calls, once the results of the last one are recorded.
     *
     * @param last the failure of the last call
     */
    public void stopIfHopeless(HeymarketException last) {
        abort(stopReason(last), last);
    }

    /** The same while a failed call is split, whose parts may fail in a row because of what they carry. */
    public static void stopIfHopelessAtOnce(HeymarketException last) {
        abort(stopReasonAtOnce(last), last);
    }

    private static void abort(String reason, HeymarketException cause) {
        if (reason != null) {
            throw new JobAbortedException(reason, cause);
        }
    }

    private static boolean isAnswer(ApiRequest request, HeymarketException e) {
        return e instanceof HeymarketBadRequestException
                || e instanceof HeymarketNotFoundException
                        && ApiEndpoint.of(request)
                                .filter(ENDPOINTS_OF_ALL::contains)
                                .isEmpty();
    }
}
