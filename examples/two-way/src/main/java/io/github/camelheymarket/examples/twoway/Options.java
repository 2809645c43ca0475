package io.github.camelheymarket.examples.twoway;

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
        description = "Keeps a PostgreSQL table and the contacts of Heymarket equal, while both are edited.",
        footer = {
            "",
            "Without --real invented people are edited at random in the table and in a sandbox; the program that keeps "
                    + "both equal is killed and started again. At the end both sides are compared.",
            "",
            "Exit codes: 0 success, 1 failure, or both sides do not agree.",
        })
final class Options extends ExampleOptions {

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many people to invent. Default: ${DEFAULT-VALUE}.")
    int people;

    @Option(
            names = "--edits",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many edits to make, half of them on each side. Default: ${DEFAULT-VALUE}.")
    int edits;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "2",
            description = "How often the program is killed. Default: ${DEFAULT-VALUE}.")
    int kills;

    @Option(
            names = "--conflict",
            paramLabel = "WINNER",
            defaultValue = "last",
            description = "Who wins if a contact was edited on both sides: last (the last edit), source (the table), "
                    + "heymarket, or ask (the route direct:ask decides). Default: ${DEFAULT-VALUE}.")
    Conflict conflict;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "kind",
            description = "How the sandbox behaves where Heymarket's documentation is open: kind or hostile. "
                    + "Default: kind.")
    Profile profile;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The seed of the edits. Default: 1.")
    long seed;

    @Option(
            names = "--real",
            description = "Use Heymarket. HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or HEYMARKET_API_KEY, "
                    + "are the credentials; HEYMARKET_BASE_URL replaces Heymarket's address.")
    boolean real;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "With --real: the PostgreSQL, jdbc:postgresql://..., with PGUSER and PGPASSWORD of the "
                    + "environment.")
    String database;

    @Option(names = "--cursor", paramLabel = "FILE", description = "With --real: the file of the cursor.")
    String cursor;

    /** @throws InputException naming the error, and the option that may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

    @Override
    protected void check() {
        within(1, 100_000, "--people", people);
        within(0, 1_000_000, "--edits", edits);
        within(0, 100, "--kills", kills);
        if (real != (database != null) || real != (cursor != null)) {
            throw new InputException("--real, --database and --cursor require each other: your rows must not get into"
                    + " the sandbox, nor invented people into a real account.");
        }
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw new InputException("--database must be an address such as jdbc:postgresql://localhost:5432/crm.");
        }
    }
}
