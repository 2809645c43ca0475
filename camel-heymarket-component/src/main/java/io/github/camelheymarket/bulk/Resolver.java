package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.bulk.ContactFinder.Found;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the one contact that each group of a chunk is about, or that there is none, or why that cannot be told. */
final class Resolver {

    private static final GroupResult NO_SUCH_UUID =
            GroupResult.unsent(Outcome.REJECTED, "NOT_FOUND", "there is no contact of this UUID", "contact_id");

    private final BulkCalls calls;
    private final ContactFinder finder;
    private final RowPlanner planner;
    private final RunRecorder log;
    private final TagMode tagMode;

    Resolver(BulkCalls calls, ContactFinder finder, RowPlanner planner, RunRecorder log, TagMode tagMode) {
        this.calls = calls;
        this.finder = finder;
        this.planner = planner;
        this.log = log;
        this.tagMode = tagMode;
    }

    /**
     * The groups that can go on, in the order of the input, each with its contact, empty where it has none yet. The others
     * are ended.
     *
     * @throws HeymarketException when the search failed; the groups that it left are not ended
     */
    Map<RowGroup, Optional<StoredContact>> resolve(List<RowGroup> groups) {
        Found found = finder.find(
                groups.stream().flatMap(group -> group.searched().stream()).toList());
        Map<RowGroup, Optional<StoredContact>> resolved = new LinkedHashMap<>();
        for (RowGroup group : groups) {
            if (!isRefused(group, found)) {
                locate(group, found, resolved);
            }
        }
        Map<RowGroup, Optional<StoredContact>> merged = mergeByContact(resolved);
        checkPhones(merged, found);
        return merged;
    }

    private boolean isRefused(RowGroup group, Found found) {
        HeymarketException failure = found.failure(group.searched());
        if (failure != null) {
            unsearched(group, failure);
        }
        return failure != null;
    }

    private void unsearched(RowGroup group, HeymarketException failure) {
        log.end(
                group,
                failure instanceof HeymarketBadRequestException
                        ? GroupResult.failed(Outcome.REJECTED, "REFUSED", failure, failure.getAttempts())
                        : GroupResult.notSent(failure, failure.getAttempts()));
    }

    /** Puts the group down with its contact or none, or ends it. */
    private void locate(RowGroup group, Found found, Map<RowGroup, Optional<StoredContact>> resolved) {
        if (group.contactId() != null) {
            locateNamed(group, found, resolved);
            return;
        }
        List<StoredContact> candidates = found.index().get(group.keys());
        if (candidates.size() > 1) {
            ambiguous(group, "several contacts fit the row", candidates);
        } else {
            resolved.put(group, candidates.stream().findFirst());
        }
    }

    private void ambiguous(RowGroup group, String what, List<StoredContact> candidates) {
        log.end(group, GroupResult.ambiguous(what, candidates));
    }

    /** The contact that a row names by UUID: seen in the search by its phone, else read by itself. */
    private void locateNamed(RowGroup group, Found found, Map<RowGroup, Optional<StoredContact>> resolved) {
        String uuid = group.contactId();
        Optional<StoredContact> seen = found.index().get(group.searched()).stream()
                .filter(stored -> uuid.equalsIgnoreCase(stored.uuid()))
                .findFirst();
        if (seen.isPresent()) {
            resolved.put(group, seen);
            return;
        }
        try {
            Optional<Contact> contact = calls.getByUuid(uuid);
            if (contact.isPresent()) {
                resolved.put(group, Optional.of(StoredContact.byUuid(contact.get(), uuid)));
            } else {
                log.end(group, NO_SUCH_UUID);
            }
        } catch (HeymarketBadRequestException e) {
            log.end(group, GroupResult.failed(Outcome.REJECTED, "REFUSED", e, e.getAttempts()));
        }
    }

    /** Groups that came by different keys to one contact are one person's after all. */
    private Map<RowGroup, Optional<StoredContact>> mergeByContact(Map<RowGroup, Optional<StoredContact>> resolved) {
        Map<String, RowGroup> byIdentity = new HashMap<>();
        Map<RowGroup, Optional<StoredContact>> merged = new LinkedHashMap<>();
        resolved.forEach((group, stored) -> {
            RowGroup whole = group;
            List<String> identity = stored.map(StoredContact::identity).orElse(List.of());
            Set<RowGroup> others = new LinkedHashSet<>();
            identity.stream()
                    .filter(byIdentity::containsKey)
                    .map(byIdentity::get)
                    .forEach(others::add);
            for (RowGroup other : others) {
                merged.remove(other);
                RowGroup both = other.with(whole, tagMode);
                log.merged(List.of(other, whole), both);
                whole = both;
            }
            for (String key : identity) {
                byIdentity.put(key, whole);
            }
            merged.put(whole, stored);
        });
        return merged;
    }

    /**
     * Looks at phones that the first search had no reason to ask for: that a row wants to give a contact matched
     * otherwise, or by which an update would be addressed. Nobody else may have them (R3.5).
     */
    private void checkPhones(Map<RowGroup, Optional<StoredContact>> resolved, Found found) {
        Map<RowGroup, String> wanted = new LinkedHashMap<>();
        resolved.forEach((group, stored) -> {
            group.found = stored.orElse(null);
            group.matchedByPhone = stored.isPresent() && leadsTo(group.phoneKey(), stored.get(), found);
            if (group.phoneKey() != null && (stored.isEmpty() || planner.movesPhone(group, stored.get()))) {
                wanted.put(group, group.phoneKey());
            } else if (stored.isPresent() && !group.matchedByPhone && planner.goesByPhone(group, stored.get())) {
                wanted.put(group, MatchKeys.phone(stored.get().contact().getPhone()));
            }
        });
        finder.find(wanted.values(), found);
        Set<String> claimed = new LinkedHashSet<>();
        for (Map.Entry<RowGroup, String> want : wanted.entrySet()) {
            RowGroup group = want.getKey();
            HeymarketException failure = found.failure(List.of(want.getValue()));
            if (failure != null) {
                unsearched(group, failure);
                resolved.remove(group);
                continue;
            }
            StoredContact own = resolved.get(group).orElse(null);
            List<StoredContact> others = new ArrayList<>(found.index().get(List.of(want.getValue())));
            boolean isOwn = own != null && others.removeIf(own::isSameAs);
            group.matchedByPhone |= isOwn && want.getValue().equals(group.phoneKey());
            if (!others.isEmpty()) {
                taken(group, want.getValue(), others);
                resolved.remove(group);
            } else if (!claimed.add(want.getValue())) {
                log.end(
                        group,
                        GroupResult.unsent(
                                Outcome.REJECTED, "PHONE_TAKEN", "another row of this input has the phone", "phone"));
                resolved.remove(group);
            }
        }
    }

    private static boolean leadsTo(String key, StoredContact stored, Found found) {
        return key != null && found.index().get(List.of(key)).stream().anyMatch(stored::isSameAs);
    }

    private void taken(RowGroup group, String phone, List<StoredContact> others) {
        if (phone.equals(group.phoneKey())) {
            log.end(
                    group,
                    GroupResult.unsent(
                            Outcome.REJECTED,
                            "PHONE_TAKEN",
                            "contact " + others.get(0).name() + " has the phone",
                            "phone"));
        } else {
            ambiguous(group, "the contact can only be addressed by its phone, which others have too", others);
        }
    }
}
