package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.stored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.find.SingleReads;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.Comparisons;
import io.github.camelheymarket.plan.RowPlanner;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which rows need no call, by the contacts that were read before the run. */
class CachedRowsTest {

    private static final String KEY = "phone:12025550143";
    private static final String ADDRESS = "email:mara@example.org";
    private static final Contact MARA = stored(7, "12025550143").contact();

    private RunCalls run = new RunCalls();
    private final List<Object> found = new ArrayList<>();
    private final List<Object> outdated = new ArrayList<>();
    private boolean complete = true;

    /** A key without a value here is outdated. */
    private final Map<String, List<Contact>> contacts = new HashMap<>();

    private final ContactCache cache = new ContactCache() {
        @Override
        public List<Contact> find(String key) {
            return contacts.get(key);
        }

        @Override
        public boolean knowsAbsence() {
            return complete;
        }

        @Override
        public void outdate(Set<String> keys, List<Contact> changed) {
            outdated.add(keys);
            outdated.addAll(changed);
        }
    };

    @AfterEach
    void close() {
        run.close();
    }

    private void settings(UnaryOperator<BulkSettingsBuilder> change) {
        run.close();
        run = new RunCalls(change);
    }

    private CachedRows rows(ContactCache used) {
        RunObserver observer = new RunObserver() {
            @Override
            public void found(Set<String> keys, Contact contact) {
                found.add(keys);
                found.add(contact);
            }
        };
        RowPlanner planner = new RowPlanner(
                run.settings,
                new Comparisons(run.settings, run.seen),
                new SingleReads(run.reads, run.seen),
                run.consent);
        return new CachedRows(used, run.settings, run.reads, planner, run.parts.report, observer);
    }

    private boolean settles(Row row) {
        boolean settled = rows(cache).settle(row);
        assertThat(run.requests).isEmpty();
        assertThat(run.parts.told).hasSize(settled ? 1 : 0);
        return settled;
    }

    private static Row rowOf(String phone, String email, MatchBy by) {
        var fields = JsonNodeFactory.instance.objectNode();
        if (phone != null) {
            fields.put("phone", phone);
        }
        return new Row(0, "row", by, fields.put("email", email), null, Set.of());
    }

    @Test
    void aRowThatChangesNothingEndsWithoutACall() {
        contacts.put(KEY, List.of(MARA));
        assertThat(settles(row(0, "12025550143", null))).isTrue();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.UNCHANGED);
        assertThat(run.parts.told.get(0).contactId()).isEqualTo(7);
        assertThat(found).containsExactly(Set.of(KEY), MARA);
        assertThat(outdated).isEmpty();
    }

    @Test
    void aRowThatChangesSomethingIsProcessedAndItsContactReadAgain() {
        contacts.put(KEY, List.of(MARA));
        assertThat(settles(rowOf("12025550143", "mara@example.org", MatchBy.PHONE)))
                .isFalse();
        assertThat(outdated).containsExactly(Set.of(KEY), MARA);
        assertThat(found).isEmpty();
    }

    @Test
    void aRowOfSomebodyWhoIsNotThereIsProcessed() {
        contacts.put(KEY, List.of());
        assertThat(settles(row(0, "12025550143", null))).isFalse();
        assertThat(outdated).containsExactly(Set.of(KEY));
    }

    @Test
    void aRowWhoseKeyIsOutdatedIsProcessedAndLeavesTheOthersUntouched() {
        assertThat(settles(row(0, "12025550143", null))).isFalse();
        assertThat(outdated).isEmpty();
    }

    @Test
    void aRowOfSeveralContactsIsProcessed() {
        contacts.put(KEY, List.of(MARA, stored(8, "12025550143").contact()));
        assertThat(settles(row(0, "12025550143", null))).isFalse();
        assertThat(outdated).hasSize(3);
    }

    @Test
    void oneContactByTwoKeysIsOneContact() {
        settings(s -> s.matchBy(Set.of(MatchBy.PHONE, MatchBy.EMAIL)));
        Contact both = new Contact(MARA.json().deepCopy().put("email", "mara@example.org"));
        contacts.put(KEY, List.of(both));
        contacts.put(ADDRESS, List.of(both));
        assertThat(settles(rowOf("12025550143", "mara@example.org", MatchBy.PHONE)))
                .isTrue();
    }

    @Test
    void aKeyThatIsOutdatedMakesTheRowUnknownWhateverTheOtherKeyShows() {
        settings(s -> s.matchBy(Set.of(MatchBy.PHONE, MatchBy.EMAIL)));
        contacts.put(ADDRESS, List.of());
        assertThat(settles(rowOf("12025550143", "mara@example.org", MatchBy.PHONE)))
                .isFalse();
        assertThat(outdated).isEmpty();
    }

    @Test
    void aModeThatOnlyUpdatesSkipsWhoIsNotThereIfAllContactsWereRead() {
        settings(s -> s.mode(WriteMode.UPDATE_ONLY));
        contacts.put(KEY, List.of());
        assertThat(settles(row(0, "12025550143", null))).isTrue();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.SKIPPED);
    }

    @Test
    void aModeThatOnlyUpdatesSearchesForWhoIsNotThereIfNotAllContactsWereRead() {
        settings(s -> s.mode(WriteMode.UPDATE_ONLY));
        complete = false;
        contacts.put(KEY, List.of());
        assertThat(settles(row(0, "12025550143", null))).isFalse();
    }

    @Test
    void withoutContactsThatWereReadBeforeEachRowIsProcessed() {
        assertThat(rows(null).settle(row(0, "12025550143", null))).isFalse();
    }

    @Test
    void aRowThatNamesItsContactByUuidIsProcessed() {
        var fields = JsonNodeFactory.instance.objectNode().put("contact_id", "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11");
        contacts.put("contact_id:0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11", List.of(MARA));
        assertThat(settles(new Row(0, "row", MatchBy.CONTACT_ID, fields, null, Set.of())))
                .isFalse();
    }
}
