package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.InterruptibleWaits;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a job continues after a call failed.
 *
 * <p>A job stops at once if no further call can succeed: Heymarket does not accept the credential, the client was closed, the
 * request budget has no permit, the thread was interrupted. Otherwise it stops after three consecutive calls without a usable
 * response: no connection, no response, 5xx, 429 to the last retry, a response of an unknown form, or 404 for the endpoint
 * itself. They are counted for all calls together and for each endpoint, because successful searches do not mean that writes
 * work. A rejected request, or an absent contact, is a usable response.
 *
 * <p>For one job and one thread.
 */
public final class CallPolicy {

    /** The number of consecutive calls without a usable response that stops a job. */
    public static final int MAX_FAILURES_IN_A_ROW = 3;

    /** Endpoints that do not address a single contact, so that a 404 means the endpoint itself. */
    private static final Set<ApiEndpoint> WITHOUT_CONTACT =
            EnumSet.of(ApiEndpoint.SEARCH_V2, ApiEndpoint.BULK_UPSERT_V2, ApiEndpoint.BULK_UPSERT_V1);

    private final boolean abortsAtCredential;
    private final Map<Optional<ApiEndpoint>, Integer> failuresOf = new HashMap<>();
    private int failures;
    private boolean isTrial;

    /** @param abortsAtCredential whether a call aborts the job if Heymarket does not accept the credential */
    CallPolicy(boolean abortsAtCredential) {
        this.abortsAtCredential = abortsAtCredential;
    }

    /**
     * Makes a call and records its outcome.
     *
     * @param reader reads the response, which is usable unless the reader throws a {@link HeymarketException}
     * @throws JobAbortedException if the call aborts the job
     */
    <T> T call(ApiClient client, ApiRequest request, Function<ApiResponse, T> reader) {
        try {
            T content = reader.apply(client.call(request));
            answered(request);
            return content;
        } catch (HeymarketException e) {
            if (!isTrial) {
                failed(request, e);
            }
            if (abortsAtCredential && e instanceof HeymarketAuthenticationException && !e.isMaybeApplied()) {
                throw new JobAbortedException(Objects.requireNonNull(stopReasonAtOnce(e), "why it stops"), e);
            }
            throw e;
        }
    }

    /** A client that passes calls on and records their outcome. Every response is usable. */
    ApiClient watching(ApiClient client) {
        return new ApiClient() {
            @Override
            public ApiResponse call(ApiRequest request) {
                return CallPolicy.this.call(client, request, Function.identity());
            }

            @Override
            public @Nullable String account() {
                return client.account();
            }

            @Override
            public AccountMemory memory() {
                return client.memory();
            }

            @Override
            public Redactor redactor(JsonNode body) {
                return client.redactor(body);
            }
        };
    }

    /** Records a call with a usable response. */
    void answered(ApiRequest request) {
        failures = 0;
        failuresOf.remove(ApiEndpoint.of(request));
    }

    /** Records a call that failed. */
    void failed(ApiRequest request, HeymarketException e) {
        if (isUsable(request, e)) {
            answered(request);
        } else {
            failures++;
            failuresOf.merge(ApiEndpoint.of(request), 1, Integer::sum);
        }
    }

    /** Runs calls that find out which calls fail. Their failures do not count. */
    public void trying(Runnable calls) {
        setTrial(true, calls);
    }

    /** Runs calls within a trial whose failures count. */
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

    /** Forgets the failures, after calls like them were successful: the contacts in the calls were the reason. */
    public void reset() {
        failures = 0;
        failuresOf.clear();
    }

    /**
     * Why a job must stop at once.
     *
     * @param last the exception of the last call
     * @return {@code null} if it need not stop
     */
    public static @Nullable String stopReasonAtOnce(HeymarketException last) {
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
            return "the request budget has no permit";
        }
        return null;
    }

    /**
     * Why the job must stop.
     *
     * @param last the exception of the last call
     * @return {@code null} if it continues
     */
    public @Nullable String stopReason(HeymarketException last) {
        String atOnce = stopReasonAtOnce(last);
        if (atOnce != null) {
            return atOnce;
        }
        int consecutive = Math.max(
                failures,
                failuresOf.values().stream().mapToInt(Integer::intValue).max().orElse(0));
        return consecutive >= MAX_FAILURES_IN_A_ROW ? consecutive + " calls in a row failed" : null;
    }

    /**
     * Aborts the job if it must stop. Called after the results of the last call were recorded.
     *
     * @param last the exception of the last call
     */
    public void stopIfHopeless(HeymarketException last) {
        abort(stopReason(last), last);
    }

    /** Aborts the job if it must stop at once. Called while a failed call is split, whose parts may fail in a row because of their contacts. */
    public static void stopIfHopelessAtOnce(HeymarketException last) {
        abort(stopReasonAtOnce(last), last);
    }

    private static void abort(@Nullable String reason, HeymarketException cause) {
        if (reason != null) {
            throw new JobAbortedException(reason, cause);
        }
    }

    private static boolean isUsable(ApiRequest request, HeymarketException e) {
        return e instanceof HeymarketBadRequestException
                || e instanceof HeymarketNotFoundException
                        && ApiEndpoint.of(request)
                                .filter(WITHOUT_CONTACT::contains)
                                .isEmpty();
    }
}
