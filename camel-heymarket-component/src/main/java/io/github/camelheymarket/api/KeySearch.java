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
 * One search for keys, in as many calls as it takes to be sure of the answer (R3.2): Heymarket may cut an answer and not
 * say so, at any size. An answer that is larger than all that were proved complete is proved first. The keys that it left
 * over, and those with one contact, are asked for again so that each call brings less than the answer in doubt: what is
 * new then was cut off. Once a cut was seen, keys are asked for in groups that stay below the cap, and no key counts as
 * absent before an answer without it is empty or comes twice.
 */
public final class KeySearch {

    /** An answer below this size that shows one contact for each of the keys is believed. */
    private static final int SMALL = 10;

    private static final int MOST_PROOFS = 2;

    private final ContactReads reads;
    private final SearchCompleteness completeness;
    private final int valuesPerCall;
    private final ContactIndex index;
    /** Keys that no answer led to while another cap than the known one may have cut them off. */
    private final Set<String> unconfirmed = new LinkedHashSet<>();

    private int largestUnconfirmed;
    private boolean again;

    public KeySearch(ContactReads reads, SearchCompleteness completeness, int valuesPerCall, ContactIndex index) {
        this.reads = reads;
        this.completeness = completeness;
        this.valuesPerCall = valuesPerCall;
        this.index = index;
    }

    /** Adds the contacts of all keys, at most as many as one call takes, to the index. */
    public void search(List<String> keys) {
        complete(keys);
        while (!unconfirmed.isEmpty()) {
            List<String> open = List.copyOf(unconfirmed);
            int size = largestUnconfirmed;
            unconfirmed.clear();
            largestUnconfirmed = 0;
            int before = index.size();
            ask(open);
            if (index.size() > before) {
                completeness.truncated(size);
                inGroups(keys);
            }
        }
    }

    private void complete(List<String> keys) {
        Answer answer = ask(keys);
        int size = answer.size();
        if (size == 0) {
            return;
        }
        completeness.received(size);
        if (answer.isCut()) {
            completeness.truncated(size);
        }
        int cap = completeness.cap();
        if (cap == 0) {
            believeOrProve(keys, size);
        } else if (size >= cap) {
            inGroups(keys);
        } else {
            List<String> open = open(keys);
            if (!open.isEmpty()) {
                unconfirmed.addAll(open);
                largestUnconfirmed = Math.max(largestUnconfirmed, size);
            }
        }
    }

    /**
     * @param size how many contacts the answer has
     * @param isCut whether one is missing that the keys are known to lead to
     */
    private record Answer(int size, boolean isCut) {}

    private Answer ask(List<String> keys) {
        List<StoredContact> known = index.get(keys);
        ContactIndex shown = new ContactIndex();
        List<Contact> answer = search(keys, shown);
        shown.all().forEach(index::add);
        completeness.found(keys.stream().filter(index::has).toList());
        boolean isCut = known.stream()
                .anyMatch(stored -> !stored.identity().isEmpty()
                        && stored.identity().stream().noneMatch(shown::has));
        return new Answer(answer.size(), isCut && !answer.isEmpty());
    }

    private List<Contact> search(List<String> keys, ContactIndex into) {
        List<String> phones = MatchKeys.searched(keys, MatchKeys::isPhone);
        List<String> emails = MatchKeys.searched(keys, MatchKeys::isEmail);
        List<Contact> answer = again ? reads.searchAgain(phones, emails) : reads.search(phones, emails);
        again = true;
        answer.forEach(contact -> into.add(StoredContact.found(contact)));
        return answer;
    }

    private void believeOrProve(List<String> keys, int size) {
        if (completeness.isProved(size)) {
            return;
        }
        List<String> open = open(keys);
        List<List<String>> singles = singles(keys);
        boolean nothingToAsk =
                singles.isEmpty() || size < SMALL && size == singles.size() || completeness.proofCalls() >= MOST_PROOFS;
        if (open.isEmpty() && nothingToAsk || provedByKnown(size)) {
            return;
        }
        boolean proved = true;
        int cut = 0;
        int before = index.size();
        for (List<String> group : proof(open, singles, size)) {
            completeness.countProofCall();
            Answer answer = ask(group);
            proved &= answer.size() < size;
            cut = answer.isCut() ? answer.size() : cut;
        }
        if (index.size() > before || cut > 0) {
            completeness.truncated(cut > 0 ? cut : size);
            inGroups(keys);
        } else if (proved) {
            completeness.proved(size);
        }
    }

    /** Whether a search for keys that lead to more contacts shows them all, so that the answer was not cut. */
    private boolean provedByKnown(int size) {
        List<String> known = completeness.found(valuesPerCall);
        if (known.size() <= size) {
            return false;
        }
        completeness.countProofCall();
        ContactIndex shown = new ContactIndex();
        int all = search(known, shown).size();
        if (all > size && known.stream().allMatch(shown::has)) {
            completeness.proved(all - 1);
            return true;
        }
        completeness.forget(known);
        return false;
    }

    /** Calls that bring fewer contacts than the answer that they prove, if it is complete. */
    private List<List<String>> proof(List<String> open, List<List<String>> singles, int size) {
        if (singles.size() < size) {
            return List.of(join(open, singles));
        }
        if (size == 1) {
            return List.of(open);
        }
        int middle = singles.size() / 2;
        if (size >= valuesPerCall) {
            return List.of(
                    join(open, singles.subList(0, middle)), join(List.of(), singles.subList(middle, singles.size())));
        }
        List<List<String>> most = new ArrayList<>(singles);
        most.remove(middle);
        return List.of(join(open, most));
    }

    private static List<String> join(List<String> open, List<List<String>> singles) {
        List<String> all = new ArrayList<>(open);
        singles.forEach(all::addAll);
        return all;
    }

    /** Asks again, below the cap, for every key whose contacts may have been cut off. */
    private void inGroups(List<String> keys) {
        List<String> doubtful = join(open(keys), singles(keys));
        if (keys.size() == 1 || doubtful.isEmpty()) {
            return;
        }
        int cap = completeness.cap();
        int most = cap == 0 ? (doubtful.size() + 1) / 2 : Math.max(1, cap - 1);
        if (doubtful.size() == keys.size()) {
            most = Math.min(most, keys.size() - 1);
        }
        for (int from = 0; from < doubtful.size(); from += most) {
            complete(doubtful.subList(from, Math.min(doubtful.size(), from + most)));
        }
    }

    private List<String> open(List<String> keys) {
        return keys.stream().filter(key -> !index.has(key)).toList();
    }

    /** The keys that lead to one contact, put together by contact. */
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
