package io.github.camelheymarket.api;

import io.github.camelheymarket.client.SearchCompleteness;
import io.github.camelheymarket.model.Contact;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Searches for keys in as many calls as are needed for a complete result (R3.2), because Heymarket may truncate a response at an
 * unknown size (the cap) without saying so.
 *
 * <p>A response that is larger than all which were proved to be complete is verified: the keys without a contact, and those with
 * one, are searched again in smaller calls. Contacts that are new then had been truncated. Once a cap is known, keys are searched
 * in groups that stay below it. A key counts as absent only after an empty response, or after two responses without it.
 */
public final class KeySearch {

    /** A response below this size with one contact for each key is taken as complete. */
    private static final int SMALL = 10;
    /** The maximum number of proof calls of a client while no cap is known. */
    private static final int MAX_PROOF_CALLS = 2;

    private final ContactReads reads;
    private final SearchCompleteness completeness;
    private final int valuesPerCall;
    private final ContactIndex index;
    /** Keys without a contact in a response below the known cap, to be searched once more because the cap may be lower now. */
    private final Set<String> unconfirmed = new LinkedHashSet<>();

    private int largestUnconfirmed;
    private boolean searchedBefore;

    public KeySearch(ContactReads reads, SearchCompleteness completeness, int valuesPerCall, ContactIndex index) {
        this.reads = reads;
        this.completeness = completeness;
        this.valuesPerCall = valuesPerCall;
        this.index = index;
    }

    /** Searches keys, at most as many as one call allows, and adds the contacts to the index. */
    public void search(List<String> keys) {
        int cap = completeness.expectedCap();
        if (cap > 0 && keys.size() > 1 && keys.size() >= cap) {
            // A larger answer would be truncated, and its keys would all be searched again.
            inGroups(keys, Math.max(1, cap - 1));
        } else {
            complete(keys);
        }
        while (!unconfirmed.isEmpty()) {
            List<String> missing = List.copyOf(unconfirmed);
            int size = largestUnconfirmed;
            unconfirmed.clear();
            largestUnconfirmed = 0;
            int before = index.size();
            ask(missing);
            if (index.size() > before) {
                completeness.truncated(size);
                inGroups(keys);
            }
        }
        completeness.searched(keys.size() - missing(keys).size());
    }

    private void complete(List<String> keys) {
        Answer answer = ask(keys);
        int size = answer.size();
        if (size == 0) {
            return;
        }
        completeness.received(size);
        if (answer.isTruncated()) {
            completeness.truncated(size);
        }
        int cap = completeness.cap();
        if (cap == 0) {
            acceptOrVerify(keys, size);
        } else if (size >= cap) {
            inGroups(keys);
        } else {
            List<String> missing = missing(keys);
            if (!missing.isEmpty()) {
                unconfirmed.addAll(missing);
                largestUnconfirmed = Math.max(largestUnconfirmed, size);
            }
        }
    }

    /**
     * A search response.
     *
     * @param size the number of contacts
     * @param isTruncated whether a contact is missing that is known to have one of the keys
     */
    private record Answer(int size, boolean isTruncated) {}

    private Answer ask(List<String> keys) {
        List<StoredContact> known = index.get(keys);
        List<StoredContact> answer = call(keys);
        answer.forEach(index::add);
        completeness.found(keys.stream().filter(index::has).toList());
        return new Answer(answer.size(), !answer.isEmpty() && !known.isEmpty() && lacks(answer, known));
    }

    /** Whether an answer is without a contact that is known. */
    private static boolean lacks(List<StoredContact> answer, List<StoredContact> known) {
        ContactIndex shown = ContactIndex.ofStored(answer);
        return known.stream()
                .anyMatch(stored -> !stored.identity().isEmpty()
                        && stored.identity().stream().noneMatch(shown::has));
    }

    private List<StoredContact> call(List<String> keys) {
        List<String> phones = MatchKeys.searched(keys, MatchKeys::isPhone);
        List<String> emails = MatchKeys.searched(keys, MatchKeys::isEmail);
        List<Contact> answer = searchedBefore ? reads.searchAgain(phones, emails) : reads.search(phones, emails);
        searchedBefore = true;
        return answer.stream().map(StoredContact::found).toList();
    }

