package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.CountedProcess;
import io.github.camelheymarket.examples.common.Folders;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.Messages;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One run: a broker, messages, and a consumer until the queue is empty. */
final class Job {

    private static final long LOOK_EVERY_MS = 50;
    private static final int ZEROS_IN_A_ROW = 3;
    private static final long TELL_EVERY_MS = 5_000;

    /** None of these can become a contact. */
    private static final List<String> POISON = List.of(
            "{\"phone\":\"12\",\"first\":\"Short\"}",
            "{\"first\":\"Nobody\"}",
            "this is no contact",
            "{\"phone\":\"12025550143\",\"shoe size\":\"44\"}",
            "[{\"phone\":\"12025550143\"},{\"phone\":\"12025550107\"}]");

    private final Options options;
    private final HeymarketAccount account;
    private final Console console;
    private final Summary summary;
    /** The kills that are still to be done, and the percentage of processed messages at which they are due. */
    private final Deque<Kill> kills = new ArrayDeque<>();

    Job(Options options, HeymarketAccount account, Console console) {
        this.options = options;
        this.account = account;
        this.console = console;
        this.summary = new Summary(options, account, console);
        if (options.kills()) {
            kills.addAll(List.of(new Kill(25, false), new Kill(50, true), new Kill(75, false)));
        }
    }

    /** @param broker whether to kill the broker; otherwise the consumer */
    private record Kill(int percentDone, boolean broker) {}

    /** @return the exit code */
    int run() throws Exception {
        Path folder = Files.createTempDirectory("queue-broker");
        console.say("Queue");
        console.say("  from      " + (options.file == null ? "invented people" : options.file));
        console.say("  to        " + account);
        try (BrokerProcess broker = new BrokerProcess(folder);
                QueueClient client = new QueueClient(broker.url())) {
            console.say("  broker    Artemis, its messages in " + folder);
            console.gap();
            run(broker, client);
        }
        // Not after a failure, since the folder has the remaining messages.
        Folders.delete(folder);
        return summary.exitCode();
    }

    private void run(BrokerProcess broker, QueueClient client) throws Exception {
        long sent;
        try (Stream<String> messages = messages()) {
            sent = client.send(messages.iterator());
        }
        summary.sent(sent);
        long start = System.nanoTime();
        CountedProcess consumer = new CountedProcess(
                "consumer",
                Consumer.class,
                account.environment(),
                broker.url(),
                Integer.toString(options.consumers),
                Integer.toString(account.settings().getRequestsPerMinute()));
        try (consumer) {
            emptyQueue(broker, client, consumer, sent);
        }
        summary.emptied(System.nanoTime() - start, consumer.figures());
        summary.takeDead(client);
        summary.print();
    }

    private Stream<String> messages() throws IOException {
        return options.file == null
                ? Messages.invented(options.messages, options.poison, POISON)
                : Messages.of(options.file);
    }

    private void emptyQueue(BrokerProcess broker, QueueClient client, CountedProcess consumer, long sent)
            throws JMSException, InterruptedException {
        long toldAt = System.nanoTime();
        // A message that is being rolled back is not counted for a moment, so that a single count of 0 proves nothing.
        int zeros = 0;
        while (zeros < ZEROS_IN_A_ROW) {
            Thread.sleep(LOOK_EVERY_MS);
            consumer.check();
            long left = client.count(Queues.CONTACTS);
            zeros = left == 0 ? zeros + 1 : 0;
            if (!kills.isEmpty() && (sent - left) * 100 >= sent * kills.peek().percentDone()) {
                kill(kills.poll(), broker, consumer, sent - left);
            }
            if (console.isTerminal() || System.nanoTime() - toldAt > TELL_EVERY_MS * 1_000_000) {
                console.progress(String.format(Locale.ROOT, "  working   %,d of %,d messages done", sent - left, sent));
                toldAt = System.nanoTime();
            }
        }
    }

    private void kill(Kill kill, BrokerProcess broker, CountedProcess consumer, long done) throws InterruptedException {
        if (kill.broker()) {
            broker.killAndRestart();
        } else {
            consumer.killAndRestart();
        }
        String name = kill.broker() ? "broker" : "consumer";
        console.say(String.format(Locale.ROOT, "  killed    the %s after %,d messages, and restarted it", name, done));
        summary.killed();
    }
}
