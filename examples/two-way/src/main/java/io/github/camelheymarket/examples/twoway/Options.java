package io.github.camelheymarket.examples.twoway;

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

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The seed of the edits. Default: 1.")
    long seed;

    @Option(names = "--cursor", paramLabel = "FILE", description = "With --real: the file of the cursor.")
    String cursor;

    @Mixin
    DatabaseOptions where;

    @Override
    protected void check() {
        within(1, 100_000, "--people", people);
        within(0, 1_000_000, "--edits", edits);
        within(0, 100, "--kills", kills);
        where.check();
        if (where.isReal() != (cursor != null)) {
            throw new InputException("--cursor is required with --real, and for nothing else.");
        }
    }
}