    private void acceptOrVerify(List<String> keys, int size) {
        if (completeness.isProved(size)) {
            return;
        }
        List<String> missing = missing(keys);
        List<List<String>> singles = singles(keys);
        boolean isAcceptable = singles.isEmpty()
                || size < SMALL && size == singles.size()
                || completeness.proofCalls() >= MAX_PROOF_CALLS;
        if (missing.isEmpty() && isAcceptable || isProvedByKnown(size)) {
            return;
        }
        boolean proved = true;
        int truncatedSize = 0;
        int before = index.size();
        for (List<String> group : proofCalls(missing, singles, size)) {
            completeness.countProofCall();
            Answer answer = ask(group);
            proved &= answer.size() < size;
            truncatedSize = answer.isTruncated() ? answer.size() : truncatedSize;
        }
        if (index.size() > before || truncatedSize > 0) {
            completeness.truncated(truncatedSize > 0 ? truncatedSize : size);
            inGroups(keys);
        } else if (proved) {
            completeness.proved(size);
        }
    }

    /** Whether a larger search for keys of known contacts returns all of them, so that this size is not truncated. */
    private boolean isProvedByKnown(int size) {
        List<String> known = completeness.found(valuesPerCall);
        if (known.size() <= size) {
            return false;
        }
        completeness.countProofCall();
        List<StoredContact> answer = call(known);
        if (answer.size() > size && known.stream().allMatch(ContactIndex.ofStored(answer)::has)) {
            completeness.proved(answer.size() - 1);
            return true;
        }
        completeness.forget(known);
        return false;
    }

    /** The keys of calls whose responses are smaller than the response to verify, if that is complete. */
    private List<List<String>> proofCalls(List<String> missing, List<List<String>> singles, int size) {
        if (singles.size() < size) {
            return List.of(join(missing, singles));
        }
        if (size == 1) {
            return List.of(missing);
        }
        int middle = singles.size() / 2;
        if (size >= valuesPerCall) {
            return List.of(
                    join(missing, singles.subList(0, middle)),
                    join(List.of(), singles.subList(middle, singles.size())));
        }
        List<List<String>> allButOne = new ArrayList<>(singles);
        allButOne.remove(middle);
        return List.of(join(missing, allButOne));
    }

    private static List<String> join(List<String> keys, List<List<String>> singles) {
        List<String> all = new ArrayList<>(keys);
        singles.forEach(all::addAll);
        return all;
    }

    /** Searches again, below the cap, for every key whose contacts may have been truncated. */
    private void inGroups(List<String> keys) {
        List<String> doubtful = join(missing(keys), singles(keys));
        if (keys.size() == 1 || doubtful.isEmpty()) {
            return;
        }
        int cap = completeness.cap();
        int groupSize = cap == 0 ? (doubtful.size() + 1) / 2 : Math.max(1, cap - 1);
        if (doubtful.size() == keys.size()) {
            groupSize = Math.min(groupSize, keys.size() - 1);
        }
        inGroups(doubtful, groupSize);
    }

    private void inGroups(List<String> keys, int groupSize) {
        for (int from = 0; from < keys.size(); from += groupSize) {
            complete(keys.subList(from, Math.min(keys.size(), from + groupSize)));
        }
    }

    private List<String> missing(List<String> keys) {
        return keys.stream().filter(key -> !index.has(key)).toList();
    }

    /** The keys with exactly one contact, grouped by contact. */
    private List<List<String>> singles(List<String> keys) {
        Map<StoredContact, List<String>> byContact = new IdentityHashMap<>();
        List<List<String>> singles = new ArrayList<>();
        for (String key : keys) {
            List<StoredContact> stored = index.get(List.of(key));
            if (stored.size() == 1) {
                byContact
                        .computeIfAbsent(stored.get(0), one -> {
                            singles.add(new ArrayList<>(1));
                            return singles.get(singles.size() - 1);
                        })
                        .add(key);
            }
        }
        return singles;
    }
}
