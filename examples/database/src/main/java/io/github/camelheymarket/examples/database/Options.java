package io.github.camelheymarket.examples.database;

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
        description = "Makes Heymarket agree with a PostgreSQL table. A row that agrees already causes no write.",
        footer = {
            "",
            "Without --real a table of invented people is synced to a sandbox three times: first, again, and after "
                    + "changes to some rows. Then the changes in the sandbox are written to another table.",
            "",
            "Exit codes: 0 success, 2 unsuccessful rows, 1 failure.",
        })
final class Options extends ExampleOptions {

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many people to invent. Default: ${DEFAULT-VALUE}.")
    int people;

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
                    + "are the credentials; HEYMARKET_BASE_URL replaces Heymarket's address.")
    boolean real;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "With --real: the PostgreSQL, jdbc:postgresql://..., with PGUSER and PGPASSWORD of the "
                    + "environment.")
    String database;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            defaultValue = "customer",
            description =
                    "With --real: the table or view, whose columns are contact fields. Default: " + "${DEFAULT-VALUE}.")
    String table;

    @Option(names = "--region", paramLabel = "US", description = "The country of phones without + and country code.")
    String region;

    @Option(names = "--dry-run", description = "With --real: change nothing, and report what would change.")
    boolean dryRun;

    @Option(
            names = "--changes",
            description = "With --real: write changes in Heymarket to the table contact, until the program is "
                    + "stopped, instead of a sync.")
    boolean changes;

    /** @throws InputException naming the error, and the option that may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

    @Override
    protected void check() {
        checkPeople("--people", people);
        if (real != (database != null)) {
            throw new InputException(
                    "--real and --database require each other: your rows must not get into the sandbox, nor invented "
                            + "people into a real account.");
        }
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw new InputException("--database must be an address such as jdbc:postgresql://localhost:5432/crm.");
        }
        if (!table.matches("\\w+(\\.\\w+)?")) {
            throw new InputException("--table must be the name of a table or view, not '" + table + "'.");
        }
        if (!real && (dryRun || changes || !table.equals("customer"))) {
            throw new InputException("--dry-run, --changes and --table require --real.");
        }
    }
}
