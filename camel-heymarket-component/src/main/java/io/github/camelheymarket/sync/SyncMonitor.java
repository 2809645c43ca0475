package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the limits of a run, writes the ledger of a mirror, and collects the members of a list. */
final class SyncMonitor implements RunObserver {

    private final SyncSettings settings;
    private final ProgressMeter meter;
    private final ApiGateway gateway;
    private final @Nullable LedgerKeeper keeper;
    private final RunObserver ledger;
    private final @Nullable ListMembers members;

    /**
     * @param keeper {@code null} if there is no ledger
     * @param members {@code null} if there is no list
     */
    SyncMonitor(
            SyncSettings settings,
            ProgressMeter meter,
            ApiGateway gateway,
            @Nullable LedgerKeeper keeper,
            @Nullable ListMembers members) {
        this.settings = settings;
        this.meter = meter;
        this.gateway = gateway;
        this.keeper = keeper;
        this.ledger = keeper == null ? RunObserver.NONE : keeper;
        this.members = members;
    }

    @Override
    public @Nullable String stopReason() {
        if (members != null) {
            members.sendFull();
        }
        return settings.limits().exceeded(meter.read(), meter.unsuccessful());
    }

    /**
     * Without a complete ledger, as in a first run, no contact is deleted, so none can be mistaken for one that
     * leaves.
     */
    @Override
    public boolean holdsBackCreates() {
        return keeper != null && keeper.ledger().incomplete() == null;
    }

    /** None after an unsuccessful row, since its contact is unknown and may be one of those that seem to leave. */
    @Override
    public List<Contact> leaving() {
        return keeper == null || meter.unsuccessful() > 0
                ? List.of()
                : keeper.leaving(settings.ofMirror().maxDeletes(), gateway);
    }

    @Override
    public void found(Set<String> keys, Contact contact) {
        ledger.found(keys, contact);
    }

    @Override
    public void creating(List<Set<String>> keys) {
        ledger.creating(keys);
    }

    @Override
    public void ended(Set<String> keys, Outcome outcome, @Nullable Long id, @Nullable String uuid) {
        ledger.ended(keys, outcome, id, uuid);
        if (members != null) {
            members.ended(keys, outcome, id, uuid);
        }
    }
}
