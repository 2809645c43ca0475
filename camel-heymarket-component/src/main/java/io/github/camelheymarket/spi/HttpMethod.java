package io.github.camelheymarket.spi;

/** The HTTP methods that the API uses. */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    DELETE
}
