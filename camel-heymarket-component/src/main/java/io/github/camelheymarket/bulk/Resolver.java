package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.find.ContactFinder;
import io.github.camelheymarket.find.ContactFinder.Found;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.Comparisons;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the contact of each group of a chunk, or that there is none, or why that is not known. */
final class Resolver {

    private static final GroupResult NO_SUCH_UUID =
            GroupResult.unsent(Outcome.REJECTED, "NOT_FOUND", "there is no contact of this UUID", "contact_id");

    private final JobReads reads;
    private final ContactFinder finder;
    private final Comparisons comparisons;
    private final RunRecorder recorder;
    private final TagMode tagMode;

    Resolver(JobReads reads, ContactFinder finder, Comparisons comparisons, RunRecorder recorder, TagMode tagMode) {
        this.reads = reads;
        this.finder = finder;
        this.comparisons = comparisons;
        this.recorder = recorder;
        this.tagMode = tagMode;
    }

    /**
     * Ends the groups whose contact is not known.
     *
     * @return the match of each other group, in the order of the input
     * @throws HeymarketException when the search failed; groups may be left that have not ended
     */
    Map<RowGroup, Match> resolve(List<RowGroup> groups) {
        Found found = finder.find(
                groups.stream().flatMap(group -> group.searched().stream()).toList());
        Map<RowGroup, Optional<StoredContact>> resolved = new LinkedHashMap<>();
        for (RowGroup group : groups) {
            if (!isRefused(group, found)) {
                locate(group, found, resolved);
            }
        }
        return checkPhones(mergeByContact(resolved), found);
    }

    private boolean isRefused(RowGroup group, Found found) {
        HeymarketException failure = found.failure(group.searched());
        if (failure != null) {
            recorder.end(group, unsearched(failure));
        }
        return failure != null;
    }

    private static GroupResult unsearched(HeymarketException failure) {
        return failure instanceof HeymarketBadRequestException
                ? GroupResult.failed(Outcome.REJECTED, "REFUSED", failure)
                : GroupResult.notSent(failure);
    }

    /** Adds the group with its contact or none, or ends it. */
    private void locate(RowGroup group, Found found, Map<RowGroup, Optional<StoredContact>> resolved) {
        String uuid = group.contactId();
        if (uuid != null) {
            locateNamed(group, uuid, found, resolved);
            return;
        }
        List<StoredContact> candidates = found.index().get(group.keys());
        if (candidates.size() > 1) {
            recorder.end(group, GroupResult.ambiguous("several contacts fit the row", candidates));
        } else {
            resolved.put(group, candidates.stream().findFirst());
        }
    }

    /** The contact that a row names by UUID: seen in the search by its phone, else read by itself. */
    private void locateNamed(
            RowGroup group, String uuid, Found found, Map<RowGroup, Optional<StoredContact>> resolved) {
        Optional<StoredContact> seen = found.index().get(group.searched()).stream()
                .filter(stored -> uuid.equalsIgnoreCase(stored.uuid()))
                .findFirst();
        if (seen.isPresent()) {
            resolved.put(group, seen);
            return;
        }
        try {
            Optional<StoredContact> stored = reads.byUuid(uuid);
            if (stored.isPresent()) {
                resolved.put(group, stored);
            } else {
                recorder.end(group, NO_SUCH_UUID);
            }
        } catch (HeymarketBadRequestException e) {
            recorder.end(group, unsearched(e));
        }
    }

    /** Groups whose different keys led to one contact become one group. */
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
                recorder.merged(List.of(other, whole), both);
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
     * Searches for phones that the first search did not ask for: a phone that a row gives to a contact matched by another key,
     * and a phone by which an update would address its contact. No other contact may have it (R3.5).
     */
    private Map<RowGroup, Match> checkPhones(Map<RowGroup, Optional<StoredContact>> resolved, Found found) {
        Map<RowGroup, Match> matches = new LinkedHashMap<>();
        List<WantedPhone> wanted = new ArrayList<>();
        resolved.forEach((group, stored) -> {
            Match match = Match.of(group, stored.orElse(null))
                    .foundByPhone(stored.isPresent() && leadsTo(group.phoneKey(), stored.get(), found));
            matches.put(group, match);
            wantedPhone(match).ifPresent(phone -> wanted.add(new WantedPhone(match, phone)));
        });
        finder.find(wanted.stream().map(WantedPhone::phone).toList(), found);
        Set<String> claimed = new LinkedHashSet<>();
        wanted.forEach(one -> {
            Match match = one.match();
            RowGroup group = match.group();
            String phone = one.phone();
            List<StoredContact> others = new ArrayList<>(found.index().get(List.of(phone)));
            boolean isOwn = match.stored() != null && others.removeIf(match.stored()::isSameAs);
            GroupResult obstacle = obstacle(group, phone, others, found);
            if (obstacle == null && !claimed.add(phone)) {
                obstacle = phoneTaken("another row of this input has the phone");
            }
            if (obstacle != null) {
                matches.remove(group);
                recorder.end(match, obstacle, false);
            } else if (isOwn && phone.equals(group.phoneKey())) {
                matches.put(group, match.foundByPhone(true));
            }
        });
        return matches;
    }

    /** A phone that no contact but that of the match may have. */
    private record WantedPhone(Match match, String phone) {}

    private Optional<String> wantedPhone(Match match) {
        String given = match.group().phoneKey();
        StoredContact stored = match.stored();
        if (given != null && (stored == null || comparisons.movesPhone(match))) {
            return Optional.of(given);
        }
        return stored != null && !match.byPhone() && comparisons.goesByPhone(match)
                ? Optional.ofNullable(MatchKeys.phone(stored.contact().getPhone()))
                : Optional.empty();
    }

    private static boolean leadsTo(@Nullable String key, StoredContact stored, Found found) {
        return key != null && found.index().get(List.of(key)).stream().anyMatch(stored::isSameAs);
    }

    /** Why a write must not use the phone; {@code null} where it may. */
    private static @Nullable GroupResult obstacle(
            RowGroup group, String phone, List<StoredContact> others, Found found) {
        HeymarketException failure = found.failure(List.of(phone));
        if (failure != null) {
            return unsearched(failure);
        }
        if (others.isEmpty()) {
            return null;
        }
        return phone.equals(group.phoneKey())
                ? phoneTaken("contact " + others.get(0).name() + " has the phone")
                : GroupResult.ambiguous(
                        "the contact can only be addressed by its phone, which other contacts have too", others);
    }

    private static GroupResult phoneTaken(String sentence) {
        return GroupResult.unsent(Outcome.REJECTED, "PHONE_TAKEN", sentence, "phone");
    }
}
