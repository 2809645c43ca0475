package io.github.camelheymarket.examples.reminders;

import io.github.camelheymarket.examples.common.DatabaseOptions;
import io.github.camelheymarket.examples.common.ExampleOptions;
import io.github.camelheymarket.examples.common.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "run",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Sends a reminder for each appointment in a PostgreSQL table, never twice, also if the program "
                + "is killed and started again.",
        footer = {
            "",
            "Without --real invented people get reminders from a sandbox; the program that sends them is killed twice "
                    + "and started again. At the end the messages that went out are compared with the table. "
                    + "With --real text messages are sent, which Heymarket charges for.",
            "",
            "Exit codes: 0 success, 2 some reminders were rejected or may have been sent, 1 failure.",
        })
final class Options extends ExampleOptions {

    @Option(
            names = "--appointments",
            paramLabel = "N",
            defaultValue = "60",
            description = "How many appointments to invent. Default: ${DEFAULT-VALUE}.")
    int appointments;

    @Option(
            names = "--inbox",
            paramLabel = "NAME",
            description = "With --real: the inbox that sends: name, phone or id.")
    String inbox;

    @Option(
            names = "--sender",
            paramLabel = "NAME",
            description = "With --real: the member of the team who sends: name, e-mail address or id.")
    String sender;

    @Option(names = "--region", paramLabel = "US", description = "The country of phones without + and country code.")
    String region;

    @Mixin
    DatabaseOptions where;

    @Override
    protected void check() {
        checkPeople("--appointments", appointments);
        where.check();
        if (where.isReal() != (inbox != null) || where.isReal() != (sender != null)) {
            throw new InputException("--inbox and --sender are required with --real, and for nothing else.");
        }
    }

    Pass.Sending sending() {
        return new Pass.Sending(inbox, sender, region);
    }
}
