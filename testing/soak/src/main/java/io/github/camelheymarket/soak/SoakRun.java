package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One run: the load, with kills, and every few minutes a pause in which all that was said is held against what is stored. */
final class SoakRun {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_PAUSES = 300 * SECOND;
    /** A search does not show at once what was written, which only the killed program knew. */
    private static final long SEARCH_LAG = 4 * SECOND;
    /** A job that waits for the budget, and for lost writes, takes minutes. */
    private static final long PATIENCE = 900 * SECOND;
    /** A poll in which faults ended is repeated after seconds. */
    private static final long PATIENCE_WITH_CHANGES = 240 * SECOND;

    private static final Set<String> UNSUCCESSFUL = Set.of("REJECTED", "FAILED", "AMBIGUOUS");
    private static final Set<String> UNKNOWN = Set.of("UNKNOWN");
    private static final Set<String> OK = Set.of("CREATED", "UPDATED", "UNCHANGED", "SKIPPED", LaneThread.STORED);

    private final Settings settings;
    private final HeymarketSandbox sandbox;
    private final List<String> arguments;
    private final Violations violations;
    private final RequestJudge requests;
    private final RowJudge rows;
    private final ChangesJudge changes;
    private final MessageJudge messages;
    private final EventJudge events;
    private final Vitals vitals = new Vitals();
    private final JournalReader journal;
    private final Weather weather;
    private final OtherPeople others;
    private final Random random;
    private final Path folder;
    private final long began = System.nanoTime();

    private RoutesProcess program;
    private long startAt;
    private long killAt;
    private long pauseAt = began + BETWEEN_PAUSES;
    private long pausedSince;
    private long idleSince;
    private long quietSince;
    private int kills;
    private int minutes;
    private int pauses;

