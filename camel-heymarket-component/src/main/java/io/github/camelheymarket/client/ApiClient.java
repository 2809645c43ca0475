package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;

/**
 * Makes one call to the API, however many requests that takes. A client that wraps another one passes on what that knows of its
 * account; so nothing here has a default.
 */
public interface ApiClient {

    /**
     * Makes the call and waits for its answer.
     *
     * @return the 2xx answer
     * @throws HeymarketException for anything else: of the type that tells what went wrong, with status, request id and
     *     attempts
     */
    ApiResponse call(ApiRequest request);

    /** Stands for the account that the calls go to, without telling the credential; {@code null} where it is not known. */
    String account();

    /** What is known of the account that the calls go to. To be asked once by whoever makes several calls. */
    AccountMemory memory();
}
