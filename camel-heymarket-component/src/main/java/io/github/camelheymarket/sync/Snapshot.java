package io.github.camelheymarket.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.bulk.ContactCache;
import io.github.camelheymarket.bulk.RowKeys;
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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.util.IOHelper;

/**
 * The address book as it was when a sync began, in temporary files that only the owner of the process can read: any number
 * of contacts costs the same memory. What the sync writes is outdated in it from then on.
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
        List<Closeable> made = new ArrayList<>(3);
        boolean all = false;
        try {
            made.add(spool.newFile());
            made.add(new DiskIndex(spool));
            made.add(new DiskIndex(spool));
            all = true;
        } catch (IOException e) {
            throw spool.failure("cannot be used", e);
        } finally {
            if (!all) {
                IOHelper.close(made.toArray(Closeable[]::new));
            }
        }
        records = (ScratchFile) made.get(0);
        byKey = (DiskIndex) made.get(1);
        outdated = (DiskIndex) made.get(2);
    }

    void fill(Iterator<Contact> contacts) {
        while (contacts.hasNext()) {
            Contact contact = contacts.next();
            try {
                add(contact);
            } catch (IOException e) {
                throw broken(e);
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
        for (String key : RowKeys.of(contact)) {
            byKey.add(Digest.number(key), written);
        }
        written += record.length;
    }

    /** @param whole whether the walk met everybody */
    void done(boolean whole) {
        complete = whole;
    }

    @Override
    public List<Contact> find(String key) {
        try {
            if (isOutdated(key)) {
                return null;
            }
            List<Contact> found = new ArrayList<>(1);
            for (long place : byKey.get(Digest.number(key))) {
                Contact contact = read(place);
                if (names(contact.getId(), contact.getUuid()).anyMatch(this::isOutdated)) {
                    return null;
                }
                if (RowKeys.of(contact).contains(key)) {
                    found.add(contact);
                }
            }
            return found;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Contact read(long place) throws IOException {
        byte[] length = new byte[Integer.BYTES];
        records.read(place, length, length.length);
        byte[] json = new byte[ByteBuffer.wrap(length).getInt()];
        records.read(place + length.length, json, json.length);
        return new Contact((ObjectNode) Json.mapper().readTree(json));
    }

    private boolean isOutdated(String name) {
        try {
            return !outdated.get(Digest.number(name)).isEmpty();
        } catch (IOException e) {
            throw broken(e);
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
                for (String name : names(contact.getId(), contact.getUuid()).toList()) {
                    outdated.add(Digest.number(name), 0);
                }
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static Stream<String> names(Long id, String uuid) {
        return Stream.of(id == null ? null : "id:" + id, uuid == null ? null : "uuid:" + uuid.toLowerCase(Locale.ROOT))
                .filter(name -> name != null);
    }

    private HeymarketStorageException broken(IOException e) {
        return spool.failure("failed", e);
    }

    @Override
    public void close() {
        IOHelper.close(records, byKey, outdated);
    }
}
