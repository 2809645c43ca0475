package io.github.camelheymarket.examples.database;

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
            names = "--table",
            paramLabel = "NAME",
            defaultValue = "customer",
            description =
                    "With --real: the table or view, whose columns are contact fields. Default: ${DEFAULT-VALUE}.")
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

    @Mixin
    DatabaseOptions where;

    @Override
    protected void check() {
        checkPeople("--people", people);
        where.check();
        if (!table.matches("\\w+(\\.\\w+)?")) {
            throw new InputException("--table must be the name of a table or view, not '" + table + "'.");
        }
        if (!where.isReal() && (dryRun || changes || !table.equals("customer"))) {
            throw new InputException("--dry-run, --changes and --table require --real.");
        }
    }
}
