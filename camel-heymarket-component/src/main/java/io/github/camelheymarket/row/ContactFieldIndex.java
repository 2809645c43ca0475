package io.github.camelheymarket.row;

import io.github.camelheymarket.model.ContactField;
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

    /** Fields of exactly this title, of which there may be several. */
    Set<ContactField> exactly(String title) {
        return byTitle.exact(title);
    }

    /** Fields with this title, ignoring case, blanks, {@code _} and {@code -}. */
    Set<ContactField> loosely(String title) {
        return byTitle.folded(title);
    }

    /** All titles, in the order given, blank ones left out. */
    Collection<String> titles() {
        return byTitle.names();
    }

    static String describe(Collection<ContactField> fields) {
        return String.join(
                " and ",
                fields.stream()
                        .map(field -> "'" + field.title() + "' (" + field.id() + ")")
                        .toList());
    }
}
