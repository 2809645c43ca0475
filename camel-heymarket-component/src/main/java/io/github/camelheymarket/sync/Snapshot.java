package io.github.camelheymarket.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.bulk.ContactCache;
import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.storage.DiskIndex;
import io.github.camelheymarket.storage.ScratchFile;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/**
 * All contacts as they were when a sync began, in temporary files that only their owner can read, so that the memory does
 * not grow with their number. A contact that the sync writes is outdated from then on, and is searched again.
 */
final class Snapshot implements ContactCache, Closeable {

    private final SpoolDirectory spool;
    private final ScratchFile records;
    private final DiskIndex byKey;
    private final DiskIndex outdated;
    private boolean complete;
    private long written;

    Snapshot(SpoolDirectory spool) {
        this.spool = spool;
        List<Closeable> opened = new ArrayList<>(3);
        boolean ready = false;
        try {
            opened.add(spool.newFile());
            opened.add(new DiskIndex(spool));
            opened.add(new DiskIndex(spool));
            ready = true;
        } catch (IOException e) {
            throw spool.failure("cannot be used", e);
        } finally {
            if (!ready) {
                IOHelper.close(opened.toArray(Closeable[]::new));
            }
        }
        records = (ScratchFile) opened.get(0);
        byKey = (DiskIndex) opened.get(1);
        outdated = (DiskIndex) opened.get(2);
    }

    void fill(Iterator<Contact> contacts) {
        while (contacts.hasNext()) {
            Contact contact = contacts.next();
            try {
                add(contact);
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }

    private void add(Contact contact) throws IOException {
        byte[] json = Json.mapper().writeValueAsBytes(contact.json());
        byte[] record = ByteBuffer.allocate(Integer.BYTES + json.length)
                .putInt(json.length)
                .put(json)
                .array();
        records.write(written, record, record.length);
        for (String key : MatchKeys.phonesAndEmailsOf(contact)) {
            byKey.add(Digest.number(key), written);
        }
        written += record.length;
    }

    /** @param allRead whether the list was read completely */
    void done(boolean allRead) {
        complete = allRead;
    }

    @Override
    public @Nullable List<Contact> find(String key) {
        try {
            if (isOutdated(key)) {
                return null;
            }
            List<Contact> found = new ArrayList<>(1);
            for (long position : byKey.get(Digest.number(key))) {
                Contact contact = read(position);
                if (StoredContact.found(contact).identity().stream().anyMatch(this::isOutdated)) {
                    return null;
                }
                if (MatchKeys.phonesAndEmailsOf(contact).contains(key)) {
                    found.add(contact);
                }
            }
            return found;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Contact read(long position) throws IOException {
        byte[] length = new byte[Integer.BYTES];
        records.read(position, length, length.length);
        byte[] json = new byte[ByteBuffer.wrap(length).getInt()];
        records.read(position + length.length, json, json.length);
        return new Contact((ObjectNode) Json.mapper().readTree(json));
    }

    private boolean isOutdated(String identity) {
        try {
            return !outdated.get(Digest.number(identity)).isEmpty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public boolean knowsAbsence() {
        return complete;
    }

    @Override
    public void outdate(Set<String> keys, List<Contact> contacts) {
        try {
            for (String key : keys) {
                outdated.add(Digest.number(key), 0);
            }
            for (Contact contact : contacts) {
                for (String identity : StoredContact.found(contact).identity()) {
                    outdated.add(Digest.number(identity), 0);
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private HeymarketStorageException failure(IOException e) {
        return spool.failure("failed", e);
    }

    @Override
    public void close() {
        IOHelper.close(records, byKey, outdated);
    }
}
