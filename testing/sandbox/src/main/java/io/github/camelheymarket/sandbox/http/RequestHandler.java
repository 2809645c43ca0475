package io.github.camelheymarket.sandbox.http;

/** What the sandbox does with a request that has passed credentials, limit and faults. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Answers a request.
     *
     * @throws ApiError if the contract does not allow it
     */
    ApiAnswer handle(ApiRequest request);
}
