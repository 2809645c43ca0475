package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketException;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls to the API, with retries. The methods have no defaults, so that a client which wraps another one passes all of
 * them on.
 */
public interface ApiClient {

    /**
     * Makes a call and waits for its response.
     *
     * @return the 2xx response
     * @throws HeymarketException for any other outcome; the subclass says what went wrong
     */
    ApiResponse call(ApiRequest request);

    /** Identifies the account without revealing the credential; {@code null} if not known. */
    @Nullable
    String account();

    /** What is known about the account. A job gets it once, so that all its calls use the same. */
    AccountMemory memory();

    /** What removes the values of a request and the credential from a text of Heymarket. @param body of the request */
    Redactor redactor(JsonNode body);
}
