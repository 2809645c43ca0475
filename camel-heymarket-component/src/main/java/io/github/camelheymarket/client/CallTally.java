package io.github.camelheymarket.client;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts the requests that a thread sends, from {@link #begin} to {@link #end}, which are called in that thread. */
public final class CallTally {

    private static final ThreadLocal<CallTally> CURRENT = new ThreadLocal<>();

    private final @Nullable CallTally outer;
    private final Set<String> versions = new TreeSet<>();
    private int requests;
    private int retries;

    private CallTally(CallTally outer) {
        this.outer = outer;
    }

    /** Until the end of this tally, an outer one of the same thread does not count. */
    public static CallTally begin() {
        CallTally tally = new CallTally(CURRENT.get());
        CURRENT.set(tally);
        return tally;
    }

    public void end() {
        if (CURRENT.get() != this) {
            return;
        }
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    static void requested(ApiRequest request, AnswerClass answer) {
        CallTally tally = CURRENT.get();
        if (tally != null && answer != AnswerClass.NOT_SENT) {
            tally.requests++;
            tally.versions.add(request.version());
        }
    }

    static void retried() {
        CallTally tally = CURRENT.get();
        if (tally != null) {
            tally.retries++;
        }
    }

    /** The number of requests that Heymarket counts, or may count. */
    public int requests() {
        return requests;
    }

    /** How many requests were sent again. */
    public int retries() {
        return retries;
    }

    /** The versions of the API that the requests used, such as {@code v1} or {@code v1,v2}; empty without a request. */
    public String versions() {
        return String.join(",", versions);
    }
}
