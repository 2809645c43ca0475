package io.github.camelheymarket.find;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.job.Parts;
import io.github.camelheymarket.job.SplitBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Splits a search that got no usable answer, retries included. If searches for single keys succeed, one key breaks every search
 * that has it, and halving finds that key (R8.1). If none of them succeeds, no key is the cause.
 */
final class BrokenSearches {

    private static final int MAX_PROBES = 3;

    private final CallPolicy policy;
    private final SplitBudget splits;
    /** Searches for keys; throws the failure of the search. */
    private final Consumer<List<String>> search;

    private final Map<String, HeymarketException> broken;

    /** @param broken gets the keys that break searches */
    BrokenSearches(
            CallPolicy policy,
            SplitBudget splits,
            Consumer<List<String>> search,
            Map<String, HeymarketException> broken) {
        this.policy = policy;
        this.splits = splits;
        this.search = search;
        this.broken = broken;
    }

    /** @throws HeymarketException the failure itself, where searches do not work at all */
    void split(List<String> keys, HeymarketException failure) {
        CallPolicy.stopIfHopelessAtOnce(failure);
        if (keys.size() == 1) {
            throw failure;
        }
        policy.trying(() -> halve(probe(keys, failure), failure));
        policy.reset();
    }

    /** @return the keys that are not searched for yet */
    private List<String> probe(List<String> keys, HeymarketException failure) {
        List<String> open = new ArrayList<>(keys);
        List<String> failed = new ArrayList<>();
        for (int probe = 0; probe < MAX_PROBES && !open.isEmpty(); probe++) {
            String key = open.remove(Parts.position(probe, open.size()));
            if (isSearched(List.of(key), failure)) {
                open.addAll(failed);
                return open;
            }
            failed.add(key);
        }
        throw failure;
    }

    private void halve(List<String> keys, HeymarketException failure) {
        for (List<String> half : keys.size() == 1 ? List.of(keys) : Parts.halves(keys)) {
            if (half.size() == 1) {
                policy.counting(() -> alone(half, failure));
            } else if (!half.isEmpty() && !isSearched(half, failure)) {
                halve(half, failure);
            }
        }
    }

    private boolean isSearched(List<String> keys, HeymarketException failure) {
        splits.spend(failure);
        try {
            search.accept(keys);
            return true;
        } catch (HeymarketException e) {
            CallPolicy.stopIfHopelessAtOnce(e);
            return false;
        }
    }

    /** With retries, since the failure may be transient and not the fault of the key. */
    private void alone(List<String> key, HeymarketException failure) {
        splits.spend(failure);
        try {
            search.accept(key);
        } catch (HeymarketException e) {
            CallPolicy.stopIfHopelessAtOnce(e);
            broken.put(key.get(0), e);
        }
    }
}
