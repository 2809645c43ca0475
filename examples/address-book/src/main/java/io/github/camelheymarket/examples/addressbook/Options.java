package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.AccountOptions;
import io.github.camelheymarket.examples.common.ExampleOptions;
import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.common.NearestName;
import io.github.camelheymarket.row.PhoneNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
        name = "run",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Reads a CSV file of contacts, writes them to Heymarket, and lists the whole address book "
                + "into another CSV file. Running it again doubles nobody.",
        footer = {
            "",
            "Without --real and --base-url it starts a sandbox of its own, which ends with it.",
            "Columns that are no contact field become custom fields, and are made where they are missing.",
            "",
            "Exit codes: 0 all is well, 2 rows were rejected, 1 it failed.",
        })
final class Options extends ExampleOptions {

    private static final List<String> MODES = List.of("upsert", "create-only", "update-only", "fill-empty");

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Contacts as CSV with a header: UTF-8, separated by commas. Without it, a small one of "
                    + "invented people.")
    Path file;

    @Option(
            names = "--region",
            paramLabel = "US",
            description = "The country whose people write their phones without + and country code.")
    String region;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = "What a column stands for: a contact field, or the title of a custom field. Nothing behind "
                    + "the = leaves the column out. May be repeated.")
    Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "upsert",
            description =
                    "What may be done: upsert; create-only leaves alone who is there; update-only creates nobody; "
                            + "fill-empty fills only fields that hold nothing. Default: ${DEFAULT-VALUE}.")
    String mode;

    @Option(names = "--dry-run", description = "Change nothing, and tell what would change, field by field.")
    boolean dryRun;

    @Option(
            names = "--match-by",
            paramLabel = "KEY",
            defaultValue = "phone",
            description = "What makes a row and a contact the same person: phone, email or phone,email. "
                    + "Default: ${DEFAULT-VALUE}.")
    String matchBy;

    @Option(
            names = "--bulk-size",
            paramLabel = "N",
            defaultValue = "100",
            description = "Rows in one call. Default: ${DEFAULT-VALUE}.")
    int bulkSize;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "address-book-contacts.csv",
            description = "Gets the whole address book. Default: ${DEFAULT-VALUE}.")
    Path out;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            defaultValue = "address-book-rejected.csv",
            description = "Gets the rows that were rejected, as they came. Default: ${DEFAULT-VALUE}.")
    Path rejected;

    @Option(
            names = "--plain-cells",
            description = "Read and write cells as they are. Without it an apostrophe is written before a cell that a "
                    + "spreadsheet would run as a formula, and taken off when such a cell is read.")
    boolean plainCells;

    @Mixin
    AccountOptions account;

    /** @throws InputException saying what is wrong, and what may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

    CellForm form() {
        return plainCells ? CellForm.PLAIN : CellForm.SPREADSHEET;
    }

    @Override
    protected void check() {
        account.check(file);
        atLeast(1, "--bulk-size", bulkSize);
        if (!MODES.contains(mode)) {
            throw new InputException("--mode is " + String.join(", ", MODES) + ", not '" + mode + "'."
                    + NearestName.suggestion(mode, MODES));
        }
        if (!List.of("phone", "email", "phone,email").contains(matchBy)) {
            throw new InputException("--match-by is phone, email or phone,email, not '" + matchBy + "'.");
        }
        checkRegion();
        checkFiles();
    }

    private void checkRegion() {
        try {
            new PhoneNumbers(region);
        } catch (IllegalArgumentException e) {
            throw new InputException("--region takes the two letters of a country, such as US, not '" + region + "'.");
        }
    }

    private void checkFiles() {
        checkFolderOf(out);
        checkFolderOf(rejected);
        if (same(out, rejected) || (file != null && (same(file, out) || same(file, rejected)))) {
            throw new InputException("FILE, --out and --rejected must be different files.");
        }
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other)
                    ? Files.isSameFile(one, other)
                    : one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
