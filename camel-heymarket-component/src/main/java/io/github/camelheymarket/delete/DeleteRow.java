package io.github.camelheymarket.delete;

/**
 * A row of a bulk delete.
 *
 * @param index its place in the input, from 0
 * @param source the row as it came
 * @param key what it names its contact by, masked; {@code null} where that is a UUID, or cannot be read
 * @param uuid {@code null} where the contact is named otherwise
 */
record DeleteRow(long index, Object source, String key, String uuid) {}
