package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.plan.RowPlanner;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the rows for which a cache shows that nothing is to be done, without a call. */
final class CachedRows {

    private final @Nullable ContactCache cache;
    private final BulkSettings settings;
    private final JobReads reads;
    private final RowPlanner planner;
    private final RowReport report;
    private final RunObserver observer;

    /** @param cache {@code null} for none */
    CachedRows(
            @Nullable ContactCache cache,
            BulkSettings settings,
            JobReads reads,
            RowPlanner planner,
            RowReport report,
            RunObserver observer) {
        this.cache = cache;
        this.settings = settings;
        this.reads = reads;
        this.planner = planner;
        this.report = report;
        this.observer = observer;
    }

    /** @return whether the row has ended */
    boolean settle(Row row) {
        if (cache == null || row.matchBy() == MatchBy.CONTACT_ID) {
            return false;
        }
        RowGroup group = RowGroup.of(row, settings.matchBy(), settings.tagMode());
        List<Contact> contacts = find(cache, group.keys());
        if (contacts == null) {
            return false;
        }
        if (contacts.isEmpty() && settings.mode() == WriteMode.UPDATE_ONLY && cache.knowsAbsence()) {
            report.ended(group, GroupResult.unsent(Outcome.SKIPPED, null));
            return true;
        }
        if (contacts.size() == 1) {
            StoredContact stored = reads.listed(contacts.get(0));
            GroupResult result = planner.settled(group, stored);
            if (result != null) {
                observer.found(group.keys(), stored.contact());
                report.ended(group, result);
                return true;
            }
        }
        cache.outdate(group.keys(), contacts);
        return false;
    }

    /** @return the distinct contacts of these keys; {@code null} where the cache cannot tell */
    private static @Nullable List<Contact> find(ContactCache cache, Set<String> keys) {
        List<Contact> all = new ArrayList<>();
        for (String key : keys) {
            List<Contact> contacts = cache.find(key);
            if (contacts == null) {
                return null;
            }
            contacts.stream().filter(contact -> !all.contains(contact)).forEach(all::add);
        }
        return all;
    }
}
