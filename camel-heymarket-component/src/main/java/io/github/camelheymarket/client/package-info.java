/** One call to the API: budget, token, send, classify, retry. An {@code ApiRequest} in, an {@code ApiResponse} out. */
@NullMarked
package io.github.camelheymarket.client;

import org.jspecify.annotations.NullMarked;
