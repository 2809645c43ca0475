package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes writes of rows as they are, without finding their contacts ({@code resolve=false}). What may write over an
 * existing contact (a row with a UUID, or v1 batch with {@code overwriteContacts}) still carries that contact's opt-out:
 * unless {@code consentCheck=never}, one search a chunk and status calls where that does not tell.
 */
final class RawPlanner {

    private final BulkSettings settings;
    private final RowPlanner planner;
    private final Relook relook;
    private final ConsentGuard consent;
    private final RunLog log;

    RawPlanner(BulkSettings settings, RowPlanner planner, Relook relook, ConsentGuard consent, RunLog log) {
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
        return settings.consentCheck() == ConsentCheck.ALWAYS ? keepOptOuts(writes) : writes;
    }

    private PendingWrite raw(RowGroup group, ObjectNode item) {
        if (settings.v1Only()) {
            return new PendingWrite(
                    group, null, settings.overwriteContacts() ? Route.RAW_V1_OVERWRITE : Route.RAW_V1, item);
        }
        if (group.contactId() != null) {
            item.put("contact_id", group.contactId());
            if (item.path("contact_channels").isEmpty()) {
                item.remove("contact_channels");
            }
        }
        return new PendingWrite(group, null, Route.RAW_V2, item);
    }

    private List<PendingWrite> keepOptOuts(List<PendingWrite> writes) {
        List<PendingWrite> risky = writes.stream()
                .filter(write -> write.route().overwrites() || write.item().has("contact_id"))
                .filter(write -> !write.item().path("is_opted_out").asBoolean())
                .toList();
        if (risky.isEmpty()) {
            return writes;
        }
        Set<PendingWrite> unlooked = new HashSet<>();
        Map<PendingWrite, List<Stored>> found = relook.at(risky, (write, failure) -> {
            unlooked.add(write);
            log.end(write.group(), Verdict.failed(Outcome.FAILED, "CONSENT_UNKNOWN", failure, failure.getAttempts()));
        });
        List<PendingWrite> kept = new ArrayList<>();
        for (PendingWrite write : writes) {
            if (unlooked.contains(write)) {
                continue;
            }
            List<Stored> candidates = found.getOrDefault(write, List.of());
            Boolean optedOut = isAnyOptedOut(candidates);
            if (optedOut != null) {
                if (optedOut) {
                    write.item().put("is_opted_out", true);
                }
                kept.add(candidates.size() == 1 ? write.over(candidates.get(0)) : write);
            } else {
                log.end(
                        write.group(),
                        Verdict.unsent(
                                Outcome.FAILED,
                                "CONSENT_UNKNOWN",
                                "the contact's status does not tell whether it opted out, and this write might undo that",
                                null));
            }
        }
        return kept;
    }

    private Boolean isAnyOptedOut(List<Stored> candidates) {
        Boolean result = Boolean.FALSE;
        for (Stored stored : candidates) {
            Boolean out = consent.known(stored);
            out = out == null ? consent.ask(stored) : out;
            if (out == null || out) {
                result = out;
            }
            if (Boolean.TRUE.equals(out)) {
                return out;
            }
        }
        return result;
    }
}
