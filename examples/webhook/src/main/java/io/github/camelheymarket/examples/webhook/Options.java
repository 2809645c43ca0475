package io.github.camelheymarket.examples.webhook;

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
        description = "Takes the opt-outs and opt-ins that Heymarket pushes, and writes them to a table of PostgreSQL. "
                + "Polls find out what was not pushed.",
        footer = {
            "",
            "Without --real a sandbox delivers events about invented people, and the program ends when they are done.",
            "",
            "Exit codes: 0 all is well, 1 it failed, or a row is missing or wrong.",
        })
final class Options extends ExampleOptions {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many people opt out. Every third opts in again, every ninth out once more. "
                    + "Default: ${DEFAULT-VALUE}.")
    int people;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many events are delivered at a time. Default: ${DEFAULT-VALUE}.")
    int connections;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "kind",
            description = "How the sandbox behaves where Heymarket's documentation leaves it open: kind or hostile. "
                    + "Default: kind.")
    Profile profile;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Use the PostgreSQL at this address, jdbc:postgresql://..., with PGUSER and PGPASSWORD of "
                    + "the environment. Without it, one that ends with the program, and its rows with it.")
    String database;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Where to listen. Default: any free port.")
    int port;

    @Option(
            names = "--real",
            description = "Wait for Heymarket's events until the program is stopped. HEYMARKET_WEBHOOK_TOKEN is the "
                    + "token that Heymarket shows. With HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or "
                    + "HEYMARKET_API_KEY, it polls for what no event told, too.")
    boolean real;

    /** @throws InputException saying what is wrong, and what may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

    @Override
    protected void check() {
        checkPeople("--people", people);
        atLeast(1, "--connections", connections);
        within(0, HIGHEST_PORT, "--port", port);
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw new InputException("--database is an address such as jdbc:postgresql://localhost:5432/crm.");
        }
        if (database != null && !real) {
            throw new InputException(
                    "--database goes with --real: events about invented people belong in no table of yours.");
        }
    }
}
