package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The contacts that the walks of one iterator have visited, compared with Heymarket's count. */
final class WalkTally {

    private final ListCalls calls;
    private final VisitedContacts visited = new VisitedContacts();
    private OptionalLong counted = OptionalLong.empty();
    private @Nullable Instant walkStart;

    /**
     * Contacts that this walk has visited, without those created after it began: these are not in the count, and would hide
     * contacts that the walk missed because a deletion moved the pages.
     */
    private long countable;
    /** Contacts that this walk has visited and that were created after it began. */
    private long createdMeanwhile;

    WalkTally(ListCalls calls) {
        this.calls = calls;
    }

    void beginWalk() {
        countable = 0;
        createdMeanwhile = 0;
        visited.beginWalk();
    }

    void beginPass() {
        visited.beginPass();
    }

    /**
     * Requests the count, after the first page was read.
     *
     * @param newest when the newest contact of the first page was updated; {@code null} if not known
     */
    void count(@Nullable Instant newest) {
        walkStart = newest;
        counted = calls.count();
    }

    /** @param unvisited gets the contacts that no walk has visited before */
    Pass.Fresh add(List<Contact> page, List<Contact> unvisited) {
        boolean any = false;
        boolean last = false;
        for (Contact contact : page) {
            Visit visit = visited.visit(contact);
            last = visit != Visit.REPEATED;
            any |= last;
            if (visit.isFirstInWalk()) {
                if (visit == Visit.FIRST && isCreatedMeanwhile(contact)) {
                    createdMeanwhile++;
                } else {
                    countable++;
                }
            }
            if (visit == Visit.FIRST) {
                unvisited.add(contact);
            }
        }
        return new Pass.Fresh(any, last);
    }

    /** Whether the contact was created, or if that is not shown updated, after the walk began. */
    private boolean isCreatedMeanwhile(Contact contact) {
        Instant created = Instants.parse(contact.getCreated());
        Instant time = created != null ? created : Instants.parse(contact.getUpdated());
        return walkStart != null && time != null && time.isAfter(walkStart);
    }

    /** The number of different contacts that all walks have visited. */
    long size() {
        return visited.size();
    }

    OptionalLong counted() {
        return counted;
    }

    /** The number of contacts of this walk to compare with the count. */
    long countable() {
        return countable;
    }

    /** Whether this walk has visited exactly as many contacts as Heymarket counts. */
    boolean isExact() {
        return counted.isPresent() && countable == counted.getAsLong();
    }

    /** Whether this walk has visited fewer contacts than Heymarket counts, or there is no count. */
    boolean isShort() {
        return counted.isEmpty() || countable < counted.getAsLong();
    }

    /**
     * Whether this walk has visited more than twice as many contacts as Heymarket counts now.
     *
     * @param slack how many more are allowed
     */
    boolean isFarAbove(long slack) {
        if (counted.isEmpty() || countable <= 2 * counted.getAsLong() + slack) {
            return false;
        }
        counted = calls.count();
        return counted.isPresent() && countable > 2 * counted.getAsLong() + slack;
    }

    /**
     * Whether deletions during this walk explain why it is short. While contacts are deleted, no walk visits as many as were
     * counted at its start: each deletion removes a contact, or moves one over a page boundary. The first walk has visited
     * those that the second has not, unless both have missed the same.
     */
    boolean isShortByDeletions() {
        OptionalLong now = calls.count();
        if (now.isEmpty() || size() < counted.getAsLong()) {
            return false;
        }
        long deleted = counted.getAsLong() + createdMeanwhile - now.getAsLong();
        return counted.getAsLong() - countable <= deleted;
    }
}
