package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.plan.RowGroup;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that rows of a run opt out. An opt-out wins over all other rows of the contact in the whole run (R5.5), so that a
 * later row, or an earlier one that waits, cannot undo it. Needs 8 bytes for each key, and does not keep the keys.
 */
final class OptOuts {

    private long[] slots = new long[1 << 10];
    private int size;

    void add(Collection<String> keys) {
        keys.forEach(key -> add(number(key)));
    }

    boolean hasAny(Collection<String> keys) {
        return size > 0 && keys.stream().anyMatch(key -> slots[slotOf(number(key))] != 0);
    }

    /** The keys by which other rows may name the contact of a group. */
    static Set<String> names(RowGroup group, @Nullable StoredContact stored) {
        Set<String> names = new LinkedHashSet<>(group.keys());
        if (stored != null) {
            names.addAll(stored.identity());
            names.addAll(MatchKeys.phonesOf(stored.contact()));
        }
        return names;
    }

    private void add(long number) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        int slot = slotOf(number);
        if (slots[slot] == 0) {
            slots[slot] = number;
            size++;
        }
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (long number : old) {
            if (number != 0) {
                slots[slotOf(number)] = number;
            }
        }
    }

    /** The slot that has the number, or would have it. */
    private int slotOf(long number) {
        int slot = (int) number & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Never 0, which marks a free slot. */
    private long number(String key) {
        long number = Digest.number(key);
        return number == 0 ? 1 : number;
    }
}
