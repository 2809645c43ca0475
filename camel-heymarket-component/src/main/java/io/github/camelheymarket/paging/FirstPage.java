package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first page of a walk, compared with the head pass. A contact of it that is deleted before the count is visited but not
 * counted, and would make up for a missing contact. Only the head pass shows that it is gone.
 */
final class FirstPage {

    private final @Nullable Instant newest;
    private final boolean hasSameUpdated;
    private final Map<Object, Integer> positions = new HashMap<>();
    private final boolean[] visitedAgain;
    /** The last position up to which the head pass has shown every contact that still exists. */
    private int reach = -1;

    FirstPage(List<Contact> page) {
        this.newest = Instants.newest(page);
        this.hasSameUpdated = page.stream().allMatch(contact -> Instants.isAt(contact, newest));
        this.visitedAgain = new boolean[page.size()];
        page.forEach(contact -> positions.put(VisitedContacts.identity(contact), positions.size()));
    }

    /** When the newest contact of the page was updated; {@code null} if not known. */
    @Nullable
    Instant newest() {
        return newest;
    }

    /** Compares a page of the head pass. */
    void visitAgain(List<Contact> headPage) {
        for (Contact contact : headPage) {
            Integer position = positions.get(VisitedContacts.identity(contact));
            Instant updated = Instants.parse(contact.getUpdated());
            if (position != null) {
                visitedAgain[position] = true;
            }
            if (newest == null || updated == null || updated.isAfter(newest)) {
                continue;
            }
            if (position != null) {
                reach = Math.max(reach, position);
            } else if (hasSameUpdated || updated.isBefore(newest)) {
                reach = positions.size() - 1;
            }
        }
    }

    /** Whether the head pass has reached the end of this page, or that is not known. */
    boolean isCovered() {
        return newest == null || reach == visitedAgain.length - 1;
    }

    /** Whether the head pass shows that a contact of this page was deleted. */
    boolean hasGap() {
        for (int position = 0; position <= reach; position++) {
            if (!visitedAgain[position]) {
                return true;
            }
        }
        return false;
    }
}
