package io.github.camelheymarket.delete;

/** A row of the input. @param target {@code null} where the row names no contact */
record DeleteRow<C>(long index, Object source, DeleteTarget<C> target) {

    C contact() {
        return target.contact();
    }

    String uuid() {
        return target == null ? null : target.uuid();
    }

    String key() {
        return target == null ? null : target.maskedKey();
    }
}
