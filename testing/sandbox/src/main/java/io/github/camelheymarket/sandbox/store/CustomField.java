package io.github.camelheymarket.sandbox.store;

/**
 * A custom field of the team.
 *
 * @param id key of its values in {@code custom}
 * @param title name in the app
 */
public record CustomField(long id, String title) {}
