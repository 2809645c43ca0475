package io.github.camelheymarket.spi;

/** The four verbs of the API. */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    DELETE
}
