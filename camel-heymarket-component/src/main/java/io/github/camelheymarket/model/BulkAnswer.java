package io.github.camelheymarket.model;

import java.util.List;

/**
 * The response to a v2 bulk write, which is a 2xx even if items failed (C5.16). Its order is not documented, so items are
 * matched by their values. An item in neither list was not stored.
 *
 * @param stored the contacts that were created or updated
 * @param failed the items that were rejected, as far as the response names them
 */
public record BulkAnswer(List<Contact> stored, List<FailedItem> failed) {

    public BulkAnswer {
        stored = List.copyOf(stored);
        failed = List.copyOf(failed);
    }

    /**
     * A rejected item.
     *
     * @param contact the item of the request; without members if the response does not show it
     * @param reason the reason in the response, verbatim, so it may contain personal data; {@code null} if there is none
     */
    public record FailedItem(Contact contact, String reason) {

        /** Without contact and reason, which may contain personal data. */
        @Override
        public String toString() {
            return "FailedItem[reason " + (reason == null ? "not given]" : "given]");
        }
    }

    /** Only the numbers of contacts, which are personal data. */
    @Override
    public String toString() {
        return "BulkAnswer[stored=" + stored.size() + ", failed=" + failed.size() + "]";
    }
}
