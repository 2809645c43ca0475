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
 * Takes a search apart that got no usable answer, retries included: where searches for single keys get one, a key breaks
 * every search that it is in, and halving finds it (R8.1). Where none of them does, it is not for a key.
 */
final class BrokenSearches {

    private static final int MOST_PROBES = 3;

    private final CallPolicy policy;
    private final SplitBudget splits;
    /** Searches for keys; fails where they cannot be searched for. */
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
        policy.trying(() -> halve(prove(keys, failure), failure));
        policy.reset();
    }

    /** @return the keys that are not searched for yet */
    private List<String> prove(List<String> keys, HeymarketException failure) {
        List<String> open = new ArrayList<>(keys);
        List<String> failed = new ArrayList<>();
        for (int probe = 0; probe < MOST_PROBES && !open.isEmpty(); probe++) {
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

    /** With retries: what is only a bad moment must not be taken for the key's fault. */
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
