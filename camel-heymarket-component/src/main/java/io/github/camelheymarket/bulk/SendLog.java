package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which writes of the groups in progress were sent, how often, and which of them may be stored without an answer. */
final class SendLog {

    /** A write is sent at most twice without an answer (R8.2). */
    private static final int MAX_DOUBTFUL = 2;

    /**
     * @param write as it was sent last
     * @param attempts requests that carried a write of the group, retries included
     * @param doubtful how often a write was sent without an answer
     * @param doubt the failure after which the write may be stored; {@code null} where that is known
     */
    record Sends(
            PendingWrite write,
            int attempts,
            int doubtful,
            @Nullable HeymarketException doubt) {}

    private final Map<RowGroup, Sends> sends = new HashMap<>();

    void sent(PendingWrite write, int attempts) {
        Sends before = of(write);
        put(write, before.attempts + attempts, before.doubtful, before.doubt);
    }

    /** From here on the group ends as UNKNOWN, unless an answer or a read shows more. */
    void doubted(PendingWrite write, HeymarketException doubt) {
        Sends before = of(write);
        put(write, before.attempts, before.doubtful + 1, doubt);
    }

    /** It is known what became of the write: its rows are planned anew. */
    void cleared(PendingWrite write) {
        Sends before = of(write);
        put(write, before.attempts, before.doubtful, null);
    }

    private void put(PendingWrite write, int attempts, int doubtful, @Nullable HeymarketException doubt) {
        sends.put(write.group(), new Sends(write, attempts, doubtful, doubt));
    }

    private Sends of(PendingWrite write) {
        return sends.getOrDefault(write.group(), new Sends(write, 0, 0, null));
    }

    /** Whether the write must not be sent together with others again. */
    boolean isSpent(PendingWrite write) {
        return of(write).doubtful >= MAX_DOUBTFUL;
    }

    /** The failure after which the write may be stored; empty where that is known. */
    Optional<HeymarketException> doubt(PendingWrite write) {
        return Optional.ofNullable(of(write).doubt);
    }

    int attempts(PendingWrite write) {
        return of(write).attempts;
    }

    /** The group has ended. */
    void remove(RowGroup group) {
        sends.remove(group);
    }

    /** {@code null} where nothing of the group was sent. */
    @Nullable
    Sends of(RowGroup group) {
        return sends.get(group);
    }
}
