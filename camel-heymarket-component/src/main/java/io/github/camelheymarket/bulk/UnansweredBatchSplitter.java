package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.job.Parts;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Takes bulk writes apart that got no answer and are not stored (R8.1).
 *
 * <p>A part that gets no answer either has to be looked for some seconds later before a row of it may be sent again (R8.2).
 * Halving would wait that long for each half that fails. So a call is cut into as many parts as each of them has rows; all
 * are sent; those without an answer are looked for together, once the last of them is old enough; and what is still absent
 * is sent row by row. One bad row or ten among a hundred cost one wait for the parts and one for the rows.
 *
 * <p>It may be that no call gets an answer, whatever it carries. So single rows are tried first, and again after many failures
 * in a row: if one is taken, the others are worth the calls. If {@value #MOST_PROBES} are not ({@value #MOST_LOST_PROBES}
 * where there was no answer at all, which takes long), the run stops. Some rows from all over the call are kept for that as
 * long as many others are in doubt: among rows that all stand near a bad one there may be no good one left.
 */
final class UnansweredBatchSplitter {

    private static final int MOST_PROBES = 10;
    private static final int MOST_LOST_PROBES = 3;
    /** So few rows are sent one by one at once: to send parts of them first would cost a wait more. */
    private static final int FEW = 12;
    /** Among so few rows in doubt not enough can fail in a row for the run to stop. */
    private static final int MOST_WITHOUT_RESERVE = 10;

    private final PartialCalls calls;
    private final WriteReconciliation outcomes;

    /** Not sent yet, or looked for since; none is empty. */
    private final List<List<PendingWrite>> parts = new ArrayList<>();
    /** Not sent yet, for trying out whether calls get answers. */
    private final List<PendingWrite> reserve = new ArrayList<>();
    /** Sent without an answer, and to be looked for. */
    private final List<List<PendingWrite>> doubtful = new ArrayList<>();

    /** The reserve was kept while others were looked for. */
    private boolean isReserveLate;

    private HeymarketException last;

    UnansweredBatchSplitter(PartialCalls calls, WriteReconciliation outcomes) {
        this.calls = calls;
        this.outcomes = outcomes;
    }

    /** @param part a call that {@link PartialCalls} sent, which got no answer */
    void setAside(List<PendingWrite> part, HeymarketException failure) {
        doubtful.add(part);
        last = failure;
    }

    /** @param writes not sent yet, or looked for since they were */
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
                    prove();
                } else {
                    send(parts.remove(0), refused);
                }
            } else if (doubtful.stream().mapToInt(List::size).sum() <= MOST_WITHOUT_RESERVE && !reserve.isEmpty()) {
                sendReserve();
            } else {
                look();
                isReserveLate = !reserve.isEmpty();
            }
        }
    }

    /** Together with the other parts, or row by row where those have come to that already. */
    private void sendReserve() {
        BulkWriter.byRoute(reserve).values().forEach(same -> cut(same, isReserveLate ? 1 : same.size()));
        reserve.clear();
        isReserveLate = false;
    }

    private boolean hasUnsent() {
        return !parts.isEmpty() || !reserve.isEmpty();
    }

    private void send(List<PendingWrite> part, BiConsumer<List<PendingWrite>, HeymarketException> refused) {
        HeymarketException again = calls.send(part, last);
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
    void prove() {
        int bad = 0;
        while (hasUnsent()) {
            PendingWrite probe = takeProbe(bad);
            HeymarketException again = calls.send(List.of(probe), last);
            if (again == null) {
                break;
            }
            calls.failedAlone(probe, again);
            if (again instanceof HeymarketBadRequestException) {
                break;
            }
            last = again;
            bad++;
            if (bad >= (again.getStatus() >= 400 ? MOST_PROBES : MOST_LOST_PROBES) && hasUnsent()) {
                throw new JobAbortedException(bad + " rows in a row got no good answer, each by itself", again);
            }
        }
        calls.startCounting();
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

    private void look() {
        calls.beforeLook(last);
        int largest = doubtful.stream().mapToInt(List::size).max().orElseThrow();
        List<PendingWrite> sent = doubtful.stream().flatMap(List::stream).toList();
        doubtful.clear();
        BulkWriter.byRoute(outcomes.afterNoAnswer(sent)).values().forEach(same -> cut(same, sizeOfParts(largest)));
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
