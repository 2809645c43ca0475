package io.github.camelheymarket.api;

import io.github.camelheymarket.client.ApiResponse;

/**
 * A 2xx response and its content.
 *
 * @param response the response
 * @param content what was read from its body
 * @param <T> the type of the content
 */
public record ApiAnswer<T>(ApiResponse response, T content) {}
