package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.bulk.RunObserver;
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

/**
 * Keeps the ledger of a mirror while its rows are written: an intent before each create, an identity after it (R10). An
 * intent that an earlier run left behind, because it was killed between the two, is settled when its row is found.
 */
final class LedgerKeeper implements RunObserver, Closeable {

    /** A contact made around the time of an intent is the one that was intended. Both times are of Heymarket's clock. */
    private static final Duration BEFORE = Duration.ofSeconds(60);

    private static final Duration AFTER = Duration.ofMinutes(10);

    /** More intents than a killed run can leave; those beyond are contacts that are never deleted. */
    private static final int MOST_INTENTS = 100_000;

    private final SyncLedger ledger;
    private final String syncName;
    private final boolean dryRun;
    private final InstantSource clock;
    private final SourceKeys seen;
    private final Map<String, LedgerEntry> intents = new HashMap<>();

    private LedgerKeeper(
            SyncLedger ledger, String syncName, boolean dryRun, InstantSource clock, SpoolDirectory spool) {
        this.ledger = ledger;
        this.syncName = syncName;
        this.dryRun = dryRun;
        this.clock = clock;
        this.seen = new SourceKeys(spool);
    }

    /**
     * @param ledger is closed with the keeper, and where there comes to be none
     * @param clock Heymarket's
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
        while (entries.hasNext() && intents.size() < MOST_INTENTS) {
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
        seen.add(key, contact.getId(), contact.getUuid());
        LedgerEntry intent = intents.remove(key);
        if (intent == null || dryRun) {
            return;
        }
        LedgerEntry known = intent.known(contact.getId(), contact.getUuid());
        if (known.isIntent()) {
            return;
        }
        if (wasMadeAt(intent.since(), contact)) {
            ledger.put(List.of(known));
        } else {
            ledger.remove(List.of(key));
        }
    }

    private static boolean wasMadeAt(Instant intended, Contact contact) {
        try {
            Instant created = contact.getCreated() == null ? Instant.MIN : Instant.parse(contact.getCreated());
            return created.isAfter(intended.minus(BEFORE)) && created.isBefore(intended.plus(AFTER));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Override
    public void creating(List<Set<String>> keys) {
        List<LedgerEntry> fresh = new ArrayList<>();
        for (Set<String> each : keys) {
            LedgerEntry entry = new LedgerEntry(key(each), clock.instant(), null, null);
            // What is sent once more, after a call of unknown outcome, was intended before.
            LedgerEntry before = intents.get(entry.key());
            if (before == null || before.since().isBefore(entry.since().minus(BEFORE))) {
                intents.put(entry.key(), entry);
                fresh.add(entry);
            }
        }
        ledger.put(fresh);
    }

    @Override
    public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
        String key = key(keys);
        seen.add(key, id, uuid);
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

    /** Gives each contact of the ledger that the run did not meet. */
    void unseen(Consumer<LedgerEntry> each) {
        seen.unseen(ledger.entries(), entry -> {
            if (!entry.isIntent()) {
                each.accept(entry);
            }
        });
    }

    /**
     * Reads the contacts that this mirror created and the run did not meet.
     *
     * @param most if they are more, nobody is read
     */
    List<Contact> leaving(long most, ApiGateway gateway) {
        List<LedgerEntry> entries = new ArrayList<>();
        unseen(entry -> {
            if (entries.size() <= most) {
                entries.add(entry);
            }
        });
        if (entries.size() > most) {
            return List.of();
        }
        List<Contact> leaving = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            gateway.get(entry.id(), entry.uuid())
                    .filter(contact -> contact.getId() == null || !seen.has(contact.getId()))
                    .ifPresent(leaving::add);
        }
        return leaving;
    }

    /**
     * Whether the run met the contact of an entry by a key that the entry does not know; it knows the id from now on.
     *
     * @param id the contact's integer id
     */
    boolean met(LedgerEntry entry, long id) {
        boolean met = seen.has(id);
        if (met && !dryRun) {
            ledger.put(List.of(entry.known(id, entry.uuid())));
        }
        return met;
    }

    SyncLedger ledger() {
        return ledger;
    }

    @Override
    public void close() throws IOException {
        try (SyncLedger last = ledger) {
            seen.close();
        }
    }
}
