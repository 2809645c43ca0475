package io.github.camelheymarket.sandbox.store;

import java.time.Instant;

/**
 * A tag of the team.
 *
 * @param id what a contact's {@code tag_id} names
 * @param label text of the tag
 * @param color hex colour, empty if none was given
 * @param updated time for the walk by date; a second apart from tag to tag, so that no two share one
 */
public record Tag(long id, String label, String color, Instant updated) {}
