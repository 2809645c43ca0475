/**
 * The API as data, and one way to use it: every endpoint is a row of {@link io.github.camelheymarket.api.ApiEndpoint}, every
 * call goes through an {@link io.github.camelheymarket.api.ApiGateway}, and no path is written anywhere else.
 */
package io.github.camelheymarket.api;
