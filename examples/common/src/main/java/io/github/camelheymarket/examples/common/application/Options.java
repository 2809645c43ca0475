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
        description = "Starts the application, puts a file of contacts into its inbox, and tells what came of it: what "
                + "was loaded, what came back as a change, and the health. Then the application is stopped.",
        footer = {
            "",
            "Without --real and --base-url it starts a sandbox of its own, which ends with it.",
            "",
            "Exit codes: 0 all is well, 2 rows did not end well, 1 it failed.",
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
            description = "The country whose people write their phones without + and country code. "
                    + "Default: ${DEFAULT-VALUE}.")
    String region;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Gets inbox, outbox and log of the application; empty, or not there yet. Default: a new one "
                    + "among the temporary files.")
    Path folder;

    @Mixin
    AccountOptions account;

    /** @throws io.github.camelheymarket.examples.common.InputException saying what is wrong */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

    @Override
    protected void check() {
        account.check(file);
    }
}
