package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.CountedProcess;
import io.github.camelheymarket.examples.common.Folders;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.examples.common.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** One run: Kafka and PostgreSQL, records, and nodes until each record is processed. */
final class Job {

    private static final Duration TO_BEGIN = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MS = 200;
    private static final long TELL_EVERY_MS = 10_000;

    /** None of these can become a contact. */
    private static final List<String> POISON =
            List.of("{\"phone\":\"12\",\"first\":\"Short\"}", "{\"first\":\"Nobody\"}", "this is no contact");

    private final Options options;
    private final HeymarketAccount account;
    private final Console console;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final Summary summary;
    private boolean toBeKilled;

    Job(Options options, HeymarketAccount account, Console console) {
        this.options = options;
        this.account = account;
        this.console = console;
        this.summary = new Summary(options, account, console);
        this.toBeKilled = options.kill();
    }

    /** @return the exit code */
    int run() throws Exception {
        Path folder = Files.createTempDirectory("cluster");
        console.say("Cluster");
        console.say("  from      " + (options.file == null ? "invented people" : options.file));
        console.say("  to        " + account);
        console.say("  nodes     " + options.nodes + ", with "
                + (options.split
                        ? "an equal part of " + options.requestsPerMinute + " requests per minute"
                        : "one budget of " + options.requestsPerMinute + " requests per minute"));
        try (JavaProcess services = JavaProcess.start(
                "program of Kafka and PostgreSQL", Services.class, Map.of(), this::address, "" + folder)) {
            services.awaitReady(TO_BEGIN);
            console.say("  topic     " + Topics.CONTACTS + " at " + addresses.get("kafka") + ", in " + folder);
            console.gap();
            try (TopicClient topic = new TopicClient(addresses.get("kafka"))) {
                run(topic);
            }
        }
        // Not after a failure, since the folder has the remaining records.
        Folders.delete(folder);
        return summary.exitCode();
    }

    private void address(String line) {
        String[] words = line.split(" ", 2);
        addresses.put(words[0], words[1]);
    }

    private void run(TopicClient topic) throws Exception {
        topic.createTopics();
        long sent;
        try (Stream<String> records = records()) {
            sent = topic.send(records.iterator());
        }
        summary.sent(sent);
        List<CountedProcess> nodes = new ArrayList<>();
        try {
            for (int number = 1; number <= options.nodes; number++) {
                nodes.add(new CountedProcess("node " + number, Node.class, account.environment(), arguments()));
            }
            awaitEnd(topic, nodes, sent);
        } finally {
            nodes.parallelStream().forEach(CountedProcess::close);
        }
        summary.takeDead(topic);
        summary.print(nodes);
    }

    private Stream<String> records() throws IOException {
        return options.file == null
                ? Messages.invented(options.contacts, options.poison, POISON)
                : Messages.of(options.file);
    }

    private String[] arguments() {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("kafka", addresses.get("kafka"));
        arguments.put("consumers", options.consumers);
        arguments.put("batch", options.batch);
        arguments.put("session-timeout", 6_000);
        if (options.split) {
            arguments.put("requests-per-minute", options.requestsPerMinute / options.nodes);
        } else {
            arguments.put("requests-per-minute", options.requestsPerMinute);
            // All that a shared budget needs.
            arguments.put("camel.heymarket.cluster.url", addresses.get("postgres"));
        }
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .toArray(String[]::new);
    }

    private void awaitEnd(TopicClient topic, List<CountedProcess> nodes, long sent)
            throws ExecutionException, InterruptedException {
        long toldAt = System.nanoTime();
        long left = topic.left();
        while (left > 0) {
            Thread.sleep(LOOK_EVERY_MS);
            nodes.forEach(CountedProcess::check);
            left = topic.left();
            if (toBeKilled && 2 * left <= sent) {
                toBeKilled = false;
                CountedProcess last = nodes.get(nodes.size() - 1);
                last.killAndRestart();
                console.say(String.format(
                        Locale.ROOT, "  killed    %s after %,d records, and restarted it", last.name(), sent - left));
                summary.killed();
            }
            if (console.isTerminal() || System.nanoTime() - toldAt > TELL_EVERY_MS * 1_000_000) {
                toldAt = System.nanoTime();
                console.progress(String.format(Locale.ROOT, "  working   %,d of %,d records done", sent - left, sent)
                        + summary.rate());
            }
        }
    }
}
