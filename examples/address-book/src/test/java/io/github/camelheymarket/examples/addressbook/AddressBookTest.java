package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.CustomField;
import io.github.camelheymarket.spi.SyncProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AddressBookTest extends AddressBookTestCase {

    private static final Map<String, String> HEADINGS = Map.of(
            "First Name", "first",
            "Last Name", "last",
            "Email", "email",
            "Company", "Company",
            "City", "City",
            "Customer since", "Customer since");

    private static final Pattern PICTURED_LINE =
            Pattern.compile("<text x=\"\\d+\" y=\"\\d+\" xml:space=\"preserve\">(.*)</text>");

    private static final Path LOG = Path.of("target/test.log");

    @ParameterizedTest
    @ValueSource(strings = {"--dry-run", "--bulk-size=50"})
    void writesAReportWithoutValues(String option) throws IOException {
        Path report = folder.resolve("report.html");

        ProgramRun run = ProgramRun.of(Map.of(), folder, "--report", report.toString(), option);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("  report    " + report);
        assertThat(Files.readString(report))
                .contains("10 rows", "<td>first</td><td>10</td>")
                .doesNotContain("Lindqvist", "555-0143", "25550143");
    }

    @Test
    void runsByItselfOnTheShippedContacts() throws IOException {
        ProgramRun run = ProgramRun.of(Map.of(), folder);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("  to        http://localhost:", "(sandbox, profile kind)")
                .contains("checking  7 columns, ", "writing   10 rows read, ", "listing   10 contacts, ")
                .contains("created   custom fields Company, City, Customer since");
        assertThat(run.count("read")).isEqualTo(10);
        assertThat(run.count("created")).isEqualTo(10);
        assertThat(run.count("updated")).isZero();
        assertThat(run.count("unchanged")).isZero();
        assertThat(run.count("rejected")).isZero();
        assertThat(run.count("listed")).isEqualTo(10);
        assertThat(run.contacts()).hasSize(10);
    }

    /** But for the figures, and the name of the file. */
    @Test
    void thePictureInTheReadmeShowsWhatTheProgramPrints() throws IOException {
        List<String> shown = PICTURED_LINE
                .matcher(Files.readString(Path.of("../../docs/images/terminal.svg")))
                .results()
                .map(line -> withoutFigures(line.group(1)))
                .toList();

        String printed = withoutFigures(ProgramRun.of(Map.of(), folder).out());

        assertThat(shown).hasSizeGreaterThan(15);
        assertThat(printed.lines())
                .as("Stale: make it anew with site/run terminal")
                .containsAll(shown);
    }

    private static String withoutFigures(String text) {
        return text.replaceAll("\\d+([.,]\\d+)*", "0")
                .replaceAll(" +", " ")
                .replaceAll("(?m)^ listed 0 in .*", " listed 0 in a file");
    }

    @Test
    void eachStepSaysHowManyRequestsItMade() {
        ProgramRun run = ProgramRun.of(Map.of(), folder);

        List<Long> steps = Pattern.compile("(?m)^  (?:checking|writing|listing) .* (\\d+) requests?\\b")
                .matcher(run.out())
                .results()
                .map(step -> Long.valueOf(step.group(1)))
                .toList();
        assertThat(steps).hasSize(3).allMatch(requests -> requests > 0);
        assertThat(steps.stream().mapToLong(Long::longValue).sum()).isEqualTo(run.count("requests"));
    }

    @Test
    void aFirstRunWarnsOfNothing() throws IOException {
        LoggerFactory.getLogger(AddressBookTest.class).info("A first run");
        int before = (int) Files.size(LOG);

        ProgramRun run = ProgramRun.of(Map.of(), folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out() + run.err()).doesNotContainIgnoringCase("consent");
        byte[] all = Files.readAllBytes(LOG);
        String logged = new String(all, before, all.length - before, StandardCharsets.UTF_8);
        assertThat(logged).contains("heymarket");
        assertThat(logged.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void bringsBackWhatTheFileSays(Profile profile) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start()) {
            Path file = ProgramRun.shipped(folder);

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            List<Map<String, String>> contacts = run.contacts();
            assertThat(contacts).hasSize(10);
            for (Map<String, String> row : ProgramRun.read(file)) {
                String phone = PhoneNumbers.INTERNATIONAL.normalise("phone", row.get("Phone Number"));
                Map<String, String> contact = byPhone(contacts, phone);
                HEADINGS.forEach((column, field) -> assertThat(contact.get(field))
                        .as(column + " of " + phone)
                        .isEqualTo(row.get(column)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void storesEachPersonOnce(Profile profile) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start()) {
            String file = ProgramRun.shipped(folder).toString();
            ProgramRun.on(sandbox, folder, file);
            List<String> before = stored(sandbox);

            ProgramRun again = ProgramRun.on(sandbox, folder, file);

            assertThat(before).hasSize(10);
            assertThat(stored(sandbox)).isEqualTo(before);
            assertThat(again.count("unchanged")).isEqualTo(10);
            assertThat(again.count("created")).isZero();
            assertThat(again.count("updated")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void updatesWhoHasChanged(Profile profile) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start()) {
            Path file = ProgramRun.shipped(folder);
            ProgramRun.on(sandbox, folder, file.toString());
            Files.writeString(file, Files.readString(file).replace("Lotus Print", "Lotus & Sons"));

            ProgramRun again = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(again.count("updated")).isEqualTo(1);
            assertThat(again.count("unchanged")).isEqualTo(9);
            assertThat(byPhone(again.contacts(), "12025550134"))
                    .containsEntry("Company", "Lotus & Sons")
                    .containsEntry("City", "San Aurelio")
                    .containsEntry("first", "Nguyễn");
        }
    }

    @Test
    void drawsHowFarTheRowsHaveCome() {
        SyncProgress half = new SyncProgress(
                SyncProgress.Phase.ROWS,
                new SyncProgress.Rows(600, 500, 0, null, 100),
                12,
                488,
                Duration.ofSeconds(5),
                null);

        assertThat(Progress.bar(half, 1_000))
                .isEqualTo("  writing   [##########..........]  50 %  500 of 1,000 rows, 100/s, "
                        + "488 requests left in this minute, 0:05 to go");
    }

    @Test
    void makesEachMissingCustomFieldOnce() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            sandbox.defineField("CITY");
            String file = ProgramRun.shipped(folder).toString();

            ProgramRun first =
                    ProgramRun.on(sandbox, folder, file, "--map", "Company=Firm", "--map", "Customer since=");
            ProgramRun again =
                    ProgramRun.on(sandbox, folder, file, "--map", "Company=Firm", "--map", "Customer since=");

            assertThat(sandbox.fields()).extracting(CustomField::title).containsExactlyInAnyOrder("CITY", "Firm");
            assertThat(sandbox.requests("POST", "/v1/contacts/fields")).hasSize(1);
            assertThat(first.out()).contains("created   custom field Firm\n");
            assertThat(again.out()).doesNotContain("made ");
        }
    }

    @Test
    void leavesStoredValuesAloneWhereCellsAreBlank() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            String file = ProgramRun.shipped(folder).toString();
            ProgramRun.on(sandbox, folder, file);
            Path blanks = write("First Name,Phone Number,Company,City\nMara,+12025550143,,Old Harbour\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, blanks.toString());

            assertThat(run.count("updated")).isEqualTo(1);
            assertThat(byPhone(run.contacts(), "12025550143"))
                    .containsEntry("City", "Old Harbour")
                    .containsEntry("Company", "Lindqvist & Daughters")
                    .containsEntry("last", "Lindqvist");
        }
    }
}
