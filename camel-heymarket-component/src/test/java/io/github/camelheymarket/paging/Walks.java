package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Runs walks to their end. */
final class Walks {

    private Walks() {}

    /** The integer ids, in the order of delivery. */
    static List<Long> ids(ContactIterator walk) {
        List<Long> ids = new ArrayList<>();
        walk.forEachRemaining(contact -> ids.add(contact.getId()));
        return ids;
    }

    static void deliversEverybodyOnce(ContactIterator walk, FakeAccount account) {
        assertThat(ids(walk)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(account.ids());
        assertThat(walk.isComplete()).isTrue();
        assertThat(walk.delivered()).isEqualTo(account.ids().size());
    }
}
