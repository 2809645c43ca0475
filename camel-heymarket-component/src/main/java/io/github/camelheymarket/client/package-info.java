/** One call to the API: budget, token, send, classify, retry. An {@code ApiRequest} in, an {@code ApiResponse} out. */
package io.github.camelheymarket.client;
