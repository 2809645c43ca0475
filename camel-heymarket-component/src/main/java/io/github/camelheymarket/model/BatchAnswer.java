package io.github.camelheymarket.model;

import java.util.List;

/**
 * What v1 batch answers (C5.10).
 *
 * @param plain the answer was a text such as {@code ok}: the call was taken
 * @param items the contacts of an array answer, none where the answer was empty. By the older page these failed; by the newer page's schema they may be
 *     the ones stored, so an item with an id of the server's is ambiguous
 */
public record BatchAnswer(boolean plain, List<Contact> items) {

    public BatchAnswer {
        items = List.copyOf(items);
    }

    /** Counts alone. */
    @Override
    public String toString() {
        return "BatchAnswer[plain=" + plain + ", items=" + items.size() + "]";
    }
}
