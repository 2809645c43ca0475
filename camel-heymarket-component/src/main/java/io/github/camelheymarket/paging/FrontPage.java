package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first page of a walk, held against the head pass. A contact of it that was deleted before the count was taken is
 * met but not counted, and its number would stand for somebody who slipped through: only the head pass shows that it has
 * gone.
 */
final class FrontPage {

    private final Instant newest;
    private final boolean ofOneInstant;
    private final Map<Object, Integer> places = new HashMap<>();
    private final boolean[] metAgain;
    /** The last place up to which the head pass has shown every contact that is still there. */
    private int reach = -1;

    FrontPage(List<Contact> page) {
        this.newest = Instants.newest(page);
        this.ofOneInstant = page.stream().allMatch(contact -> Instants.isAt(contact, newest));
        this.metAgain = new boolean[page.size()];
        page.forEach(contact -> places.put(VisitedContacts.identity(contact), places.size()));
    }

    /** When the newest of its contacts was updated; {@code null} where that is not told. */
    Instant newest() {
        return newest;
    }

    /** Takes a page of the head pass into account. */
    void meetAgain(List<Contact> headPage) {
        for (Contact contact : headPage) {
            Integer place = places.get(VisitedContacts.identity(contact));
            Instant updated = Instants.parse(contact.getUpdated());
            if (place != null) {
                metAgain[place] = true;
            }
            if (newest == null || updated == null || updated.isAfter(newest)) {
                continue;
            }
            if (place != null) {
                reach = Math.max(reach, place);
            } else if (ofOneInstant || updated.isBefore(newest)) {
                reach = places.size() - 1;
            }
        }
    }

    /** Whether the head pass has come to the end of this page, or cannot tell. */
    boolean isCovered() {
        return newest == null || reach == metAgain.length - 1;
    }

    /** Whether one of its contacts should have been met again and was not. */
    boolean hasGap() {
        for (int place = 0; place <= reach; place++) {
            if (!metAgain[place]) {
                return true;
            }
        }
        return false;
    }
}
