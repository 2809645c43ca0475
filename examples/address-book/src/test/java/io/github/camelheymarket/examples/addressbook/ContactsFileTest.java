package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsFileTest {

    @TempDir
    Path folder;

    private Progress progress;
    private RejectedRows rejected;

    @BeforeEach
    void open() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        progress = new Progress(new Console(nowhere, nowhere, false), ContactsFile.UNKNOWN);
        rejected = new RejectedRows(folder.resolve("rejected.csv"), "name,phone", progress);
    }

    @AfterEach
    void close() throws IOException {
        rejected.close();
        progress.close();
    }

    @Test
    void givesCellsByColumnAsTheyStand() {
        assertThat(cells("name,phone\nMara,+1 202-555-0143\n  Zoë ,\n"))
                .containsExactly(
                        Map.of("name", "Mara", "phone", "+1 202-555-0143"), Map.of("name", "  Zoë ", "phone", ""));
    }

    @Test
    void readsQuotedCommasQuotesAndLineBreaks() {
        assertThat(rows("name,phone\r\n\"Lindqvist, \"\"Mara\"\"\",1\r\n\"two\nlines\",2\r\n"))
                .extracting(row -> row.get("name"))
                .containsExactly("Lindqvist, \"Mara\"", "two\nlines");
    }

    @Test
    void takesAQuoteInsideAPlainCellAsALetter() {
        assertThat(rows("name,phone\n5\" pipe,1\nMara,2\n"))
                .extracting(row -> row.get("name"))
                .containsExactly("5\" pipe", "Mara");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesByAnyLineEndAndSkipsBlankOnes(String end) {
        String text = String.join(end, "name,phone", "Mara,1", "", "\"a" + end + "b\",2", "Zoë,3");
        assertThat(rows(text)).extracting(CsvRow::line).containsExactly(2, 4, 6);
        assertThat(rows(text)).extracting(CsvRow::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void keepsTheTextOfARowAsItStands() {
        assertThat(rows("name,phone\n\"Zo\"\"ë\" , 1\n\"x, y\",  2\n"))
                .extracting(CsvRow::text)
                .containsExactly("\"Zo\"\"ë\" , 1", "\"x, y\",  2");
    }

    @Test
    void rejectsARowWithTextBehindAClosingQuoteAndGoesOn() {
        assertThat(rows("name,phone\n\"Mara\" Lindqvist,1\nZoë,2\n"))
                .extracting(row -> row.get("name"))
                .containsExactly("Zoë");
        assertThat(rejected.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).startsWith("NOT_CSV"));
    }

    @Test
    void leavesOutTheMarkThatSpreadsheetsPutInFront() {
        try (ContactsFile file = file("\uFEFFname,phone\n")) {
            assertThat(file.columns()).containsExactly("name", "phone");
            assertThat(file.headerText()).isEqualTo("name,phone");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsAShortRowAsOneWithBlankCells() {
        assertThat(cells("name,phone,city\nMara,1\n")).containsExactly(Map.of("name", "Mara", "phone", "1"));
    }

    @Test
    void rejectsARowWithMoreCellsThanColumnsAndGoesOn() {
        assertThat(rows("name,phone\nMara,1,Springfield\nZoë,2,\n"))
                .extracting(row -> row.get("name"))
                .containsExactly("Zoë");
        assertThat(rejected.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(1);
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.reason()).startsWith("TOO_MANY_CELLS: the row has 3 cells and the header 2");
        });
    }

    @Test
    void givesRejectedRowsBackAsTheyCameUnderTheSameHeader() throws IOException {
        rows("name,phone\n\"Lindqvist, Mara\",\"1\",x\n");
        rejected.close();

        assertThat(Files.readString(folder.resolve("rejected.csv")))
                .isEqualTo("name,phone\n\"Lindqvist, Mara\",\"1\",x\n");
    }

    @Test
    void readsRowsOnlyAsTheyAreAskedFor() throws IOException {
        InputStream endless = new InputStream() {
            private final byte[] row = "Mara,1\n".getBytes(StandardCharsets.UTF_8);
            private final byte[] header = "name,phone\n".getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                long i = at++;
                return i < header.length ? header[(int) i] : row[(int) ((i - header.length) % row.length)];
            }
        };
        try (ContactsFile file = new ContactsFile("endless.csv", endless)) {
            Iterator<CsvRow> rows = file.rows(progress, rejected);
            for (int i = 0; i < 100_000; i++) {
                rows.next();
            }
            assertThat(rows.next().number()).isEqualTo(100_001);
            assertThat(progress.rowsReadSoFar()).isEqualTo(100_001);
        }
    }

    @Test
    void endsWhereAQuoteIsNeverClosed() {
        assertThatThrownBy(() -> rows("name,phone\nZoë,2\n\"Mara,1\nZoë,2\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("people.csv: a quote in the row of line 3 is not closed");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> rows("name,phone\nZoë,1\n", StandardCharsets.ISO_8859_1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not in UTF-8")
                .hasMessageContaining("--encoding windows-1252");
    }

    @Test
    void readsAnotherEncoding() throws IOException {
        byte[] bytes = "name;phone\nZoë Müller – €;1\n".getBytes(Charset.forName("windows-1252"));
        CsvFormat format = new CsvFormat(';', CsvFormat.charset("windows-1252"), CellForm.SPREADSHEET);

        try (ContactsFile file = new ContactsFile("people.csv", new ByteArrayInputStream(bytes), 1, format)) {
            assertThat(file.rows(progress, rejected).next()).containsEntry("name", "Zoë Müller – €");
        }
        assertThat(ContactsFile.count(new ByteArrayInputStream(bytes), format)).isEqualTo(1);
    }

    @Test
    void refusesAnEncodingThatIsNotThatOfTheFile() {
        byte[] bytes = "\uFEFFname,phone\nZoë,1\n".getBytes(StandardCharsets.UTF_8);
        CsvFormat latin = new CsvFormat(',', StandardCharsets.ISO_8859_1, CellForm.SPREADSHEET);
        CsvFormat ascii = new CsvFormat(',', StandardCharsets.US_ASCII, CellForm.SPREADSHEET);

        assertThatThrownBy(() -> new ContactsFile("people.csv", new ByteArrayInputStream(bytes), 1, latin))
                .hasMessage("people.csv is in UTF-8, as its first bytes say: omit --encoding");
        assertThatThrownBy(() -> new ContactsFile("people.csv", new ByteArrayInputStream(bytes), 1, ascii))
                .hasMessage("people.csv is not in US-ASCII");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"; 59", "tab 9", "\\t 9", "| 124"})
    void readsCellsWithAnotherSeparator(String option, int separator) throws IOException {
        String text = "name;phone\n\"Lindqvist; Mara\";1,5\n".replace(';', (char) separator);
        CsvFormat format = new CsvFormat(CsvFormat.separator(option), StandardCharsets.UTF_8, CellForm.PLAIN);

        try (ContactsFile file = new ContactsFile("people.csv", bytes(text), 1, format)) {
            assertThat(file.rows(progress, rejected).next())
                    .containsEntry("name", "Lindqvist; Mara".replace(';', (char) separator))
                    .containsEntry("phone", "1,5");
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAHeaderThatNamesNotEachColumn() {
        assertThatThrownBy(() -> rows("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> rows("name,\n")).hasMessageContaining("column 2 has no name");
        assertThatThrownBy(() -> rows("a,b,a\n")).hasMessageContaining("two columns have the name 'a'");
        assertThatThrownBy(() -> rows("a;b\n"))
                .hasMessage(
                        "people.csv is not separated by commas: its header is a single column. Try --separator ';'");
        assertThatThrownBy(() -> rows("a\tb\n")).hasMessageEndingWith("Try --separator tab");
    }

    @Test
    void showsNoCellInItsText() {
        assertThat(rows("name,phone\nMara,12025550143\n").toString()).isEqualTo("[row 1 (line 2)]");
    }

    private ContactsFile file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    private ContactsFile file(String text, Charset charset) {
        return new ContactsFile("people.csv", new ByteArrayInputStream(text.getBytes(charset)));
    }

    private List<Map<String, String>> cells(String text) {
        return List.copyOf(rows(text));
    }

    private List<CsvRow> rows(String text) {
        return rows(text, StandardCharsets.UTF_8);
    }

    private List<CsvRow> rows(String text, Charset charset) {
        try (ContactsFile file = file(text, charset)) {
            List<CsvRow> rows = new ArrayList<>();
            file.rows(progress, rejected).forEachRemaining(rows::add);
            return rows;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
