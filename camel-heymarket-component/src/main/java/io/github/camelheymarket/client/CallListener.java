package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;

/**
 * Is told what calls do, in the thread that makes them: it is quick, does not wait and does not throw. Of a request it
 * keeps the operation alone, since the rest may name a person.
 */
public interface CallListener {

    /** @param took how long the place in the budget was waited for, whether it came or not */
    default void waited(ApiRequest request, Duration took) {}

    /** @param took from the sending to the end of the answer */
    default void requested(ApiRequest request, AnswerClass answer, Duration took) {}

    /** The request is about to be sent once more, with the same token or a new one. */
    default void retried(ApiRequest request) {}

    /** @param failure {@code null} when it went well */
    default void ended(ApiRequest request, HeymarketException failure) {}
}
