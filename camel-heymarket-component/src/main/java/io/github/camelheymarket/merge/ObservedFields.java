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
 * The members that the responses to a job have shown, by kind of response. A member that is missing from a response is unknown
 * until a response of that kind has shown it for any contact; from then on a missing member is empty (R4.2).
 */
public final class ObservedFields {

    public static final String OPTED_OUT = "is_opted_out";

    /** The members of which a merged write consists, by their names in responses. */
    private static final List<String> WRITTEN =
            List.of("phone", "first", "last", "display_name", "email", "custom", "avatar", "assigned_user_id", "tags");

    private final Map<Read, Set<String>> observed = new EnumMap<>(Read.class);

    /** The kinds of responses in which the opt-out flag had a value other than null. */
    private final Set<Read> consentShown = EnumSet.noneOf(Read.class);

    /** Records a contact of a response. */
    public void saw(Read read, Contact contact) {
        Set<String> members = observed.computeIfAbsent(read, r -> new HashSet<>());
        contact.json().fieldNames().forEachRemaining(members::add);
        if (contact.getOptedOut() == null && !consentShown.contains(read)) {
            members.remove(OPTED_OUT);
        } else {
            consentShown.add(read);
        }
    }

    /** Whether any response has shown the consent of a contact. */
    public boolean showedConsent() {
        return !consentShown.isEmpty();
    }

    /** Whether the value of a member is unknown, and not empty. */
    public boolean isUnknown(StoredContact stored, String member) {
        if (stored.contact().has(member)
                || member.equals("assigned_user_id") && stored.contact().has("assignee_id")) {
            return false;
        }
        return stored.reads().stream()
                .noneMatch(read -> observed.getOrDefault(read, Set.of()).contains(member));
    }

    /** The members of a merged write of this contact whose values are unknown. */
    public List<String> unknownOf(StoredContact stored) {
        return WRITTEN.stream().filter(member -> isUnknown(stored, member)).toList();
    }
}
