package io.github.camelheymarket.model;

/**
 * A custom field that the team has defined.
 *
 * @param id the number that is the key in a contact's {@code custom}
 * @param title what people call it; may be blank, and two fields may share one
 */
public record ContactField(long id, String title) {}
