package io.github.camelheymarket.delete;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.delete.ContactCalls.Standing;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import java.util.Optional;

/** The calls of a bulk delete for one contact: whether it may be deleted, and the delete of a contact without a UUID. */
final class SingleDeletes<C> {

    private final ContactCalls<C> calls;
    private final CallPolicy policy;
    private final DeleteResults<C> results;
    private final DeleteVerification<C> verification;
    private final boolean dryRun;

    SingleDeletes(
            ContactCalls<C> calls,
            CallPolicy policy,
            DeleteResults<C> results,
            DeleteVerification<C> verification,
            boolean dryRun) {
        this.calls = calls;
        this.policy = policy;
        this.results = results;
        this.verification = verification;
        this.dryRun = dryRun;
    }

    /** Whether the contact of a row with a UUID may be deleted; if not, the row has ended. */
    boolean isFree(DeleteRow<C> row) {
        try {
            return isFree(row, calls.standing(row.contact()));
        } catch (HeymarketException e) {
            failed(row, e);
            return false;
        }
    }

    private boolean isFree(DeleteRow<C> row, Standing standing) {
        if (standing == Standing.KEPT) {
            results.add(
                    row,
                    Outcome.KEPT_CONSENT,
                    "KEPT_CONSENT: the contact opted out or is blocked, and Heymarket would forget that with the contact");
        } else if (standing == Standing.UNKNOWN) {
            results.add(
                    row,
                    Outcome.FAILED,
                    "CONSENT_UNKNOWN: Heymarket does not show whether the contact opted out; keepOptedOut=false "
                            + "deletes it nevertheless");
        }
        return standing == Standing.FREE;
    }

    void delete(DeleteRow<C> row) {
        if (dryRun && !calls.checksStanding()) {
            results.add(row, Outcome.SENT, null);
            return;
        }
        find(row).ifPresent(contact -> {
            if (dryRun) {
                results.add(row, Outcome.SENT, null);
            } else {
                delete(row, contact);
            }
        });
    }

    /** @return empty where the row has ended */
    private Optional<C> find(DeleteRow<C> row) {
        try {
            C contact = calls.find(row.contact());
            return isFree(row, calls.standing(contact)) ? Optional.of(contact) : Optional.empty();
        } catch (HeymarketValidationException e) {
            results.rejected(row, e);
        } catch (HeymarketException e) {
            failed(row, e);
        }
        return Optional.empty();
    }

    private void failed(DeleteRow<C> row, HeymarketException e) {
        results.failed(row, e, false);
        policy.stopIfHopeless(e);
    }

    private void delete(DeleteRow<C> row, C contact) {
        ApiResponse response;
        try {
            response = calls.delete(contact);
        } catch (HeymarketException e) {
            if (!verification.failed(row, contact, e, e.isMaybeApplied(), Outcome.DELETED)) {
                policy.stopIfHopeless(e);
            }
            return;
        }
        verification.answered(row, contact, response, Outcome.DELETED);
    }
}
