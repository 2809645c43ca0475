package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.CustomField;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.SyncProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class AddressBookTest {

    private static final Map<String, String> HEADINGS = Map.of(
            "First Name", "first",
            "Last Name", "last",
            "Email", "email",
            "Company", "Company",
            "City", "City",
            "Customer since", "Customer since");

    private static final Path LOG = Path.of("target/test.log");

    @TempDir
    Path folder;

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

    @ParameterizedTest
    @EnumSource(Profile.class)
    void tellsInADryRunWhatARealOneWouldChange(Profile profile) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start()) {
            Path file = ProgramRun.shipped(folder);
            ProgramRun.on(sandbox, folder, file.toString());
            List<String> before = stored(sandbox);
            Files.writeString(
                    file, Files.readString(file).replace("Lotus Print", "Lotus & Sons") + "Zoë,,+12025550177,,,,\n");

            ProgramRun dry = ProgramRun.on(sandbox, folder, file.toString(), "--dry-run");

            assertThat(dry.exitCode()).as(dry.out() + dry.err()).isZero();
            assertThat(stored(sandbox)).isEqualTo(before);
            assertThat(dry.out())
                    .contains("dry run   nothing is changed")
                    .containsPattern(
                            "~ row \\d+, phone:…34, contact \\d+\n      Company +Lotus Print -> Lotus & Sons\n")
                    .containsPattern(
                            "\\+ row 11, phone:…77\n      (phone +12025550177\n      first +Zoë|first +Zoë\n      phone +12025550177)\n");
            assertThat(dry.count("updated")).isEqualTo(1);
            assertThat(dry.count("created")).isEqualTo(1);
            assertThat(dry.count("listed")).isEqualTo(-1);

            ProgramRun real = ProgramRun.on(sandbox, folder, file.toString());
            assertThat(real.count("updated")).isEqualTo(1);
            ProgramRun again = ProgramRun.on(sandbox, folder, file.toString(), "--dry-run");
            assertThat(again.out()).contains("nothing would change");
        }
    }

    @Test
    void aDryRunMakesNoCustomFields() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            ProgramRun dry =
                    ProgramRun.on(sandbox, folder, ProgramRun.shipped(folder).toString(), "--dry-run");

            assertThat(dry.exitCode()).as(dry.out() + dry.err()).isZero();
            assertThat(dry.out()).contains("missing   custom fields Company, City, Customer since");
            assertThat(dry.count("created")).isEqualTo(10);
            assertThat(sandbox.fields()).isEmpty();
            assertThat(sandbox.contactCount()).isZero();
        }
    }

    @Test
    void doesWhatTheModeAllows() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            sandbox.seed(Seed.phone("12025550143").first("Anneliese"));
            String file = write("phone,first,last\n+12025550143,Mara,Lee\n+12025550107,José,\n")
                    .toString();

            ProgramRun updates = ProgramRun.on(sandbox, folder, file, "--mode", "fill-empty");
            assertThat(updates.count("created")).isEqualTo(1);
            assertThat(byPhone(updates.contacts(), "12025550143"))
                    .containsEntry("first", "Anneliese")
                    .containsEntry("last", "Lee");
            ProgramRun creates = ProgramRun.on(sandbox, folder, file, "--mode", "create-only");
            assertThat(creates.count("skipped")).isEqualTo(2);
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

    @Test
    void givesRejectedRowsBackAsTheyCame() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            Path file = write("phone,first,\"Home, sweet\"\n"
                    + "(202) 555-0143,Mara,\"North \"\"Quay\"\"\"\n"
                    + ",  \"\",\"kept, as it \"\"is\"\"\"\n"
                    + "12,Zoë, x \n"
                    + "202-555-0118,Ayo,too,many\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString(), "--region", "US");

            assertThat(run.exitCode()).isEqualTo(AddressBook.REJECTED);
            assertThat(Files.readAllLines(run.rejectedFile()))
                    .hasSize(4)
                    .startsWith("phone,first,\"Home, sweet\"")
                    .contains(",  \"\",\"kept, as it \"\"is\"\"\"", "12,Zoë, x ", "202-555-0118,Ayo,too,many");
            assertThat(run.out())
                    .containsSubsequence(
                            "row 2 (line 3) rejected, NO_KEY",
                            "row 3 (line 4) rejected, PHONE_NOT_POSSIBLE",
                            "row 4 (line 5) rejected, TOO_MANY_CELLS");
            assertThat(run.count("read")).isEqualTo(4);
            assertThat(run.count("created")).isEqualTo(1);
            assertThat(run.count("rejected")).isEqualTo(3);
        }
    }

    @Test
    void endsWellWhenNoRowIsRejectedAndLeavesNoFileOfRejectedRows() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            Files.writeString(folder.resolve("rejected-out.csv"), "of an earlier run");
            Path file = write("phone,first\n+12025550143,Mara\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(run.exitCode()).isEqualTo(AddressBook.SUCCESS);
            assertThat(run.count("rejected")).isZero();
            assertThat(run.rejectedFile()).doesNotExist();
            assertThat(folder).isDirectoryNotContaining("glob:**.part");
        }
    }

    @Test
    void tellsWhichRowsWereOneAndTheSamePerson() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            Path file = write("phone,first,last\n+12025550143,Mara,\n+12025550107,José,\n12025550143,,Lindqvist\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(run.count("read")).isEqualTo(3);
            assertThat(run.count("created")).isEqualTo(2);
            assertThat(run.count("merged")).isEqualTo(1);
            assertThat(byPhone(run.contacts(), "12025550143"))
                    .containsEntry("first", "Mara")
                    .containsEntry("last", "Lindqvist");
        }
    }

    @Test
    void writesNothingToPeopleWhomItCannotTellApart() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
            sandbox.seed(Seed.phone("12025550143").first("Mara"));
            sandbox.seed(Seed.phone("12025550143").first("Zoë"));
            Path file = write("phone,first\n+12025550143,Anneliese\n+12025550107,José\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(run.exitCode()).isEqualTo(AddressBook.REJECTED);
            assertThat(run.out()).contains("row 1 (line 2) ambiguous, ");
            assertThat(run.count("ambiguous")).isEqualTo(1);
            assertThat(run.count("created")).isEqualTo(1);
            assertThat(run.count("rejected")).isZero();
            assertThat(run.rejectedFile()).hasContent("phone,first\n+12025550143,Anneliese\n");
        }
    }

    @Test
    void countsEachRequestThatIsSent() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            ProgramRun run =
                    ProgramRun.on(sandbox, folder, ProgramRun.shipped(folder).toString());

            assertThat(run.count("requests")).isEqualTo(sandbox.requestCount()).isPositive();
        }
    }

    private static HeymarketSandbox sandbox() {
        return HeymarketSandbox.builder().profile(Profile.KIND).start();
    }

    private Path write(String csv) throws IOException {
        return Files.writeString(folder.resolve("input.csv"), csv);
    }

    private static Map<String, String> byPhone(List<Map<String, String>> contacts, String phone) {
        return contacts.stream()
                .filter(contact -> phone.equals(contact.get("phone")))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).as("contacts with the phone " + phone).hasSize(1);
                    return found.get(0);
                }));
    }

    private static List<String> stored(HeymarketSandbox sandbox) {
        return sandbox.contacts().stream()
                .map(SandboxContact::toString)
                .sorted()
                .toList();
    }
}
