package io.github.camelheymarket.merge;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.StoredContact.Read;
import io.github.camelheymarket.model.Contact;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which members the answers of this run have shown, by endpoint. A member that is missing from an answer is unknown until
 * that endpoint has shown it for somebody; from then on missing means empty (R4.2).
 */
public final class ObservedFields {

    public static final String OPTED_OUT = "is_opted_out";

    /** What a merged write is made of, by the names of answers. */
    private static final List<String> WRITTEN =
            List.of("phone", "first", "last", "display_name", "email", "custom", "avatar", "assigned_user_id", "tags");

    private final Map<Read, Set<String>> seen = new EnumMap<>(Read.class);

    /** Endpoints that have said yes or no of somebody's consent; a null says neither. */
    private final Set<Read> flagShown = EnumSet.noneOf(Read.class);

    public void saw(Read read, Contact contact) {
        Set<String> members = seen.computeIfAbsent(read, r -> new HashSet<>());
        contact.json().fieldNames().forEachRemaining(members::add);
        if (contact.getOptedOut() == null && !flagShown.contains(read)) {
            members.remove(OPTED_OUT);
        } else {
            flagShown.add(read);
        }
    }

    /** Whether any answer has said yes or no of somebody's consent. */
    public boolean showedConsent() {
        return !flagShown.isEmpty();
    }

    public boolean isUnknown(StoredContact stored, String member) {
        if (stored.contact().has(member)
                || member.equals("assigned_user_id") && stored.contact().has("assignee_id")) {
            return false;
        }
        return stored.reads().stream()
                .noneMatch(read -> seen.getOrDefault(read, Set.of()).contains(member));
    }

    /** The members that a merged write of this contact would have to guess. */
    public List<String> unknownOf(StoredContact stored) {
        return WRITTEN.stream().filter(member -> isUnknown(stored, member)).toList();
    }
}
