package io.github.camelheymarket.client;

/** The four verbs of the API. */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    DELETE
}
