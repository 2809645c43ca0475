package io.github.camelheymarket.api;

import io.github.camelheymarket.client.ApiResponse;

/**
 * A 2xx answer, and what it says.
 *
 * @param response the answer as it came
 * @param content what was read from it
 * @param <T> what it says
 */
public record ApiAnswer<T>(ApiResponse response, T content) {}
