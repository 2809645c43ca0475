package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketServerException;
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

/** Searches for many keys at once, and does not trust the silence of an answer (R3.2). */
final class ContactFinder {

    /** An answer this long may have been cut without a word. */
    private static final int SUSPICIOUS_LENGTH = 30;

    private final BulkCalls calls;
    private final Splits splits;
    private final int valuesPerCall;

    ContactFinder(BulkCalls calls, Splits splits, int valuesPerCall) {
        this.calls = calls;
        this.splits = splits;
        this.valuesPerCall = valuesPerCall;
    }

    /**
     * What a search brought.
     *
     * @param index the contacts
     * @param searched every key that was asked for
     * @param refused the keys that Heymarket does not take, or that break each search for them, each with the failure
     */
    record Found(ContactIndex index, Set<String> searched, Map<String, HeymarketException> refused) {
        Found() {
            this(new ContactIndex(), new HashSet<>(), new HashMap<>());
        }

        /** Why nobody knows who has one of these keys; {@code null} where all could be searched for. */
        HeymarketException failure(Collection<String> keys) {
            return keys.stream()
                    .map(refused::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    Found find(Collection<String> keys) {
        Found found = new Found();
        find(keys, found);
        return found;
    }

    /** Adds what a search for those of the keys brings that were not asked for yet. */
    void find(Collection<String> keys, Found found) {
        List<String> open = new ArrayList<>(new LinkedHashSet<>(keys));
        open.removeAll(found.searched());
        found.searched().addAll(open);
        for (int from = 0; from < open.size(); from += valuesPerCall) {
            search(open.subList(from, Math.min(open.size(), from + valuesPerCall)), found);
        }
    }

    private void search(List<String> keys, Found found) {
        List<String> open = new ArrayList<>(keys);
        boolean strays = false;
        try {
            boolean again = true;
            while (again && !open.isEmpty()) {
                List<Contact> answer = calls.search(open);
                boolean news = false;
                for (Contact contact : answer) {
                    news |= found.index().add(Stored.found(contact));
                    strays |= Keys.of(contact).stream().noneMatch(found.searched()::contains);
                }
                open.removeIf(found.index()::has);
                again = news && answer.size() >= SUSPICIOUS_LENGTH;
            }
        } catch (HeymarketBadRequestException e) {
            refused(open, found, e);
            return;
        } catch (HeymarketServerException | HeymarketConnectionException e) {
            if (calls.isInHaste() || open.size() == 1) {
                throw e;
            }
            new BrokenSearches(calls, splits, some -> search(some, found), found.refused()).split(open, e);
            return;
        }
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
        for (List<String> half : halves(keys)) {
            splits.spend(e);
            search(half, found);
        }
    }

    /**
     * A contact was found by a channel that its answer does not show. Halving the keys that are still without a contact
     * tells whose it is: a search for one key brings that key's contacts.
     */
    private void attribute(List<String> keys, Found found) {
        for (List<String> half : keys.size() == 1 ? List.of(keys) : halves(keys)) {
            List<Contact> answer = calls.search(half);
            if (!answer.isEmpty() && half.size() == 1) {
                answer.forEach(contact -> found.index().put(half.get(0), Stored.found(contact)));
            } else if (!answer.isEmpty()) {
                attribute(half, found);
            }
        }
    }

    static <T> List<List<T>> halves(List<T> list) {
        int middle = (list.size() + 1) / 2;
        return List.of(list.subList(0, middle), list.subList(middle, list.size()));
    }
}
