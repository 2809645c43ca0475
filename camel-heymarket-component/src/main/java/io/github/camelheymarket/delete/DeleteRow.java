package io.github.camelheymarket.delete;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of the input. @param target {@code null} where the row names no contact */
record DeleteRow<C>(long index, Object source, @Nullable DeleteTarget<C> target) {

    C contact() {
        return Objects.requireNonNull(target, "a row that names a contact").contact();
    }

    @Nullable
    String uuid() {
        return target == null ? null : target.uuid();
    }

    @Nullable
    String key() {
        return target == null ? null : target.maskedKey();
    }
}
