package io.github.camelheymarket.client;

/** Receives the requests that were answered with a 2xx status. Called by the thread of the call, before the call returns. */
@FunctionalInterface
public interface AnswerObserver {

    void answered(ApiRequest request, ApiResponse response);
}
