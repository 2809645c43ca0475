package io.github.camelheymarket.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Custom fields and tags. Ids count up from fixed numbers, so that they are the same in each run. */
public final class Catalog {
    private static final long FIRST_FIELD = 81;
    private static final long FIRST_TAG = 9;
    private static final Instant FIRST_TAG_UPDATED = Instant.parse("2026-01-05T08:00:00Z");

    private final Map<Long, CustomField> fields = new LinkedHashMap<>();
    private final Map<Long, Tag> tags = new LinkedHashMap<>();
    /** Tags there ever were: an id is not given twice. */
    private long tagsMade;

    /** The field of that title, exactly spelled. */
    public synchronized Optional<CustomField> field(String title) {
        return fields.values().stream().filter(f -> f.title().equals(title)).findFirst();
    }

    /** Adds a field; a title may be there twice. */
    public synchronized CustomField addField(String title) {
        CustomField field = new CustomField(FIRST_FIELD + fields.size(), title);
        fields.put(field.id(), field);
        return field;
    }

    public synchronized List<CustomField> fields() {
        return new ArrayList<>(fields.values());
    }

    public synchronized boolean hasField(long id) {
        return fields.containsKey(id);
    }

    public synchronized Tag addTag(String label, String color) {
        Tag tag = new Tag(FIRST_TAG + tagsMade, label, color, FIRST_TAG_UPDATED.plusSeconds(tagsMade));
        tagsMade++;
        tags.put(tag.id(), tag);
        return tag;
    }

    public synchronized List<Tag> tags() {
        return new ArrayList<>(tags.values());
    }

    public synchronized Optional<Tag> tag(long id) {
        return Optional.ofNullable(tags.get(id));
    }

    /** Deletes a tag for good; false if there is none of that id. */
    public synchronized boolean deleteTag(long id) {
        return tags.remove(id) != null;
    }

    public synchronized void clear() {
        fields.clear();
        tags.clear();
        tagsMade = 0;
    }
}
