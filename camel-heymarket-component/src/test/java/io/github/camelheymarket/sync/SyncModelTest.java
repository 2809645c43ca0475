package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.Cases;
import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.exception.HeymarketMirrorException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.Sleeper;
import io.github.camelheymarket.sync.SyncModel.Expected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made-up histories of an address book, each of several syncs with one mode, against a sandbox with switches and faults of
 * their own: after each sync the address book and the report are those of {@link SyncModel}, which does the same on maps.
 * {@code -Dsync.seeds=} runs that many.
 */
class SyncModelTest {

    private static final int SEEDS = Integer.getInteger("sync.seeds", Cases.times(120));
    private static final int FIRST_SEED = Integer.getInteger("sync.first", 1);

    @TempDir
    static Path ledgers;

    private static HeymarketSandbox sandbox;
    private static DefaultCamelContext camel;
    private static ProducerTemplate template;

    @BeforeAll
    static void start() {
        sandbox =
                HeymarketSandbox.builder().recordBodies(false).maxRecorded(200).start();
        camel = new TestContext();
        camel.getRegistry().bind("sleeper", Sleeper.class, (Sleeper) duration -> {});
        HeymarketConfiguration options =
                camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        options.setBaseUrl(sandbox.baseUrl());
        options.setApiKey(sandbox.apiKey());
        options.setRequestsPerMinute(0);
        options.setMaxRetries(1);
        options.setMaxRetryDelay(1);
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        sandbox.close();
    }

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theAddressBookAndTheReportAreThoseOfTheModel(long seed) {
        ModelCase made = new ModelCase(seed);
        SyncModel model = new SyncModel();
        sandbox.reset();
        made.settle(sandbox);
        made.fill(sandbox, model.book);
        SyncMode mode = SyncMode.values()[(int) (seed % SyncMode.values().length)];
        int runs = mode == SyncMode.MIRROR ? 4 : 2;
        for (int i = 0; i < runs; i++) {
            oneRun(seed, i, made, model, mode);
            if (mode == SyncMode.MIRROR) {
                meanwhile(made, model);
            }
        }
        assertThat(sandbox.consentChanges()).as("seed " + seed).noneMatch(ConsentChange::overrulesThePerson);
    }

    private void oneRun(long seed, int number, ModelCase made, SyncModel model, SyncMode mode) {
        boolean clearEmpty = mode.mayTakeAway() && made.random.nextInt(3) == 0;
        boolean allowOptIn = mode.mayTakeAway() && made.random.nextInt(3) == 0;
        boolean dryRun = made.random.nextInt(5) == 0;
        boolean cut = made.random.nextInt(8) == 0;
        int bulkSize = made.any(List.of(3, 10, 100));
        long maxDeletes = made.any(List.of(0L, 5L, 100L));
        String strategy = made.any(List.of("search", "search", "snapshot", "snapshot&pageSize=7"));
        // With a snapshot it is not the places of rows that decide which of one key are merged.
        boolean distinct = !strategy.equals("search");
        List<ModelRow> rows = made.source(clearEmpty, made.random.nextInt(3) == 0, distinct);
        if (!dryRun) {
            made.disturb(sandbox);
        }
        String uri = "heymarket:contacts/sync?strategy=" + strategy + "&defaultRegion=US&failOnPartial=false&mode="
                + mode.word() + "&bulkSize="
                + bulkSize + "&dryRun=" + dryRun
                + (mode.mayTakeAway() ? "&clearEmpty=" + clearEmpty + "&allowOptIn=" + allowOptIn : "")
                + (mode == SyncMode.MIRROR
                        ? "&syncName=s" + seed + "&maxDeletes=" + maxDeletes + "&ledgerDirectory=" + ledgers
                        : "");
        String about = "seed " + seed + ", run " + number + ": " + uri + " " + made.told + (cut ? " cut" : "");

        Expected expected = model.run(new SyncModel.Run(
                mode,
                rows,
                bulkSize,
                allowOptIn,
                sandbox.settings().yes(io.github.camelheymarket.sandbox.settings.Switch.STATUS_DETAIL),
                dryRun,
                cut,
                maxDeletes));
        SyncReport report = report(uri, rows, cut, expected, about);
        sandbox.faults().clear();

        assertThat(differing(stored(), texts(model.book))).as(about).isEmpty();
        List<RowResult> results = new ArrayList<>();
        report.rows().forEachRemaining(results::add);
        assertThat(results.stream().map(RowResult::outcome).toList()).as(about).isEqualTo(expected.outcomes);
        assertThat(optOutsByPerson(results.stream().map(SyncModelTest::changed).toList(), rows, mode))
                .as(about)
                .isEqualTo(optOutsByPerson(expected.changes, rows, mode));
        assertThat(report.getResult().getOptInsWithheld()).as(about).isEqualTo(expected.optInsWithheld);
        assertThat(report.getUnsuccessful())
                .as(about)
                .isEqualTo(
                        expected.outcomes.stream().filter(o -> !o.isSuccess()).count());
        if (mode == SyncMode.MIRROR) {
            SyncDeletions deletions = report.getDeletions();
            assertThat(deletions.withheldCode()).as(about).isEqualTo(expected.withheld);
            assertThat(List.of(
                            deletions.counts().candidates(),
                            deletions.counts().deleted(),
                            deletions.counts().keptConsent(),
                            deletions.counts().gone()))
                    .as(about)
                    .isEqualTo(List.of(expected.candidates, expected.deleted, expected.kept, expected.gone));
            assertThat(deletions.counts().failed()).as(about).isZero();
        }
    }

