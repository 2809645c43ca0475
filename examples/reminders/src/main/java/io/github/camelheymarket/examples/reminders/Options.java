package io.github.camelheymarket.examples.reminders;

import io.github.camelheymarket.examples.common.ExampleOptions;
import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.sandbox.settings.Profile;
import picocli.CommandLine.Command;
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
                    + "and started again. At the end the messages that went out are compared with the table.",
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
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "kind",
            description = "How the sandbox behaves where Heymarket's documentation is open: kind or hostile. "
                    + "Default: kind.")
    Profile profile;

    @Option(
            names = "--real",
            description = "Use Heymarket. HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or HEYMARKET_API_KEY, "
                    + "are the credentials; HEYMARKET_BASE_URL replaces Heymarket's address. This sends text messages.")
    boolean real;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "With --real: the PostgreSQL, jdbc:postgresql://..., with PGUSER and PGPASSWORD of the "
                    + "environment.")
    String database;

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

    /** @throws InputException naming the error, and the option that may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

    @Override
    protected void check() {
        checkPeople("--appointments", appointments);
        if (real != (database != null)) {
            throw new InputException(
                    "--real and --database require each other: your rows must not get into the sandbox, nor invented "
                            + "people into a real account.");
        }
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw new InputException("--database must be an address such as jdbc:postgresql://localhost:5432/crm.");
        }
        if (real != (inbox != null) || real != (sender != null)) {
            throw new InputException("--inbox and --sender are required with --real, and for nothing else.");
        }
    }

    Pass.Sending sending() {
        return new Pass.Sending(inbox, sender, region);
    }
}
