package io.github.camelheymarket.operation;

import io.github.camelheymarket.spi.HttpMethod;

/**
 * What one call is about, headers and options already weighed against each other; {@code null} where neither said.
 *
 * @param contactId an integer id or a UUID
 * @param phone as the caller wrote it
 * @param page the page of a list
 * @param cursor where a list goes on
 * @param limit contacts in a page
 * @param overwrite replace stored custom fields; {@code null} where neither header nor option was set
 * @param method of a raw call
 * @param path of a raw call
 */
public record Parameters(
        String contactId,
        String phone,
        Integer page,
        String cursor,
        Integer limit,
        Boolean overwrite,
        HttpMethod method,
        String path) {

    /** Without the values: a phone is a person's data. */
    @Override
    public String toString() {
        return "Parameters";
    }
}
