package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.storage.ResultSpool;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operations on many rows have in common: settings, rejected rows, and the result. */
final class BulkOutcome {

    private static final Logger LOG = LoggerFactory.getLogger(BulkOutcome.class);

    private static final int MAX_ROWS_IN_MESSAGE = 3;

    private BulkOutcome() {}

    /**
     * Checks that the results can be written to a temporary file, if they may need one, so that the job does not stop later.
     *
     * @throws io.github.camelheymarket.exception.HeymarketStorageException if no temporary file can be created
     */
    static void checkSpool(OperationSetup setup, @Nullable Object body) {
        SpoolDirectory spool = SpoolDirectory.of(setup.settings().getSpoolDirectory());
        boolean isSmall = body instanceof Collection<?> rows && rows.size() <= ResultSpool.MAX_IN_MEMORY
                || body instanceof Object[] array && array.length <= ResultSpool.MAX_IN_MEMORY;
        if (spool.chosen() || !isSmall) {
            spool.check();
        }
    }

    /** Names the job to others that wait for its locks; without personal data. */
    static String job(OperationSetup setup, OperationInput input) {
        String route = ExchangeHelper.getAtRouteId(input.exchange());
        return setup.name() + (route == null ? "" : " of the route " + route);
    }

    /** Delivers unsuccessful rows to {@code rejectedUri}. */
    static RowListener listener(OperationSetup setup) {
        OperationSetup.RejectedRows rejected = setup.rejected();
        if (rejected == null) {
            return RowListener.NONE;
        }
        return (source, result) -> {
            if (!result.outcome().isSuccess()) {
                try {
                    rejected.accept(source, result);
                } catch (Exception e) {
                    throw new RuntimeCamelException("A row could not be delivered to rejectedUri", e);
                }
            }
        };
    }

    /**
     * Runs a bulk job. Its result is closed when the exchange is done, also if the job stops.
     *
     * @param requests counts all requests of the job, including those for custom fields and tags
     * @throws HeymarketStoppedException if the job could not continue
     * @throws HeymarketPartialException with {@code failOnPartial}, if rows were unsuccessful
     */
    static OperationResult of(
            OperationSetup setup, OperationInput input, Supplier<BulkResult> job, CountedClient requests) {
        BulkResult result;
        try {
            result = job.get();
        } catch (HeymarketStoppedException e) {
            CloseOnDone.add(input.exchange(), e.getResult());
            throw e;
        }
        CloseOnDone.add(input.exchange(), result);
        warnOfConsent(setup, result);
        if (result.getUnsuccessful() > 0 && setup.settings().isFailOnPartial()) {
            throw new HeymarketPartialException(message(setup, result), result);
        }
        return OperationResult.of(result)
                .with(Fact.TOTAL, result.getTotal())
                .with(Fact.UNSUCCESSFUL, result.getUnsuccessful())
                .with(Fact.REQUESTS, requests.requests());
    }

    static void warnOfConsent(OperationSetup setup, BulkResult result) {
        if (result.isConsentAtRisk()) {
            LOG.warn(
                    "{}: consent could not be carried over, so a contact that opted out may be reachable now. Either the "
                            + "rows came from Heymarket without the opt-out flag: read the opt-outs of the source with "
                            + "contacts/status, or add a column is_opted_out. Or contacts were overwritten with "
                            + "consentCheck=never, and no answer showed the flag.",
                    setup.name());
        } else if (result.isConsentNotCarriedOver()) {
            LOG.info(
                    "{}: no row says whether its contact opted out, and no answer showed it. Contacts that were created are "
                            + "reachable. If the source knows who opted out, add a column is_opted_out.",
                    setup.name());
        }
    }

    static String message(OperationSetup setup, BulkResult result) {
        List<RowResult> problems = result.getProblems();
        String rows = problems.stream()
                .limit(MAX_ROWS_IN_MESSAGE)
                .map(row -> "row " + row.index() + " " + row.outcome() + " (" + row.reason() + ")")
                .collect(Collectors.joining("; "));
        return setup.name() + ": " + result.getUnsuccessful() + " of " + Counted.of(result.getTotal(), "row")
                + " unsuccessful: "
                + rows
                + (result.getUnsuccessful() > MAX_ROWS_IN_MESSAGE ? "; and more" : "")
                + ". getResult() of the exception has every row; with failOnPartial=false the body is the result instead.";
    }
}
