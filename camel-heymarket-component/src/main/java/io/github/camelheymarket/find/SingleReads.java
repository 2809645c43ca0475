package io.github.camelheymarket.find;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.Contact;
import java.util.List;
import java.util.Optional;

/**
 * Reads a contact by itself before a write, where its answer does not show a field that the write needs (R4.2). After 20 such
 * reads in a row that showed no more, a missing field counts as empty for the rest of the run.
 */
public final class SingleReads {

    private static final int MAX_FUTILE = 20;

    private final JobReads reads;
    private final ObservedFields seen;
    private int futile;

    public SingleReads(JobReads reads, ObservedFields seen) {
        this.reads = reads;
        this.seen = seen;
    }

    public boolean isNeeded(StoredContact stored) {
        boolean canRead = stored.uuid() != null || stored.id() != null;
        boolean wasRead = stored.uuid() != null
                ? stored.reads().contains(StoredContact.Read.GET_V2)
                : stored.reads().contains(StoredContact.Read.GET_V1);
        return canRead
                && !wasRead
                && futile < MAX_FUTILE
                && !seen.unknownOf(stored).isEmpty();
    }

    /** @return the contact with the fields of the read; empty where it no longer exists */
    public Optional<StoredContact> read(StoredContact stored) {
        List<String> unknown = seen.unknownOf(stored);
        Optional<Contact> answer = reads.reread(stored);
        boolean added = answer.isPresent() && unknown.stream().anyMatch(answer.get()::has);
        futile = added ? 0 : futile + 1;
        return answer.map(contact -> stored.with(contact, JobReads.readOf(stored)));
    }
}
