package io.github.camelheymarket.job;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Limits the calls for splitting failed calls, and aborts the job when all rows fail for the same reason (R8.1). */
public final class SplitBudget {

    private static final int MAX_ALIKE = 10;

    /** A word with a digit in it. */
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

    /** Before each call that would not be needed if the whole call had succeeded. */
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
        if (alike >= MAX_ALIKE) {
            throw new JobAbortedException(MAX_ALIKE + " rows failed alike, each by itself, and none was stored", cause);
        }
    }

    /** Messages about the same fault in two rows may differ in the numbers that they quote. */
    private static String signature(HeymarketException e) {
        String body = e.getResponseBody() == null
                ? ""
                : NUMBER.matcher(e.getResponseBody()).replaceAll("#");
        return e.getStatus() + " " + e.getCode() + " " + e.getField() + " " + body.hashCode();
    }
}
