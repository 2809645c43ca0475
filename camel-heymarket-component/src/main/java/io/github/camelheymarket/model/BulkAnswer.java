package io.github.camelheymarket.model;

import java.util.List;

/**
 * What v2 bulk answers, a 2xx even when some items failed (C5.16). The order is not documented: items are matched by
 * their values, and an item that is in neither list was not stored.
 *
 * @param stored the contacts created or updated
 * @param failed the items that were refused, as far as the answer names them
 */
public record BulkAnswer(List<Contact> stored, List<FailedItem> failed) {

    public BulkAnswer {
        stored = List.copyOf(stored);
        failed = List.copyOf(failed);
    }

    /**
     * One refused item.
     *
     * @param contact the request item as echoed; without members where the answer does not show it
     * @param reason what the answer says about it, verbatim, so it may quote a person's data; {@code null} where it says
     *     nothing
     */
    public record FailedItem(Contact contact, String reason) {

        /** Neither the contact nor the reason is printed: both may hold a person's data. */
        @Override
        public String toString() {
            return "FailedItem[reason " + (reason == null ? "not given]" : "given]");
        }
    }

    /** Counts alone. */
    @Override
    public String toString() {
        return "BulkAnswer[stored=" + stored.size() + ", failed=" + failed.size() + "]";
    }
}
