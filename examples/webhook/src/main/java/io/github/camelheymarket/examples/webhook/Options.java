package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.DatabaseOptions;
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
        description = "Writes the opt-outs and opt-ins that Heymarket delivers to a PostgreSQL table. "
                + "Polls find those that were not delivered.",
        footer = {
            "",
            "Without --real a sandbox delivers events of invented people, and the program ends after them.",
            "",
            "Exit codes: 0 success, 1 failure, or a row is missing or wrong.",
        })
final class Options extends ExampleOptions {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many people opt out. Every third opts in again, every ninth opts out once more. "
                    + "Default: ${DEFAULT-VALUE}.")
    int people;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many events are delivered at the same time. Default: ${DEFAULT-VALUE}.")
    int connections;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "kind",
            description = "How the sandbox behaves where Heymarket's documentation is open: kind or hostile. "
                    + "Default: kind.")
    Profile profile;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Use the PostgreSQL at this address, jdbc:postgresql://..., with PGUSER and PGPASSWORD of "
                    + "the environment. Default: an embedded one, whose rows are lost when the program ends.")
    String database;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port to listen on. Default: any free port.")
    int port;

    @Option(
            names = "--real",
            description = "Wait for Heymarket's events until the program is stopped. HEYMARKET_WEBHOOK_TOKEN is the "
                    + "token that Heymarket shows. With HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or "
                    + "HEYMARKET_API_KEY, it also polls for changes without an event.")
    boolean real;

    @Override
    protected void check() {
        checkPeople("--people", people);
        atLeast(1, "--connections", connections);
        within(0, HIGHEST_PORT, "--port", port);
        DatabaseOptions.checkUrl(database);
        if (database != null && !real) {
            throw new InputException(
                    "--database requires --real, so that no event of invented people gets into your table.");
        }
    }
}
