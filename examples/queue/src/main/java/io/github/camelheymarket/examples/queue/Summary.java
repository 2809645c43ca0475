package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.Figures;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.examples.queue.QueueClient.DeadLetter;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of the run. */
final class Summary {

    /** The file has all of them. */
    private static final int SHOWN = 20;

    private final Options options;
    private final HeymarketAccount account;
    private final Console console;
    private final List<String> reasons = new ArrayList<>();
    private long sent;
    private long nanos;
    private int kills;
    private Figures figures = Figures.NONE;
    private boolean right = true;

    Summary(Options options, HeymarketAccount account, Console console) {
        this.options = options;
        this.account = account;
        this.console = console;
    }

    void sent(long messages) {
        sent = messages;
    }

    void killed() {
        kills++;
    }

    void emptied(long took, Figures done) {
        nanos = took;
        figures = done;
    }

    /** Writes the dead letters to their file; each is removed from the queue after that. */
    void takeDead(QueueClient client) throws JMSException, IOException {
        Files.deleteIfExists(options.dead);
        client.takeDead(this::dead);
    }

    private void dead(DeadLetter letter) {
        try {
            Files.writeString(
                    options.dead,
                    letter.text() + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reasons.add(letter.reason());
    }

    void print() {
        console.gap();
        console.count("messages", sent, "");
        account.sandbox().ifPresentOrElse(this::inspect, () -> console.count("stored", sent - reasons.size(), ""));
        console.count("dead", reasons.size(), reasons.isEmpty() ? "" : "in " + options.dead);
        console.count("kills", kills, "");
        console.count("consumers", options.consumers, "");
        console.figure(
                "rows/call",
                decimal((double) figures.stored() / Math.max(1, figures.writes())),
                String.format(Locale.ROOT, "%,d calls that write, %,d in all", figures.writes(), figures.requests()));
        console.figure("seconds", decimal(nanos / 1e9), "");
        if (!reasons.isEmpty()) {
            console.gap();
            reasons.stream().limit(SHOWN).forEach(reason -> console.say("  dead, " + reason));
        }
        if (reasons.size() > SHOWN) {
            console.say(String.format(Locale.ROOT, "  and %,d more", reasons.size() - SHOWN));
        }
    }

    /** Reads the contacts of the sandbox without the API. */
    private void inspect(HeymarketSandbox sandbox) {
        console.count("stored", sandbox.contactCount(), "");
        if (options.file == null) {
            right = InventedPeople.areIn(sandbox, options.messages, console);
        }
    }

    int exitCode() {
        int expected = options.file == null ? options.poison : 0;
        if (!right) {
            return Queue.FAILED;
        }
        return reasons.size() == expected ? Queue.SUCCESS : Queue.DEAD_LETTERS;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
