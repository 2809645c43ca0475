package io.github.camelheymarket.model;

/**
 * The definition of a custom field (C5.11).
 *
 * @param id the id, which is the key in {@link Contact#getCustom()}
 * @param title the title; it may be blank, and several fields may have the same
 */
public record ContactField(long id, String title) implements JsonForm {}
