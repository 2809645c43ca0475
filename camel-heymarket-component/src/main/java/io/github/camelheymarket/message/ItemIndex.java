package io.github.camelheymarket.message;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The inboxes, members, templates or lists of the team, by id and by name: exactly, else ignoring case, blanks, {@code _} and
 * {@code -}.
 */
final class ItemIndex {

    private static final int MAX_SHOWN = 20;
    private static final int MIN_PHONE = 7;

    private final Kind kind;
    private final Map<Long, ResultObject> byId = new LinkedHashMap<>();
    private final Names<ResultObject> byName = new Names<>();
    private final List<String> names = new ArrayList<>();

    /**
     * A kind of item.
     *
     * @param option the option and member of a body that name such an item
     * @param noun what the item is, in words
     * @param nameMembers members with texts that name an item, the first of which messages show. A template and a list are written
     *     with a {@code title} and read with a {@code name} (C9.3, C9.6)
     */
    record Kind(String option, String noun, List<String> nameMembers) {

        static final Kind INBOX = new Kind("inbox", "an inbox of the team", List.of("name", "phone", "phones"));
        static final Kind MEMBER = new Kind("sender", "a member of the team", List.of("name", "email"));
        static final Kind TEMPLATE = new Kind("template", "a template of the team", List.of("name", "title"));
        static final Kind LIST = new Kind("list", "a list of the team", List.of("name", "title"));
    }

    /** @param items those without an id are left out */
    ItemIndex(Kind kind, Iterable<ResultObject> items) {
        this.kind = kind;
        for (ResultObject item : items) {
            Long id = id(item);
            if (id != null && byId.putIfAbsent(id, item) == null) {
                add(item);
            }
        }
    }

    private void add(ResultObject item) {
        for (String member : kind.nameMembers()) {
            Object value = item.get(member);
            List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            for (Object name : values) {
                if (name instanceof String text && !text.isBlank()) {
                    byName.add(isPhone(text) ? digits(text) : text, item);
                }
            }
        }
        if (item.get(kind.nameMembers().get(0)) instanceof String shown && !shown.isBlank()) {
            names.add(shown);
        }
    }

    static @Nullable Long id(ResultObject item) {
        return item.get("id") instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    Optional<ResultObject> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The one item of a name, or of an id as text.
     *
     * @throws HeymarketValidationException {@code AMBIGUOUS_NAME} if several items match equally well
     */
    Optional<ResultObject> find(String given) {
        String name = given.strip();
        Optional<ResultObject> withId = Texts.isInteger(name) ? byId(Long.parseLong(name)) : Optional.empty();
        if (withId.isPresent()) {
            return withId;
        }
        Set<ResultObject> found = byName.find(isPhone(name) ? digits(name) : name);
        if (found.size() > 1) {
            throw new HeymarketValidationException(
                    "AMBIGUOUS_NAME",
                    kind.option(),
                    Texts.quoted(given) + " is the name of several, " + described(found) + ": use the id",
                    given);
        }
        return found.stream().findFirst();
    }

    /** The exception for a name that no item has; it lists what exists. */
    HeymarketValidationException unknown(String given) {
        String near = Names.nearest(given, names)
                .map(name -> " (did you mean '" + name + "'?)")
                .orElse("");
        return new HeymarketValidationException(
                "UNKNOWN_NAME",
                kind.option(),
                Texts.quoted(given) + " in '" + kind.option() + "' is not " + kind.noun() + near + ". " + existing(),
                given);
    }

    /** A sentence that lists the items with their ids, at most 20 of them. */
    String existing() {
        return byId.isEmpty() ? "There is none" : "There are " + described(byId.values());
    }

    private String described(Iterable<ResultObject> items) {
        List<String> all = new ArrayList<>();
        items.forEach(item -> all.add(described(item)));
        return all.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "))
                + (all.size() > MAX_SHOWN ? " and " + (all.size() - MAX_SHOWN) + " more" : "");
    }

    private String described(ResultObject item) {
        Object name = item.get(kind.nameMembers().get(0));
        return (name == null ? "one without a name" : "'" + Texts.visible(name.toString()) + "'") + " (" + id(item)
                + ")";
    }

    /** Whether the text has digits and the signs that stand between those of a phone, and nothing else. */
    private static boolean isPhone(String text) {
        return digits(text).length() >= MIN_PHONE
                && text.chars().allMatch(c -> isDigit(c) || "+ ()./-".indexOf(c) >= 0);
    }

    private static String digits(String text) {
        return text.chars()
                .filter(ItemIndex::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
