/**
 * The endpoints of the API and their calls. Every endpoint is a constant of
 * {@link io.github.camelheymarket.api.ApiEndpoint}, every call a method of
 * {@link io.github.camelheymarket.api.ApiGateway}. No other package contains a path of the API.
 */
@NullMarked
package io.github.camelheymarket.api;

import org.jspecify.annotations.NullMarked;