    private static SyncReport report(String uri, List<ModelRow> rows, boolean cut, Expected expected, String about) {
        Iterator<Map<String, Object>> cells =
                rows.stream().map(row -> row.cells).iterator();
        Object body =
                cut ? cutShort(cells) : rows.stream().map(row -> row.cells).toList();
        Exchange done = template.send(uri, exchange -> exchange.getMessage().setBody(body));
        if (cut) {
            assertThat(done.getException()).as(about).isInstanceOf(HeymarketStoppedException.class);
            return done.getException(HeymarketStoppedException.class).getReport();
        }
        if (done.getException() instanceof HeymarketMirrorException tooMany) {
            assertThat(expected.withheld).as(about).isEqualTo("TOO_MANY");
            return tooMany.getReport();
        }
        assertThat(done.getException()).as(about).isNull();
        return done.getMessage().getBody(SyncReport.class);
    }

    private static Iterator<Map<String, Object>> cutShort(Iterator<Map<String, Object>> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (!rows.hasNext()) {
                    throw new IllegalStateException("the file ends in the middle of a line");
                }
                return true;
            }

            @Override
            public Map<String, Object> next() {
                return rows.next();
            }
        };
    }

    /**
     * A mirror holds a row back that may be a corrected phone, and then knows of an opt-out of a later row: which row of the
     * person tells of it is not fixed.
     */
    private static List<Set<String>> optOutsByPerson(List<Set<String>> changes, List<ModelRow> rows, SyncMode mode) {
        if (mode != SyncMode.MIRROR) {
            return changes;
        }
        List<Set<String>> moved = new ArrayList<>();
        changes.forEach(row -> moved.add(new TreeSet<>(row)));
        Map<String, Integer> first = new TreeMap<>();
        for (int i = 0; i < moved.size(); i++) {
            String phone = rows.get(i).phone;
            if (phone != null && moved.get(i).remove("is_opted_out")) {
                first.put(phone, 1);
            }
        }
        for (int i = 0; i < moved.size(); i++) {
            if (rows.get(i).phone != null && first.remove(rows.get(i).phone) != null) {
                moved.get(i).add("is_opted_out");
            }
        }
        return moved;
    }

    private static Set<String> changed(RowResult row) {
        return row.changes().stream().map(FieldChange::field).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What others do between two runs of a mirror. */
    private static void meanwhile(ModelCase made, SyncModel model) {
        for (SandboxContact contact : sandbox.contacts()) {
            switch (made.random.nextInt(12)) {
                case 0 -> {
                    sandbox.delete(contact.id());
                    model.book.remove(contact.phone());
                }
                case 1 -> {
                    template.sendBody("heymarket:contacts/set-status?status=blocked", Map.of("phone", contact.phone()));
                    model.book.get(contact.phone()).blocked = true;
                }
                case 2 -> {
                    template.sendBody(
                            "heymarket:contacts/set-status?status=unsubscribed", Map.of("phone", contact.phone()));
                    model.book.get(contact.phone()).outByTeam = true;
                }
                default -> {}
            }
        }
    }

    private static Map<String, String> texts(Map<String, ModelPerson> book) {
        Map<String, String> texts = new TreeMap<>();
        book.forEach((phone, person) -> texts.put(phone, person.toString()));
        return texts;
    }

    /** What is stored and what should be, of those in whom they differ. */
    private static List<String> differing(Map<String, String> stored, Map<String, String> wanted) {
        Set<String> phones = new TreeSet<>(stored.keySet());
        phones.addAll(wanted.keySet());
        return phones.stream()
                .filter(phone -> !stored.getOrDefault(phone, "").equals(wanted.get(phone)))
                .map(phone -> phone + " is " + stored.get(phone) + " and should be " + wanted.get(phone))
                .toList();
    }

    /** The contacts of the sandbox in the form of the model; a duplicate is visible. */
    private static Map<String, String> stored() {
        Map<Long, String> titles =
                sandbox.fields().stream().collect(Collectors.toMap(field -> field.id(), field -> field.title()));
        Map<String, String> texts = new TreeMap<>();
        for (SandboxContact contact : sandbox.contacts()) {
            ModelPerson person = new ModelPerson();
            person.text("first", contact.first());
            person.text("last", contact.last());
            person.text("display_name", contact.displayName());
            person.text("email", contact.email());
            person.text("avatar", contact.avatar());
            contact.custom().forEach((id, value) -> person.custom.put(titles.get(id), value));
            person.tags.addAll(contact.tags());
            person.owner = contact.assignedUserId() == null ? 0 : contact.assignedUserId();
            person.outByTeam = contact.consent().unsubscribedAdmin();
            person.outByPerson = contact.consent().unsubscribedContact();
            person.blocked = contact.consent().blocked();
            texts.merge(contact.phone(), person.toString(), (one, other) -> one + " AND " + other);
        }
        return texts;
    }
}
