package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.ContactConsent;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.Plan;
import io.github.camelheymarket.plan.RowPlanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans writes of rows as they are, without a search for their contacts ({@code resolve=false}). Each of them may overwrite a
 * contact: a row with a UUID and v1 batch with {@code overwriteContacts} do, and Heymarket may take a create of a known phone
 * for an update. So each carries the opt-out of the contacts that have its keys (R5.6): unless {@code consentCheck=never},
 * one search for each chunk, and a status call for each contact found whose answer does not show its consent.
 */
final class DirectWritePlanner {

    private final BulkSettings settings;
    private final RowPlanner planner;
    private final WriteSearch search;
    private final ContactConsent consent;
    private final RunRecorder recorder;

    DirectWritePlanner(
            BulkSettings settings,
            RowPlanner planner,
            WriteSearch search,
            ContactConsent consent,
            RunRecorder recorder) {
        this.settings = settings;
        this.planner = planner;
        this.search = search;
        this.consent = consent;
        this.recorder = recorder;
    }

    /**
     * Ends the groups that cannot be written.
     *
     * @return the writes of the others
     */
    List<PendingWrite> plan(List<Match> matches) {
        List<PendingWrite> writes = new ArrayList<>();
        for (Match match : matches) {
            Plan plan = planner.create(match);
            if (plan instanceof Plan.Send send) {
                writes.add(raw(send.write()));
            } else if (plan instanceof Plan.Done done) {
                recorder.end(match, done.result(), false);
            }
        }
        return settings.consentCheck() == ConsentCheck.ALWAYS
                ? keepOptOuts(writes)
                : writes.stream().map(DirectWritePlanner::unchecked).toList();
    }

    private static PendingWrite unchecked(PendingWrite write) {
        boolean mayOverwrite = write.endpoint() != WriteEndpoint.RAW_V1;
        return mayOverwrite && !write.optsOut() ? write.unchecked() : write;
    }

    private PendingWrite raw(PendingWrite create) {
        if (settings.v1Only()) {
            return create.by(
                    settings.overwriteContacts() ? WriteEndpoint.RAW_V1_OVERWRITE : WriteEndpoint.RAW_V1,
                    create.item());
        }
        String uuid = create.group().contactId();
        if (uuid == null) {
            return create.by(WriteEndpoint.RAW_V2, create.item());
        }
        ObjectNode item = create.item().deepCopy().put("contact_id", uuid);
        if (item.path("contact_channels").isEmpty()) {
            item.remove("contact_channels");
        }
        return create.by(WriteEndpoint.RAW_V2, item);
    }

    /**
     * For a create whose contact was searched for: its row may have more channels than those keys, and the create may
     * overwrite a contact that has one of them.
     *
     * @return the write with the opt-out that it has to carry; empty where it has ended
     */
    Optional<PendingWrite> carrying(PendingWrite create) {
        Set<String> others = MatchKeys.channelsOf(new Contact(create.item()));
        others.removeAll(create.group().keys());
        others.remove(create.group().phoneKey());
        return others.isEmpty() || settings.consentCheck() == ConsentCheck.NEVER
                ? Optional.of(create)
                : keepOptOuts(List.of(create)).stream().findFirst();
    }

    private List<PendingWrite> keepOptOuts(List<PendingWrite> writes) {
        List<PendingWrite> risky =
                writes.stream().filter(write -> !write.optsOut()).toList();
        if (risky.isEmpty()) {
            return writes;
        }
        Set<PendingWrite> unsearched = new HashSet<>();
        Map<PendingWrite, List<StoredContact>> found = search.over(risky, (write, failure) -> {
            unsearched.add(write);
            recorder.end(write, GroupResult.failed(Outcome.FAILED, "CONSENT_UNKNOWN", failure));
        });
        List<PendingWrite> kept = new ArrayList<>();
        for (PendingWrite write : writes) {
            if (!unsearched.contains(write)) {
                keepOptOut(write, found.getOrDefault(write, List.of())).ifPresent(kept::add);
            }
        }
        return kept;
    }

    private Optional<PendingWrite> keepOptOut(PendingWrite write, List<StoredContact> candidates) {
        Consent any = ofAny(candidates);
        if (any == Consent.UNKNOWN) {
            recorder.end(
                    write,
                    GroupResult.unsent(
                            Outcome.FAILED,
                            "CONSENT_UNKNOWN",
                            "the contact's status does not show whether it opted out, and this write might undo an "
                                    + "opt-out; consentCheck=never writes nevertheless",
                            null));
            return Optional.empty();
        }
        return Optional.of(addressed(any == Consent.OPTED_OUT ? write.optingOut() : write, candidates));
    }

    /** A create may come out as another contact than the one that has its key; an update cannot. */
    private static PendingWrite addressed(PendingWrite write, List<StoredContact> candidates) {
        boolean updates = write.endpoint().overwrites() || write.item().has("contact_id");
        return updates && candidates.size() == 1 ? write.over(candidates.get(0)) : write;
    }

    private Consent ofAny(List<StoredContact> candidates) {
        Consent result = Consent.NOT_OPTED_OUT;
        for (StoredContact stored : candidates) {
            Consent is = consent.find(stored);
            if (is == Consent.OPTED_OUT) {
                return is;
            }
            result = is == Consent.UNKNOWN ? is : result;
        }
        return result;
    }
}
