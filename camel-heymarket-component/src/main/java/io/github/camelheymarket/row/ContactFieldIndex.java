package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.ContactField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The custom fields of the team by id and by title: exactly, else ignoring case, blanks, {@code _} and {@code -}. */
public final class ContactFieldIndex {

    private final Map<Long, ContactField> byId = new LinkedHashMap<>();
    private final Names<ContactField> byTitle = new Names<>();

    /** @param fields in any order; a field without a title can be found by id only */
    public ContactFieldIndex(List<ContactField> fields) {
        for (ContactField field : fields) {
            byId.put(field.id(), field);
            if (field.title() != null && !field.title().isBlank()) {
                byTitle.add(field.title(), field);
            }
        }
    }

    public Optional<ContactField> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The one field of this title.
     *
     * @throws HeymarketColumnsException {@code AMBIGUOUS_FIELD} if several fields match equally well
     */
    public Optional<ContactField> byTitle(String title) {
        Set<ContactField> found = byTitle.find(title);
        if (found.size() > 1) {
            throw new HeymarketColumnsException(
                    HeymarketColumnsException.AMBIGUOUS_FIELD,
                    List.of(title),
                    "'" + title + "' matches the custom fields " + describe(found)
                            + ": rename one of them in Heymarket, or pass the value in a 'custom' map by field id");
        }
        return found.stream().findFirst();
    }

    /** Fields of exactly this title, of which there may be several. */
    Set<ContactField> exactly(String title) {
        return byTitle.exact(title);
    }

    /** Fields with this title, ignoring case, blanks, {@code _} and {@code -}. */
    Set<ContactField> loosely(String title) {
        return byTitle.folded(title);
    }

    /** The title that was probably meant; empty if none is similar. */
    public Optional<String> nearest(String title) {
        return Names.nearest(title, titles());
    }

    /** All titles, in the order given, blank ones left out. */
    public Collection<String> titles() {
        return byTitle.names();
    }

    /**
     * Checks that each field has a unique title, which a format with a column for each field requires.
     *
     * @throws HeymarketColumnsException {@code AMBIGUOUS_FIELD} naming the fields without a title or with the same title
     */
    public void requireDistinctTitles() {
        List<String> faults = new ArrayList<>();
        byId.values().stream()
                .filter(field -> field.title() == null || field.title().isBlank())
                .forEach(field -> faults.add("field " + field.id() + " has no title"));
        for (String title : titles()) {
            if (byTitle.exact(title).size() > 1) {
                faults.add("'" + title + "' is the title of " + describe(byTitle.exact(title)));
            }
        }
        if (!faults.isEmpty()) {
            throw new HeymarketColumnsException(
                    HeymarketColumnsException.AMBIGUOUS_FIELD,
                    List.copyOf(titles()),
                    "custom fields need different titles, but " + String.join("; ", faults)
                            + ": rename them in Heymarket");
        }
    }

    static String describe(Collection<ContactField> fields) {
        return String.join(
                " and ",
                fields.stream()
                        .map(field -> "'" + field.title() + "' (" + field.id() + ")")
                        .toList());
    }
}
