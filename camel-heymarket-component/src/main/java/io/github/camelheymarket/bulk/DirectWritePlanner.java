package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes writes of rows as they are, without finding their contacts ({@code resolve=false}). Any of them may write over a
 * contact that is there: a row with a UUID and v1 batch with {@code overwriteContacts} do, and Heymarket may take a create
 * of a known phone for an update. So each carries the opt-out of whoever has its keys (R5.6): unless
 * {@code consentCheck=never}, one search a chunk, and a status call for whoever is found where that does not tell.
 */
final class DirectWritePlanner {

    private final BulkSettings settings;
    private final RowPlanner planner;
    private final Relook relook;
    private final ConsentGuard consent;
    private final RunRecorder log;

    DirectWritePlanner(
            BulkSettings settings, RowPlanner planner, Relook relook, ConsentGuard consent, RunRecorder log) {
        this.settings = settings;
        this.planner = planner;
        this.relook = relook;
        this.consent = consent;
        this.log = log;
    }

    /**
     * @return the writes; rows that cannot be one are ended
     * @throws HeymarketException when the look for consent failed; the groups that it left are not ended
     */
    List<PendingWrite> plan(List<RowGroup> groups) {
        List<PendingWrite> writes = new ArrayList<>();
        for (RowGroup group : groups) {
            Plan plan = planner.create(group);
            if (plan instanceof Plan.Send send) {
                writes.add(raw(group, send.write().item()));
            } else if (plan instanceof Plan.Done done) {
                log.end(group, done.verdict());
            }
        }
        if (settings.consentCheck() == ConsentCheck.ALWAYS) {
            return keepOptOuts(writes);
        }
        for (PendingWrite write : writes) {
            boolean mayWriteOver = write.route() != WriteEndpoint.RAW_V1;
            write.group().mayUndoOptOut =
                    mayWriteOver && !write.item().path(ObservedFields.OPTED_OUT).asBoolean();
        }
        return writes;
    }

    private PendingWrite raw(RowGroup group, ObjectNode item) {
        if (settings.v1Only()) {
            return new PendingWrite(
                    group,
                    null,
                    settings.overwriteContacts() ? WriteEndpoint.RAW_V1_OVERWRITE : WriteEndpoint.RAW_V1,
                    item);
        }
        if (group.contactId() != null) {
            item.put("contact_id", group.contactId());
            if (item.path("contact_channels").isEmpty()) {
                item.remove("contact_channels");
            }
        }
        return new PendingWrite(group, null, WriteEndpoint.RAW_V2, item);
    }

    /**
     * For a create of somebody who was looked for: its row may name more channels than it was looked for by, and whoever
     * has one of those may be written over.
     *
     * @return the write with an opt-out that it has to carry; empty where it has ended
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
        List<PendingWrite> risky = writes.stream()
                .filter(write -> !write.item().path(ObservedFields.OPTED_OUT).asBoolean())
                .toList();
        if (risky.isEmpty()) {
            return writes;
        }
        Set<PendingWrite> unlooked = new HashSet<>();
        Map<PendingWrite, List<StoredContact>> found = relook.over(risky, (write, failure) -> {
            unlooked.add(write);
            log.end(
                    write.group(),
                    GroupResult.failed(Outcome.FAILED, "CONSENT_UNKNOWN", failure, failure.getAttempts()));
        });
        List<PendingWrite> kept = new ArrayList<>();
        for (PendingWrite write : writes) {
            if (unlooked.contains(write)) {
                continue;
            }
            List<StoredContact> candidates = found.getOrDefault(write, List.of());
            switch (ofAny(candidates)) {
                case UNKNOWN ->
                    log.end(
                            write.group(),
                            GroupResult.unsent(
                                    Outcome.FAILED,
                                    "CONSENT_UNKNOWN",
                                    "the contact's status does not tell whether it opted out, and this write might undo "
                                            + "that; consentCheck=never writes all the same",
                                    null));
                case OPTED_OUT -> {
                    write.item().put(ObservedFields.OPTED_OUT, true);
                    write.group().optedOutElsewhere = true;
                    kept.add(addressed(write, candidates));
                }
                default -> kept.add(addressed(write, candidates));
            }
        }
        return kept;
    }

    /** Whoever has the key of a create may come out as another contact; an update cannot. */
    private static PendingWrite addressed(PendingWrite write, List<StoredContact> candidates) {
        boolean updates = write.route().overwrites() || write.item().has("contact_id");
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
