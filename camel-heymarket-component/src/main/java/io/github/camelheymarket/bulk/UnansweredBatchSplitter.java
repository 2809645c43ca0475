package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.job.Parts;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits a bulk write that got no answer and is not stored (R8.1).
 *
 * <p>A part without an answer has to be searched for some seconds later, before a row of it may be sent again (R8.2). Halving
 * would wait that long for each half that fails. So the splitter cuts a call of n rows into about √n parts and sends all of
 * them. It then searches for all parts without an answer together, and sends the rows that are still absent one by one. One bad
 * row or ten in a hundred cost one wait for the parts and one for the rows.
 *
 * <p>Perhaps no call gets an answer, whatever it carries. So the splitter sends single rows first, and again after many failures
 * in a row, as probes: if one succeeds, the others are worth the calls. If {@value #MAX_PROBES} fail ({@value #MAX_LOST_PROBES}
 * where no answer came at all, which takes long), the run stops. A reserve of rows from all parts of the call is kept for probes as
 * long as many rows are in doubt, since the rows that are left near a bad row may all be bad.
 */
final class UnansweredBatchSplitter {

    private static final int MAX_PROBES = 10;
    private static final int MAX_LOST_PROBES = 3;
    /** Up to this many rows are sent one by one at once, since parts would cost one more wait. */
    private static final int FEW = 12;
    /** Up to this many rows in doubt, too few can fail in a row to stop the run. */
    private static final int MAX_WITHOUT_RESERVE = 10;

    private final PartialCalls calls;
    private final WriteReconciliation outcomes;

    /** Not sent yet, or searched for since; none is empty. */
    private final List<List<PendingWrite>> parts = new ArrayList<>();
    /** Not sent yet, kept for probes. */
    private final List<PendingWrite> reserve = new ArrayList<>();
    /** Sent without an answer, and to be searched for. */
    private final List<List<PendingWrite>> doubtful = new ArrayList<>();

    /** The reserve was kept while other rows were searched for. */
    private boolean isReserveLate;

    private @Nullable HeymarketException last;

    UnansweredBatchSplitter(PartialCalls calls, WriteReconciliation outcomes) {
        this.calls = calls;
        this.outcomes = outcomes;
    }

    /** @param part a call that {@link PartialCalls} sent, which got no answer */
    void setAside(List<PendingWrite> part, HeymarketException failure) {
        doubtful.add(part);
        last = failure;
    }

    /** @param writes not sent yet, or searched for since */
    void add(List<PendingWrite> writes, HeymarketException failure) {
        List<PendingWrite> open = new ArrayList<>(writes);
        int size = sizeOfParts(open.size());
        for (int turn = 0; turn < size && !open.isEmpty(); turn++) {
            reserve.add(open.remove(Parts.position(turn, open.size())));
        }
        cut(open, size);
        last = failure;
    }

    /**
     * Ends all writes that were added or set aside.
     *
     * @param refused ends the writes of a part that was refused
     */
    void run(BiConsumer<List<PendingWrite>, HeymarketException> refused) {
        while (hasUnsent() || !doubtful.isEmpty()) {
            if (!parts.isEmpty()) {
                if (calls.seemDown()) {
                    probe();
                } else {
                    send(parts.remove(0), refused);
                }
            } else if (doubtful.stream().mapToInt(List::size).sum() <= MAX_WITHOUT_RESERVE && !reserve.isEmpty()) {
                sendReserve();
            } else {
                searchDoubtful();
                isReserveLate = !reserve.isEmpty();
            }
        }
    }

    /** As parts, or row by row where the other rows were sent that way already. */
    private void sendReserve() {
        BulkWriter.byEndpoint(reserve).values().forEach(same -> cut(same, isReserveLate ? 1 : same.size()));
        reserve.clear();
        isReserveLate = false;
    }

    private boolean hasUnsent() {
        return !parts.isEmpty() || !reserve.isEmpty();
    }

    private void send(List<PendingWrite> part, BiConsumer<List<PendingWrite>, HeymarketException> refused) {
        HeymarketException again = calls.send(part, last());
        if (again == null) {
            return;
        }
        if (part.size() == 1) {
            calls.failedAlone(part.get(0), again);
        } else if (again instanceof HeymarketBadRequestException) {
            refused.accept(part, again);
        } else {
            setAside(part, again);
        }
    }

    /** Sends single rows until one gets an answer. */
    void probe() {
        int bad = 0;
        while (hasUnsent()) {
            PendingWrite probe = takeProbe(bad);
            HeymarketException again = calls.send(List.of(probe), last());
            if (again == null) {
                break;
            }
            calls.failedAlone(probe, again);
            if (again instanceof HeymarketBadRequestException) {
                break;
            }
            last = again;
            bad++;
            if (bad >= (again.getStatus() >= 400 ? MAX_PROBES : MAX_LOST_PROBES) && hasUnsent()) {
                throw new JobAbortedException(bad + " rows in a row got no good answer, each by itself", again);
            }
        }
        calls.startCounting();
    }

    /** The failure of the last part. */
    private HeymarketException last() {
        return Objects.requireNonNull(last, "the failure because of which a call is split");
    }

    private PendingWrite takeProbe(int turn) {
        if (!reserve.isEmpty()) {
            return reserve.remove(0);
        }
        int place = Parts.position(turn, parts.size());
        List<PendingWrite> part = parts.get(place);
        PendingWrite probe = part.remove(part.size() / 2);
        if (part.isEmpty()) {
            parts.remove(place);
        }
        return probe;
    }

    private void searchDoubtful() {
        calls.beforeSearch(last());
        int largest = doubtful.stream().mapToInt(List::size).max().orElseThrow();
        List<PendingWrite> sent = doubtful.stream().flatMap(List::stream).toList();
        doubtful.clear();
        BulkWriter.byEndpoint(outcomes.afterNoAnswer(sent)).values().forEach(same -> cut(same, sizeOfParts(largest)));
    }

    private static int sizeOfParts(int rows) {
        return rows <= FEW ? 1 : (int) Math.ceil(Math.sqrt(rows));
    }

    private void cut(List<PendingWrite> writes, int size) {
        for (int from = 0; from < writes.size(); from += size) {
            parts.add(new ArrayList<>(writes.subList(from, Math.min(writes.size(), from + size))));
        }
    }
}
