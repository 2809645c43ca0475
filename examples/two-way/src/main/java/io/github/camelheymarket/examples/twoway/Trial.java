package io.github.camelheymarket.examples.twoway;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.Folders;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Invented people who are edited on both sides, while the program that keeps both equal is killed and started again. */
final class Trial {

    private static final Duration TO_AGREE = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_MS = 50;
    private static final long EVERY_MS = 200;
    /** How many polls without a write show that neither side answers the other. */
    private static final int QUIET_POLLS = 10;
    /** More than the search of the sandbox lags behind, see its switch SEARCH_LAG. */
    private static final long HOSTILE_FIRST_WRITE_MS = 4_000;

    private final Options options;
    private final Database database;
    private final HeymarketAccount account;
    private final Console console;
    private final HeymarketSandbox sandbox;
    private final Edits edits;
    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final long start = System.nanoTime();

    Trial(Options options, Database database, HeymarketAccount account, Console console) {
        this.options = options;
        this.database = database;
        this.account = account;
        this.console = console;
        this.sandbox = account.sandbox().orElseThrow();
        this.edits = new Edits(database, sandbox, options.people, options.seed);
    }

    /** @return the exit code */
    int run() throws Exception {
        console.say("Two way");
        console.say("  table     person of a PostgreSQL that ends with this program");
        console.say("  and       " + account);
        console.say("  conflict  " + options.conflict);
        console.gap();
        sandbox.recordBodies(false);
        sandbox.onRequest(this::count);
        for (int i = 0; i < options.people; i++) {
            sandbox.seed(Seed.phone(InventedPeople.phone(i)).first("Person").last(Integer.toString(i)));
        }
        console.say(String.format(
                Locale.ROOT, "  %-9s %8s %8s %10s %10s %9s", "", "edits", "people", "requests", "differ", "seconds"));
        Path folder = Files.createTempDirectory("two-way");
        try {
            return run(folder.resolve("cursor"));
        } finally {
            Folders.delete(folder);
        }
    }

    private void count(RecordedRequest request) {
        switch (request.path()) {
            case "/v2/contacts/list" -> polls.incrementAndGet();
            case "/v2/contacts", "/v1/batch/contacts" -> writes.incrementAndGet();
            default -> {
                // Reads, and the edits.
            }
        }
    }

    private int run(Path cursor) throws Exception {
        int left = options.edits;
        for (int part = options.kills; part > 0; part--) {
            int now = left / (part + 1);
            left -= now;
            try (JavaProcess program = start(cursor)) {
                edits.make(now / 2);
                await(program, () -> differences() < sandbox.contactCount() / 2);
                edits.make(now - now / 2);
                program.kill();
            }
            say("killed");
        }
        try (JavaProcess program = start(cursor)) {
            edits.make(left);
            await(program, () -> differences() == 0 && unsent() == 0);
            say("agree");
            return verdict(program);
        }
    }

    /** Whether both sides stay equal, and nothing is written any more. */
    private int verdict(JavaProcess program) throws Exception {
        long before = writes.get();
        long enough = polls.get() + QUIET_POLLS;
        await(program, () -> polls.get() >= enough);
        say("quiet");
        long later = writes.get() - before;
        int wrong = differences();
        console.gap();
        console.say(String.format(
                Locale.ROOT, "  %,d edits of the table, %,d of Heymarket", edits.inTable(), edits.inHeymarket()));
        console.say(String.format(
                Locale.ROOT,
                "  %,d contacts written to Heymarket, %,d conflicts noted",
                revisions() - edits.inHeymarket(),
                database.count("SELECT count(*) FROM conflict")));
        console.say(String.format(Locale.ROOT, "  %,d writes after both sides agreed", later));
        console.say(String.format(Locale.ROOT, "  %,d people differ between the table and Heymarket", wrong));
        return wrong == 0 && later == 0 ? TwoWay.SUCCESS : TwoWay.FAILED;
    }

    private JavaProcess start(Path cursor) throws InterruptedException {
        Map<String, String> environment = account.environment();
        environment.put("PGUSER", "postgres");
        return JavaProcess.start(
                        "program",
                        Sync.Program.class,
                        environment,
                        line -> {},
                        database.url(),
                        cursor.toString(),
                        options.conflict.name(),
                        Long.toString(options.where.profile() == Profile.HOSTILE ? HOSTILE_FIRST_WRITE_MS : 0),
                        Long.toString(EVERY_MS))
                .awaitReady(TO_AGREE);
    }

    /** A condition about both sides. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(JavaProcess program, Condition condition) throws Exception {
        long end = System.nanoTime() + TO_AGREE.toNanos();
        while (!condition.holds()) {
            if (!program.isAlive()) {
                throw new IllegalStateException("The program ended: see above");
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Both sides do not agree after " + TO_AGREE + ": " + differences()
                        + " people differ, " + unsent() + " rows are not sent");
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private void say(String name) throws Exception {
        console.say(String.format(
                Locale.ROOT,
                "  %-9s %,8d %,8d %,10d %,10d %9.1f",
                name,
                edits.made(),
                sandbox.contactCount(),
                sandbox.requestCount() - edits.requests(),
                differences(),
                (System.nanoTime() - start) / 1e9));
    }

    private long unsent() throws Exception {
        return database.count("SELECT count(*) FROM person WHERE version <> sent");
    }

    /** How many people are not on both sides, or not once, or not with the same names. */
    private int differences() throws Exception {
        Map<String, String> table = database.people();
        Map<String, String> heymarket = new TreeMap<>();
        for (SandboxContact contact : sandbox.contacts()) {
            heymarket.merge(
                    contact.phone(), contact.first() + " " + contact.last(), (one, other) -> one + ", " + other);
        }
        int different = 0;
        for (Map.Entry<String, String> person : table.entrySet()) {
            different += person.getValue().equals(heymarket.remove(person.getKey())) ? 0 : 1;
        }
        return different + heymarket.size();
    }

    /** How often contacts were written, by anybody. */
    private long revisions() {
        List<SandboxContact> contacts = sandbox.contacts();
        return contacts.stream().mapToLong(SandboxContact::rev).sum() - options.people;
    }
}
