package io.github.camelheymarket.examples.common.application;

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
        description = "Starts the application, puts a file of contacts into its inbox, and reports the result: "
                + "loaded contacts, received changes and health. Then it stops the application.",
        footer = {
            "",
            "Without --real and --base-url it starts an embedded sandbox.",
            "",
            "Exit codes: 0 success, 2 unsuccessful rows, 1 failure.",
        })
final class Options extends ExampleOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Contacts as a JSON list. Without it, ten invented people.")
    Path file;

    @Option(
            names = "--region",
            paramLabel = "US",
            defaultValue = "US",
            description = "The country of phones without + and country code. Default: ${DEFAULT-VALUE}.")
    String region;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description =
                    "The folder for inbox, outbox and log of the application; empty, or created if missing. Default: "
                            + "a temporary folder.")
    Path folder;

    @Mixin
    AccountOptions account;

    @Override
    protected void check() {
        account.check(file);
    }
}