    SoakRun(Settings settings, HeymarketSandbox sandbox, int port) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.folder = settings.folder();
        this.arguments = List.of(
                Long.toString(settings.seed()),
                Integer.toString(settings.requests()),
                sandbox.baseUrl(),
                sandbox.secretId(),
                sandbox.secretKey(),
                Integer.toString(port),
                sandbox.webhook().token());
        Workload workload =
                new Workload(settings.seed(), folder.resolve("ledgers").toString());
        violations = new Violations(folder.resolve("violations"), settings.seed());
        requests = new RequestJudge(sandbox, settings.requests(), violations);
        rows = new RowJudge(sandbox, workload, violations, requests);
        changes = new ChangesJudge(sandbox, violations);
        messages = new MessageJudge(sandbox, workload, violations, requests);
        events = new EventJudge(violations);
        journal = new JournalReader(
                folder.resolve("journal"),
                List.of(rows::accept, changes::accept, messages::accept, events::accept, vitals::accept));
        weather = new Weather(sandbox, settings.seed());
        others = new OtherPeople(sandbox, "http://localhost:" + port + Routes.PATH, events, settings.seed());
        random = new Random(settings.seed());
    }

    /** @return the number of violations */
    int run() throws Exception {
        System.out.println("soak: " + settings);
        others.seed();
        sandbox.onRequest(requests::request);
        Thread thread = new Thread(others, "others");
        thread.start();
        try {
            start();
            while (!isOver()) {
                Thread.sleep(pausedSince == 0 ? 100 : 500);
                journal.read();
                if (pausedSince == 0) {
                    load();
                } else if (settled()) {
                    judge();
                }
                if (System.nanoTime() - began >= (minutes + 1) * 60 * SECOND) {
                    minutes++;
                    line();
                }
            }
        } finally {
            others.end();
            if (program != null) {
                program.kill();
            }
            thread.join();
        }
        end();
        return violations.count();
    }

    private boolean isLoadOver() {
        return System.nanoTime() - began >= settings.minutes() * 60 * SECOND;
    }

    private boolean isOver() {
        return isLoadOver() && pausedSince == 0 && pauses > 0 && pauseAt == Long.MAX_VALUE;
    }

    private void start() throws IOException {
        requests.born();
        program = new RoutesProcess(folder, arguments);
        // Long runs end with a third without kills, in which growth would show.
        boolean isCalm = settings.minutes() >= 15 && System.nanoTime() - began > settings.minutes() * 40 * SECOND;
        int seconds = random.nextInt(4) < 3 ? 8 + random.nextInt(32) : 40 + random.nextInt(120);
        killAt = isCalm ? Long.MAX_VALUE : System.nanoTime() + seconds * SECOND;
    }

    private void load() throws Exception {
        long now = System.nanoTime();
        weather.pass();
        if (program == null) {
            if (now > startAt) {
                start();
            }
        } else if (!program.isAlive()) {
            violations.add("the program ended by itself, with " + program.exitValue(), List.of());
            restart();
        } else if (isLoadOver() || now > pauseAt) {
            pause();
        } else if (now > killAt) {
            program.kill();
            kills++;
            restart();
        }
    }

    private void restart() {
        program = null;
        startAt = System.nanoTime() + SEARCH_LAG;
    }

    private void pause() throws IOException {
        Files.createFile(LaneThread.pauseFile(folder));
        others.pause(true);
        weather.clear();
        pausedSince = System.nanoTime();
        idleSince = 0;
        quietSince = 0;
    }

    /** Whether nothing is under way any more, and all changes are delivered. */
    private boolean settled() {
        long now = System.nanoTime();
        if (!program.isAlive()) {
            violations.add("the program ended by itself, with " + program.exitValue(), List.of());
            return true;
        }
        if (!rows.open().isEmpty() || !others.isIdle()) {
            quietSince = 0;
            idleSince = 0;
        } else {
            idleSince = idleSince == 0 ? now : idleSince;
            quietSince = !changes.missing().isEmpty() ? 0 : quietSince == 0 ? now : quietSince;
        }
        if (idleSince != 0 && now - idleSince > PATIENCE_WITH_CHANGES) {
            // What is missing is told by the judge.
            return true;
        }
        if (now - pausedSince > PATIENCE) {
            violations.add("after " + PATIENCE / SECOND + " s still under way: " + rows.open(), List.of());
            return true;
        }
        return quietSince != 0 && now - quietSince > 2 * SECOND;
    }

    private void judge() throws IOException {
        rows.judge();
        messages.judge();
        events.judge();
        changes.missing().forEach(missing -> violations.add("not delivered: " + missing, List.of()));
        pauses++;
        pausedSince = 0;
        if (isLoadOver()) {
            pauseAt = Long.MAX_VALUE;
            return;
        }
        pauseAt = System.nanoTime() + BETWEEN_PAUSES;
        others.pause(false);
        Files.delete(LaneThread.pauseFile(folder));
        if (!program.isAlive()) {
            restart();
        }
    }

    private void line() {
        System.out.printf(
                Locale.ROOT,
                "minute %d: %d requests (at most %d in a minute), rows %d ok %d not %d unknown, %d opt-outs, %d kills, %d faults, %d of the limit's 429s, %s, %d violations%s%n",
                minutes,
                requests.requests(),
                requests.most(),
                rows.count(OK),
                rows.count(UNSUCCESSFUL),
                rows.count(UNKNOWN),
                others.optOuts(),
                kills,
                requests.faults(),
                requests.limited(),
                vitals.last(),
                violations.count(),
                pausedSince == 0
                        ? ""
                        : " (paused: " + rows.open() + " under way, "
                                + changes.missing().size() + " changes to deliver)");
    }

    private void end() {
        minutes++;
        line();
        System.out.println("outcomes " + rows.counts() + " of " + rows.jobs() + " jobs; " + messages.sent()
                + " messages went out; " + events.received() + " events received; " + changes.delivered()
                + " changes delivered, of the program's own last states skipOwn left out " + changes.leftOut()
                + "; opt-outs between a look and its write: " + requests.races() + "; judged in " + pauses
                + " pauses; " + vitals.judge(violations));
        System.out.println(
                violations.count() == 0
                        ? "no violation"
                        : violations.count() + " violations, see " + folder.resolve("violations"));
    }
}
