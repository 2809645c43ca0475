package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ledger in memory, which tests fill and look into. */
final class MemoryLedger implements SyncLedger {

    final Map<String, LedgerEntry> stored = new LinkedHashMap<>();
    String incomplete;
    RuntimeException unreadable;
    boolean closed;

    @Override
    public String incomplete() {
        return incomplete;
    }

    @Override
    public String salt() {
        return "salt";
    }

    @Override
    public void put(Collection<LedgerEntry> entries) {
        entries.forEach(entry -> stored.put(entry.key(), entry));
    }

    @Override
    public void remove(Collection<String> keys) {
        stored.keySet().removeAll(keys);
    }

    @Override
    public Iterator<LedgerEntry> entries() {
        if (unreadable != null) {
            throw unreadable;
        }
        return List.copyOf(stored.values()).iterator();
    }

    @Override
    public void close() {
        closed = true;
    }
}
