package io.github.camelheymarket.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that are known without the custom fields of the team: request fields (C4.3), headings of the vendor, names of responses. */
final class ContactColumns {

    static final String OWNER = "assignee_id";
    static final String OPTED_OUT = "is_opted_out";

    /** R1.1: never identity and never sent, because the {@code id} of a database must not identify a contact. */
    private static final Names<String> RESPONSE_ONLY = new Names<>();

    private static final Names<String> FIELDS = new Names<>();

    static {
        List.of(
                        "id",
                        "uuid",
                        "rev",
                        "type",
                        "op",
                        "created",
                        "updated",
                        "note",
                        "team_id",
                        "creator_id",
                        "parent_id",
                        "inbox_id",
                        "shared")
                .forEach(name -> RESPONSE_ONLY.add(name, name));
        List.of(
                        "phone",
                        "first",
                        "last",
                        "display_name",
                        "email",
                        "custom",
                        "avatar",
                        OWNER,
                        "tags",
                        OPTED_OUT,
                        "email_suppressions",
                        "contact_id",
                        "contact_channels")
                .forEach(name -> FIELDS.add(name, name));
        Map.of(
                        "assigned_user_id", OWNER,
                        "First Name", "first",
                        "Last Name", "last",
                        "Phone Number", "phone",
                        "Email", "email",
                        "Opt Out", OPTED_OUT)
                .forEach(FIELDS::add);
    }

    private ContactColumns() {}

    /** @return the wire name, {@code null} if the name is not exactly a field or heading */
    static @Nullable String exactly(String name) {
        return one(FIELDS.exact(name));
    }

    /** @return the wire name, {@code null} if the name is not similar to a field or heading either */
    static @Nullable String loosely(String name) {
        return one(FIELDS.folded(name));
    }

    static boolean isExactlyResponseOnly(String name) {
        return !RESPONSE_ONLY.exact(name).isEmpty();
    }

    static boolean isResponseOnly(String name) {
        return !RESPONSE_ONLY.folded(name).isEmpty();
    }

    /** The names that a misspelt name is compared with. */
    static Collection<String> candidates(Collection<String> titles) {
        List<String> candidates = new ArrayList<>(FIELDS.names());
        candidates.addAll(titles);
        return candidates;
    }

    private static @Nullable String one(Set<String> found) {
        return found.isEmpty() ? null : found.iterator().next();
    }
}
