package io.github.camelheymarket.shape;

import org.jspecify.annotations.Nullable;

/**
 * A member of a body.
 *
 * @param list whether the value is an array of the type
 * @param shape of an object with known members; {@code null} for any other type, and for an object that may have any member
 */
public record Member(
        String name,
        MemberType type,
        boolean list,
        boolean required,
        @Nullable BodyShape shape) {

    /** The type in words. */
    public String words() {
        return type.words(list);
    }
}
