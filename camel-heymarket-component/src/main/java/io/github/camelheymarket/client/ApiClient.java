package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;

/** Makes one call to the API, however many requests that takes. */
@FunctionalInterface
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
    default String account() {
        return null;
    }

    /** What is known of the account that the calls go to. To be asked once by whoever makes several calls. */
    default AccountMemory memory() {
        return AccountMemory.ofOne();
    }
}
