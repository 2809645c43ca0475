package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.AccountOptions;
import io.github.camelheymarket.examples.common.ExampleOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
        name = "run",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Puts contacts into a JMS queue, one per message, and writes them from there to Heymarket. "
                + "A message leaves the queue only when its contact is stored.",
        footer = {
            "",
            "Without --real and --base-url it starts an embedded sandbox.",
            "",
            "Exit codes: 0 success, 2 unexpected dead letters, 1 failure.",
        })
final class Options extends ExampleOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Contacts as JSON, one per line: each line is a message. Without it, invented people.")
    Path file;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many people to invent. Default: ${DEFAULT-VALUE}.")
    int messages;

    @Option(
            names = "--poison",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many invalid messages among them. Default: ${DEFAULT-VALUE}.")
    int poison;

    @Option(
            names = "--consumers",
            paramLabel = "N",
            defaultValue = "64",
            description = "Consumers of the queue, the maximum number of contacts per call. Default: ${DEFAULT-VALUE}.")
    int consumers;

    @Option(
            names = "--kills",
            negatable = true,
            description = "Kill the broker once and the consumer twice during the run. Default: only with "
                    + "invented people. --no-kills prevents it.")
    Boolean kills;

    @Option(
            names = "--dead",
            paramLabel = "FILE",
            defaultValue = "queue-dead.ndjson",
            description = "The file for the dead letters, unchanged. Default: ${DEFAULT-VALUE}.")
    Path dead;

    @Mixin
    AccountOptions account;

    boolean kills() {
        return kills == null ? file == null : kills;
    }

    @Override
    protected void check() {
        account.check(file);
        checkPeople("--messages", messages);
        atLeast(0, "--poison", poison);
        atLeast(1, "--consumers", consumers);
        checkFolderOf(dead);
    }
}
