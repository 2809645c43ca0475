package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.bulk.BulkUpsert;
import io.github.camelheymarket.bulk.RowListener;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.Closeable;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bulk jobs have in common once a row or the whole is done. */
final class BulkOutcome {

    private static final Logger LOG = LoggerFactory.getLogger(BulkOutcome.class);

    private static final int NAMED_IN_MESSAGE = 3;

    private BulkOutcome() {}

    /**
     * A job whose results may need a temporary file does not begin where none can be made: it would stop in the middle.
     *
     * @throws io.github.camelheymarket.exception.HeymarketStorageException where none can be made
     */
    static void checkSpool(OperationSetup setup, Object body) {
        SpoolDirectory spool = SpoolDirectory.of(setup.settings().getSpoolDirectory());
        boolean isSmall = body instanceof Collection<?> rows && rows.size() <= BulkUpsert.MOST_IN_MEMORY
                || body instanceof Object[] array && array.length <= BulkUpsert.MOST_IN_MEMORY;
        if (spool.chosen() || !isSmall) {
            spool.check();
        }
    }

    /** What others are told who wait for it: no row, no contact. */
    static String job(OperationSetup setup, OperationInput input) {
        String route = ExchangeHelper.getAtRouteId(input.exchange());
        return setup.name() + (route == null ? "" : " of the route " + route);
    }

    /** Sends rows that did not end well where the route wants them. */
    static RowListener listener(OperationSetup setup) {
        if (setup.rejected() == null) {
            return RowListener.NONE;
        }
        return (source, result) -> {
            if (!result.outcome().isSuccess()) {
                try {
                    setup.rejected().accept(source, result);
                } catch (Exception e) {
                    throw new RuntimeCamelException("A row could not be delivered to rejectedUri", e);
                }
            }
        };
    }

    /**
     * Runs a bulk job; what it gives, also when it stops, is kept for as long as the exchange.
     *
     * @param requests counts all that the job spends, look-ups of fields and tags included
     * @throws HeymarketStoppedException when the job could not go on
     * @throws HeymarketPartialException with {@code failOnPartial}, when some rows did not end well
     */
    static OperationResult of(
            OperationSetup setup, OperationInput input, Supplier<BulkResult> job, CountedClient requests) {
        BulkResult result;
        try {
            result = job.get();
        } catch (HeymarketStoppedException e) {
            closeWith(input.exchange(), e.getResult());
            throw e;
        }
        closeWith(input.exchange(), result);
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

    /** Lets go of a result's file when the exchange is done. */
    static void closeWith(Exchange exchange, Closeable result) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                IOHelper.close(result);
            }
        });
    }

    static String message(OperationSetup setup, BulkResult result) {
        List<RowResult> problems = result.getProblems();
        String named = problems.stream()
                .limit(NAMED_IN_MESSAGE)
                .map(row -> "row " + row.index() + " " + row.outcome() + " (" + row.reason() + ")")
                .collect(Collectors.joining("; "));
        return setup.name() + ": " + result.getUnsuccessful() + " of " + Counted.of(result.getTotal(), "row")
                + " unsuccessful: "
                + named
                + (result.getUnsuccessful() > NAMED_IN_MESSAGE ? "; and more" : "")
                + ". getResult() of the exception has every row; with failOnPartial=false the body is the result instead.";
    }
}
