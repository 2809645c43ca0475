package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ledger of a mirror while its rows are processed: an intent before each create, and the ids after it (R10: a
 * mirror deletes only contacts that it created). If a run was killed between the two, the next run finds the contact of the
 * row and completes or removes the intent.
 */
final class LedgerKeeper implements RunObserver, Closeable {

    /** A contact that was created in this time before or after an intent is the intended one, by Heymarket's clock. */
    private static final Duration MAX_BEFORE = Duration.ofSeconds(60);

    private static final Duration MAX_AFTER = Duration.ofMinutes(10);

    /** More than a killed run leaves; further intents are ignored, and their contacts never deleted. */
    private static final int MAX_INTENTS = 100_000;

    private final SyncLedger ledger;
    private final String syncName;
    private final boolean dryRun;
    private final InstantSource clock;
    private final SourceKeys sourceKeys;
    private final Map<String, LedgerEntry> intents = new HashMap<>();

    private LedgerKeeper(
            SyncLedger ledger, String syncName, boolean dryRun, InstantSource clock, SpoolDirectory spool) {
        this.ledger = ledger;
        this.syncName = syncName;
        this.dryRun = dryRun;
        this.clock = clock;
        this.sourceKeys = new SourceKeys(spool);
    }

    /**
     * @param ledger is closed with the keeper, and if this method fails
     * @param clock Heymarket's clock
     */
    static LedgerKeeper of(
            SyncLedger ledger, String syncName, boolean dryRun, InstantSource clock, SpoolDirectory spool) {
        LedgerKeeper keeper = null;
        boolean ready = false;
        try {
            keeper = new LedgerKeeper(ledger, syncName, dryRun, clock, spool);
            keeper.readIntents();
            ready = true;
            return keeper;
        } finally {
            if (!ready) {
                IOHelper.close(keeper == null ? ledger : keeper);
            }
        }
    }

    private void readIntents() {
        Iterator<LedgerEntry> entries = ledger.entries();
        while (entries.hasNext() && intents.size() < MAX_INTENTS) {
            LedgerEntry entry = entries.next();
            if (entry.isIntent()) {
                intents.put(entry.key(), entry);
            }
        }
    }

    private String key(Set<String> keys) {
        return KeyDigest.of(ledger.salt(), syncName, keys);
    }

    @Override
    public void found(Set<String> keys, Contact contact) {
        String key = key(keys);
        sourceKeys.add(key, contact.getId(), contact.getUuid());
        LedgerEntry intent = intents.remove(key);
        if (intent == null || dryRun) {
            return;
        }
        LedgerEntry known = intent.known(contact.getId(), contact.getUuid());
        if (known.isIntent()) {
            return;
        }
        if (wasCreatedNear(intent.since(), contact)) {
            ledger.put(List.of(known));
        } else {
            ledger.remove(List.of(key));
        }
    }

    private static boolean wasCreatedNear(Instant intended, Contact contact) {
        try {
            Instant created = contact.getCreated() == null ? Instant.MIN : Instant.parse(contact.getCreated());
            return created.isAfter(intended.minus(MAX_BEFORE)) && created.isBefore(intended.plus(MAX_AFTER));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Override
    public void creating(List<Set<String>> keys) {
        List<LedgerEntry> newIntents = new ArrayList<>();
        for (Set<String> rowKeys : keys) {
            LedgerEntry entry = new LedgerEntry(key(rowKeys), clock.instant(), null, null);
            // A create that is repeated after a call of unknown outcome has its intent already.
            LedgerEntry earlier = intents.get(entry.key());
            if (earlier == null || earlier.since().isBefore(entry.since().minus(MAX_BEFORE))) {
                intents.put(entry.key(), entry);
                newIntents.add(entry);
            }
        }
        ledger.put(newIntents);
    }

    @Override
    public void ended(Set<String> keys, Outcome outcome, @Nullable Long id, @Nullable String uuid) {
        String key = key(keys);
        sourceKeys.add(key, id, uuid);
        LedgerEntry intent = intents.get(key);
        if (intent == null || dryRun) {
            return;
        }
        LedgerEntry known = intent.known(id, uuid);
        if (outcome == Outcome.CREATED && !known.isIntent()) {
            ledger.put(List.of(known));
            intents.remove(key);
        } else if (outcome == Outcome.REJECTED) {
            ledger.remove(List.of(key));
            intents.remove(key);
        }
    }

    /** Finds the contacts of the ledger that belong to no row of the source. */
    void unseen(Consumer<LedgerEntry> action) {
        sourceKeys.unseen(ledger.entries(), entry -> {
            if (!entry.isIntent()) {
                action.accept(entry);
            }
        });
    }

    /**
     * Reads the contacts that this mirror created and that belong to no row of the source.
     *
     * @param max the maximum number; none is read if there are more
     */
    List<Contact> leaving(long max, ApiGateway gateway) {
        List<LedgerEntry> entries = new ArrayList<>();
        unseen(entry -> {
            if (entries.size() <= max) {
                entries.add(entry);
            }
        });
        if (entries.size() > max) {
            return List.of();
        }
        List<Contact> leaving = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            gateway.get(entry.id(), entry.uuid())
                    .filter(contact -> contact.getId() == null || !sourceKeys.has(contact.getId()))
                    .ifPresent(leaving::add);
        }
        return leaving;
    }

    /**
     * Whether the contact of an entry without an id belongs to a row of the source. The id is added to the entry.
     *
     * @param id the contact's integer id
     */
    boolean isInSource(LedgerEntry entry, long id) {
        boolean inSource = sourceKeys.has(id);
        if (inSource && !dryRun) {
            ledger.put(List.of(entry.known(id, entry.uuid())));
        }
        return inSource;
    }

    SyncLedger ledger() {
        return ledger;
    }

    @Override
    public void close() throws IOException {
        try (ledger) {
            sourceKeys.close();
        }
    }
}
