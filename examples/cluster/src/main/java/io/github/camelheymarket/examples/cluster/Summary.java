package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.cluster.TopicClient.DeadLetter;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.CountedProcess;
import io.github.camelheymarket.examples.common.Figures;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** The result of the run. */
final class Summary {

    /** The file has all of them. */
    private static final int SHOWN = 20;

    private final Options options;
    private final HeymarketAccount account;
    private final Console console;
    private final RequestTimes times = new RequestTimes();
    private final long start = System.nanoTime();
    private List<DeadLetter> dead = List.of();
    private long sent;
    private int kills;
    private boolean right = true;

    Summary(Options options, HeymarketAccount account, Console console) {
        this.options = options;
        this.account = account;
        this.console = console;
        account.sandbox().ifPresent(sandbox -> sandbox.onRequest(times));
    }

    void sent(long records) {
        sent = records;
    }

    void killed() {
        kills++;
    }

    /** The request rate, which only the embedded sandbox knows. */
    String rate() {
        return times.count() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d requests, %.1f per minute", times.count(), times.perMinute());
    }

    /** Writes the dead letters to their file. */
    void takeDead(TopicClient topic) throws IOException {
        Files.deleteIfExists(options.dead);
        dead = topic.readDead();
        if (!dead.isEmpty()) {
            Files.write(options.dead, dead.stream().map(DeadLetter::text).toList());
        }
    }

    void print(List<CountedProcess> nodes) {
        console.gap();
        console.count("records", sent, "");
        account.sandbox().ifPresentOrElse(this::inspect, () -> console.count("stored", sent - dead.size(), ""));
        console.count("dead", dead.size(), dead.isEmpty() ? "" : "in " + options.dead);
        console.count("kills", kills, "");
        for (CountedProcess node : nodes) {
            Figures figures = node.figures();
            console.count(
                    node.name(),
                    figures.requests(),
                    String.format(Locale.ROOT, "requests, %,d records done", figures.stored()));
        }
        account.sandbox().ifPresent(sandbox -> requests());
        console.figure("seconds", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9), "");
        if (!dead.isEmpty()) {
            console.gap();
            dead.stream().limit(SHOWN).forEach(letter -> console.say("  dead, " + letter.reason()));
        }
        if (dead.size() > SHOWN) {
            console.say(String.format(Locale.ROOT, "  and %,d more", dead.size() - SHOWN));
        }
    }

    private void requests() {
        console.count("requests", times.count(), "");
        console.count("rejected", times.refused(), "with 429");
        console.figure(
                "per minute",
                String.format(Locale.ROOT, "%.1f", times.perMinute()),
                "requests over all nodes; at most " + times.mostInAMinute() + " in any 60 seconds");
    }

    /** Reads the contacts of the sandbox without the API. */
    private void inspect(HeymarketSandbox sandbox) {
        console.count("stored", sandbox.contactCount(), "");
        if (options.file == null) {
            right = InventedPeople.areIn(sandbox, options.contacts, console);
        }
    }

    int exitCode() {
        int expected = options.file == null ? options.poison : 0;
        if (!right) {
            return Cluster.FAILED;
        }
        return dead.size() == expected ? Cluster.SUCCESS : Cluster.DEAD_LETTERS;
    }
}
