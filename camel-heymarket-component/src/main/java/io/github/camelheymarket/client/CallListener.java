package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of calls, in the threads that make them. An implementation must be fast, must not block or throw, and
 * must not keep more of a request than its operation, because the rest may contain personal data.
 */
public interface CallListener {

    /** @param took how long the call waited for a permit of the budget, whether it got one or not */
    default void waited(ApiRequest request, Duration took) {}

    /** @param took the time from sending to the end of the response */
    default void requested(ApiRequest request, AnswerClass answer, Duration took) {}

    /** The request will be sent again. */
    default void retried(ApiRequest request) {}

    /** @param failure {@code null} if the call was successful */
    default void ended(ApiRequest request, @Nullable HeymarketException failure) {}
}
