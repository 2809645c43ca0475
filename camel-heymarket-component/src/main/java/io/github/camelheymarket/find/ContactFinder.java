package io.github.camelheymarket.find;

import io.github.camelheymarket.api.ContactIndex;
import io.github.camelheymarket.api.KeySearch;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.Recall;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.job.Parts;
import io.github.camelheymarket.job.SplitBudget;
import io.github.camelheymarket.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contacts of many keys: by searches that are verified as complete, and by the recent writes, which a search may not
 * show yet (R3.2).
 */
public final class ContactFinder {

    private final JobReads reads;
    private final Recall recall;
    private final SplitBudget splits;
    private final int valuesPerCall;

    public ContactFinder(JobReads reads, SplitBudget splits, int valuesPerCall) {
        this.reads = reads;
        this.recall = new Recall(reads, reads.job().memory().writes());
        this.splits = splits;
        this.valuesPerCall = valuesPerCall;
    }

    /**
     * The result of a search.
     *
     * @param index the contacts
     * @param searched all keys that were searched for
     * @param refused the keys that Heymarket refuses, or that break every search for them, with the failure
     */
    public record Found(ContactIndex index, Set<String> searched, Map<String, HeymarketException> refused) {
        public Found() {
            this(new ContactIndex(), new HashSet<>(), new HashMap<>());
        }

        /** Why it is not known which contact has one of these keys; {@code null} where all could be searched for. */
        public @Nullable HeymarketException failure(Collection<String> keys) {
            return keys.stream()
                    .map(refused::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    public Found find(Collection<String> keys) {
        Found found = new Found();
        find(keys, found);
        return found;
    }

    /** Adds the contacts of those keys that were not searched for yet. */
    public void find(Collection<String> keys, Found found) {
        List<String> open = shown(keys, found);
        open.removeAll(found.refused().keySet());
        recall.complete(open, found.index());
    }

    /** The same without the recent writes, to verify that a search shows a write. */
    public Found findShown(Collection<String> keys) {
        Found found = new Found();
        shown(keys, found);
        return found;
    }

    private List<String> shown(Collection<String> keys, Found found) {
        List<String> open = new ArrayList<>(new LinkedHashSet<>(keys));
        open.removeAll(found.searched());
        found.searched().addAll(open);
        for (int from = 0; from < open.size(); from += valuesPerCall) {
            search(open.subList(from, Math.min(open.size(), from + valuesPerCall)), found);
        }
        return open;
    }

    private void search(List<String> keys, Found found) {
        try {
            new KeySearch(reads, reads.job().memory().completeness(), valuesPerCall, found.index()).search(keys);
        } catch (HeymarketBadRequestException e) {
            refused(keys, found, e);
            return;
        } catch (HeymarketServerException | HeymarketConnectionException e) {
            if (reads.job().policy().isTrial() || keys.size() == 1) {
                throw e;
            }
            new BrokenSearches(reads.job().policy(), splits, some -> search(some, found), found.refused())
                    .split(keys, e);
            return;
        }
        List<String> open = keys.stream().filter(key -> !found.index().has(key)).toList();
        boolean strays = found.index().all().stream()
                .anyMatch(stored -> MatchKeys.of(stored.contact()).stream().noneMatch(found.searched()::contains));
        if (strays && !open.isEmpty()) {
            attribute(open, found);
        }
    }

    private void refused(List<String> keys, Found found, HeymarketBadRequestException e) {
        if (keys.size() == 1) {
            found.refused().put(keys.get(0), e);
            splits.failedAlone(e);
            return;
        }
        for (List<String> half : Parts.halves(keys)) {
            splits.spend(e);
            search(half, found);
        }
    }

    /**
     * A contact was found by a channel that its answer does not show. Halving the keys that are still without a contact finds
     * its key, since a search for one key returns the contacts of that key.
     */
    private void attribute(List<String> keys, Found found) {
        for (List<String> half : keys.size() == 1 ? List.of(keys) : Parts.halves(keys)) {
            List<Contact> answer = reads.search(
                    MatchKeys.searched(half, MatchKeys::isPhone), MatchKeys.searched(half, MatchKeys::isEmail));
            if (!answer.isEmpty() && half.size() == 1) {
                answer.forEach(contact -> found.index().put(half.get(0), StoredContact.found(contact)));
            } else if (!answer.isEmpty()) {
                attribute(half, found);
            }
        }
    }
}
