package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.store.ContactStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * The last requests and the counts of the last minutes. Always told of each request, so that the page can show what happened before
 * somebody looked; that costs a few additions and no thread.
 */
public final class Traffic implements ObjLongConsumer<RecordedRequest> {
    static final int KEPT = 500;

    private final ContactStore contacts;
    private final InstantSource clock;
    private final Seen[] last = new Seen[KEPT];
    private final Seconds requests = new Seconds();
    private final Seconds stored = new Seconds();
    private long total;
    private long writes;

    /** @param clock time of day, also where the sandbox itself has another */
    public Traffic(ContactStore contacts, InstantSource clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public synchronized void accept(RecordedRequest request, long nanos) {
        long second = second();
        // A refused request takes no place in the budget.
        requests.add(second, request.status() == 401 || request.status() == 429 ? 0 : 1);
        stored.add(second, contacts.writes() - writes);
        writes = contacts.writes();
        last[(int) (total % KEPT)] = Seen.of(++total, clock.instant(), nanos, request);
    }

    /** What was written until now did not come by a request. */
    public synchronized void seeded() {
        writes = contacts.writes();
    }

    public synchronized void clear() {
        Arrays.fill(last, null);
        requests.clear();
        stored.clear();
        total = 0;
        seeded();
    }

    /** How many requests there were. */
    synchronized long total() {
        return total;
    }

    /** The requests after that number, newest first, so many at most. */
    synchronized List<Seen> after(long number, int most) {
        List<Seen> found = new ArrayList<>();
        for (long at = total; at > Math.max(number, total - Math.min(most, KEPT)) && at > 0; at--) {
            found.add(last[(int) ((at - 1) % KEPT)]);
        }
        return found;
    }

    /** Contacts stored in each of the last seconds, oldest first. */
    synchronized long[] storedPerSecond(int seconds) {
        return stored.last(second(), seconds);
    }

    /** For each of the last seconds the requests of the 60 seconds up to it, oldest first. */
    synchronized long[] requestsPerMinute(int seconds) {
        long[] each = requests.last(second(), seconds + 59);
        long[] sums = new long[seconds];
        for (int i = 0; i < seconds; i++) {
            sums[i] = Arrays.stream(each, i, i + 60).sum();
        }
        return sums;
    }

    private long second() {
        return clock.instant().getEpochSecond();
    }
}
