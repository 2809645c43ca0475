package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.AccountOptions;
import io.github.camelheymarket.examples.common.ExampleOptions;
import io.github.camelheymarket.examples.common.InputException;
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
        description = "Puts contacts into a JMS queue, one a message, and brings them from there into Heymarket. "
                + "A message is gone from the queue only when its contact is stored.",
        footer = {
            "",
            "Without --real and --base-url it starts a sandbox of its own, which ends with it.",
            "",
            "Exit codes: 0 all is well, 2 messages became dead letters that were not meant to, 1 it failed.",
        })
final class Options extends ExampleOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Contacts as JSON, one a line: each line is a message. Without it, invented people.")
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
            description = "How many messages among them can never be a contact. Default: ${DEFAULT-VALUE}.")
    int poison;

    @Option(
            names = "--consumers",
            paramLabel = "N",
            defaultValue = "64",
            description = "Consumers of the queue. As many contacts share a call at most. Default: ${DEFAULT-VALUE}.")
    int consumers;

    @Option(
            names = "--kills",
            negatable = true,
            description =
                    "Kill the broker once and the consuming program twice, in the middle of it. Default: only with "
                            + "invented people. --no-kills leaves them alone.")
    Boolean kills;

    @Option(
            names = "--dead",
            paramLabel = "FILE",
            defaultValue = "queue-dead.ndjson",
            description = "Gets the dead letters, as they came. Default: ${DEFAULT-VALUE}.")
    Path dead;

    @Mixin
    AccountOptions account;

    /** @throws InputException saying what is wrong, and what may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

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
