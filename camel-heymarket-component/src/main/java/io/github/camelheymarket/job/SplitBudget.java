package io.github.camelheymarket.job;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Keeps the splitting of failed calls within bounds, and sees when every row fails for one reason (R8.1). */
public final class SplitBudget {

    private static final int MOST_ALIKE = 10;

    /** A word with a digit in it, looked at once from its beginning. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9a-f-])[a-f-]*+\\d[0-9a-f-]*+");

    private final int maxCalls;
    private final Map<String, Integer> failedAlone = new HashMap<>();
    private int calls;
    private boolean anyStored;

    public SplitBudget(int maxCalls) {
        this.maxCalls = maxCalls;
    }

    public int calls() {
        return calls;
    }

    /** Before each call that would not be needed had the whole call been accepted. */
    public void spend(HeymarketException cause) {
        if (calls >= maxCalls) {
            throw new JobAbortedException(
                    "calls failed whole, and splitting them took maxSplitCalls=" + maxCalls
                            + ". Mend the rows that are at fault, or raise maxSplitCalls",
                    cause);
        }
        calls++;
    }

    public void stored() {
        anyStored = true;
        failedAlone.clear();
    }

    /** After a row that failed in a call of its own. */
    public void failedAlone(HeymarketException cause) {
        if (anyStored) {
            return;
        }
        int alike = failedAlone.merge(signature(cause), 1, Integer::sum);
        if (alike >= MOST_ALIKE) {
            throw new JobAbortedException(
                    MOST_ALIKE + " rows failed alike, each by itself, and none was stored", cause);
        }
    }

    /** The same fault in two rows may quote each row's own numbers. */
    private static String signature(HeymarketException e) {
        String body = e.getResponseBody() == null
                ? ""
                : NUMBER.matcher(e.getResponseBody()).replaceAll("#");
        return e.getStatus() + " " + e.getCode() + " " + e.getField() + " " + body.hashCode();
    }
}
