package io.github.camelheymarket.faults;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * A call, and how it ended.
 *
 * @param effects what it does; for a call of rows, what each row does
 * @param hasRows whether it reports the result of each row
 * @param exchange {@code null} if the component was killed meanwhile
 */
record RestStep(String uri, List<RestEffect> effects, boolean hasRows, Exchange exchange) {

    private static final Set<Outcome> DONE = Set.of(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED);
    private static final Set<Outcome> NOT_DONE =
            Set.of(Outcome.REJECTED, Outcome.FAILED, Outcome.AMBIGUOUS, Outcome.SKIPPED);

    /** What the component said of an effect. */
    enum Report {
        DONE,
        NOT_DONE,
        UNKNOWN
    }

    boolean isKilled() {
        return exchange == null;
    }

    boolean optsOut() {
        return uri.contains("set-status");
    }

    Report report(int effect) {
        if (isKilled()) {
            return Report.UNKNOWN;
        }
        if (hasRows) {
            return ConsentTrial.rows(exchange).stream()
                    .filter(row -> row.index() == effect)
                    .findFirst()
                    .map(RestStep::report)
                    .orElse(Report.UNKNOWN);
        }
        Exception e = exchange.getException();
        if (e == null) {
            return Report.DONE;
        }
        return e instanceof HeymarketException lost && lost.isMaybeApplied() ? Report.UNKNOWN : Report.NOT_DONE;
    }

    private static Report report(RowResult row) {
        // It is only known that the answer does not mention the row (R6.1).
        boolean isVanished = "VANISHED".equals(row.reasonCode());
        return DONE.contains(row.outcome())
                ? Report.DONE
                : NOT_DONE.contains(row.outcome()) && !isVanished ? Report.NOT_DONE : Report.UNKNOWN;
    }
}
