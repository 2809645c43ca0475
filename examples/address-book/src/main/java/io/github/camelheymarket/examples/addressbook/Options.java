package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.AccountOptions;
import io.github.camelheymarket.examples.common.ExampleOptions;
import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.common.NearestName;
import io.github.camelheymarket.row.PhoneNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
        name = "run",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Writes the contacts of a CSV file to Heymarket, and then lists all contacts in another "
                + "CSV file. Running it again creates no duplicates.",
        footer = {
            "",
            "Without --real and --base-url it starts an embedded sandbox.",
            "Columns that are not contact fields become custom fields, which are created if they are missing.",
            "",
            "Exit codes: 0 success, 2 rejected rows, 1 failure.",
        })
final class Options extends ExampleOptions {

    private static final List<String> MODES = List.of("upsert", "create-only", "update-only", "fill-empty");

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Contacts as CSV with a header. Default: a small file of invented people.")
    Path file;

    @Option(names = "--region", paramLabel = "US", description = "The country of phones without + and country code.")
    String region;

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "What separates cells in FILE, --out and --rejected: a character, or tab. "
                    + "Default: ${DEFAULT-VALUE}.")
    String separator;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "The encoding of FILE and --rejected, such as windows-1252. --out is in UTF-8. "
                    + "Default: ${DEFAULT-VALUE}.")
    String encoding;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = "The target of a column: a contact field, or the title of a custom field. Without a target "
                    + "the column is omitted. May be repeated.")
    Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "upsert",
            description = "upsert; create-only does not update contacts; update-only does not create contacts; "
                    + "fill-empty writes empty fields only. Default: ${DEFAULT-VALUE}.")
    String mode;

    @Option(names = "--dry-run", description = "Change nothing, and tell what would change, field by field.")
    boolean dryRun;

    @Option(
            names = "--match-by",
            paramLabel = "KEY",
            defaultValue = "phone",
            description = "The key by which rows and contacts are matched: phone, email or phone,email. "
                    + "Default: ${DEFAULT-VALUE}.")
    String matchBy;

    @Option(
            names = "--bulk-size",
            paramLabel = "N",
            defaultValue = "100",
            description = "Rows per call. Default: ${DEFAULT-VALUE}.")
    int bulkSize;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "address-book-contacts.csv",
            description = "The file for all contacts. Default: ${DEFAULT-VALUE}.")
    Path out;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            defaultValue = "address-book-rejected.csv",
            description = "The file for the rejected rows, unchanged. Default: ${DEFAULT-VALUE}.")
    Path rejected;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a report as an HTML file: outcomes, what changed by field, rejected rows by reason, "
                    + "requests. It has no values of contacts.")
    Path report;

    @Option(
            names = "--plain-cells",
            description = "Read and write cells unchanged. Without it an apostrophe is written before a cell that a "
                    + "spreadsheet would evaluate as a formula, and removed when such a cell is read.")
    boolean plainCells;

    @Option(names = "--keep", description = "Leave the sandbox and its page open when the work is done, until Ctrl-C.")
    boolean keep;

    @Option(
            names = "--open",
            description = "Open the page of the sandbox in the browser. The sandbox stays open, as with --keep.")
    boolean open;

    @Mixin
    AccountOptions account;

    /** @throws InputException naming the error, and the option that may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

    CellForm form() {
        return plainCells ? CellForm.PLAIN : CellForm.SPREADSHEET;
    }

    CsvFormat format() {
        return new CsvFormat(CsvFormat.separator(separator), CsvFormat.charset(encoding), form());
    }

    /** Whether the sandbox is still there when the work is done. */
    boolean staysOpen() {
        return keep || open;
    }

    @Override
    protected void check() {
        account.check(file);
        if (staysOpen() && !account.usesSandbox()) {
            throw new InputException(
                    "--keep and --open are for the embedded sandbox, and cannot be used with --real or --base-url.");
        }
        atLeast(1, "--bulk-size", bulkSize);
        if (!MODES.contains(mode)) {
            throw new InputException("--mode must be " + String.join(", ", MODES) + ", not '" + mode + "'."
                    + NearestName.suggestion(mode, MODES));
        }
        if (!List.of("phone", "email", "phone,email").contains(matchBy)) {
            throw new InputException("--match-by must be phone, email or phone,email, not '" + matchBy + "'.");
        }
        format();
        if (file == null
                && !(separator.equals(",") && CsvFormat.charset(encoding).equals(StandardCharsets.UTF_8))) {
            throw new InputException("--separator and --encoding are those of a FILE, and there is none.");
        }
        checkRegion();
        checkFiles();
    }

    private void checkRegion() {
        try {
            new PhoneNumbers(region);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "--region must be the two letters of a country, such as US, not '" + region + "'.");
        }
    }

    private void checkFiles() {
        checkFolderOf(out);
        checkFolderOf(rejected);
        if (report != null) {
            checkFolderOf(report);
        }
        List<Path> files =
                Stream.of(file, out, rejected, report).filter(Objects::nonNull).toList();
        for (int i = 0; i < files.size(); i++) {
            for (Path other : files.subList(i + 1, files.size())) {
                if (same(files.get(i), other)) {
                    throw new InputException("FILE, --out, --rejected and --report must be different files.");
                }
            }
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
