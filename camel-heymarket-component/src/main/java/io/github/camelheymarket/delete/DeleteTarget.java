package io.github.camelheymarket.delete;

import org.jspecify.annotations.Nullable;

/**
 * The contact that a row names.
 *
 * @param <C> how the calls of the job name a contact
 * @param contact for {@link ContactCalls}
 * @param uuid for the call that deletes many contacts; {@code null} for a contact that is deleted by a call of its own
 * @param maskedKey for the result of the row; {@code null} where the UUID says it
 */
public record DeleteTarget<C>(
        C contact, @Nullable String uuid, @Nullable String maskedKey) {}
