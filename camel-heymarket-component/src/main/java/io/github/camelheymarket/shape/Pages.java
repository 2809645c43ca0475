package io.github.camelheymarket.shape;

import org.jspecify.annotations.Nullable;

/** How a list is continued. */
public enum Pages {
    /** The answer is the whole list. */
    NONE(null, null, false),
    /** The member {@code date} of the request is the {@code updated} of the last item; a page has 30 items (C9.4). */
    BY_UPDATED("date", "updated", false),
    /** The same, with a page size of the caller's choice (C9.2.1). */
    BY_UPDATED_WITH_LIMIT("date", "updated", true),
    /** The member {@code created_at} of the request is the {@code date} of the last item (C9.1.4). */
    BY_CREATED("created_at", "date", true),
    /** The number of the page, from 1 (C9.7.6). */
    BY_NUMBER("page", null, true);

    private final @Nullable String cursor;
    private final @Nullable String ofItem;
    private final boolean limit;

    Pages(@Nullable String cursor, @Nullable String ofItem, boolean limit) {
        this.cursor = cursor;
        this.ofItem = ofItem;
        this.limit = limit;
    }

    /** The member of the request that says where a page begins. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** The member of an item that becomes the cursor; {@code null} if pages are numbered. */
    public @Nullable String ofItem() {
        return ofItem;
    }

    /** Whether a request may have a page size, in the member {@code limit}. */
    public boolean hasLimit() {
        return limit;
    }
}
