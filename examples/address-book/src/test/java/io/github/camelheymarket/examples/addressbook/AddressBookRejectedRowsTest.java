package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rows that are rejected, merged or ambiguous are reported and given back as they came. */
class AddressBookRejectedRowsTest extends AddressBookTestCase {

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
    void rejectedRowsHaveTheSeparatorAndTheEncodingOfTheFile() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        try (HeymarketSandbox sandbox = sandbox()) {
            Path file = folder.resolve("input.csv");
            Files.writeString(file, "phone;first\n+12025550143;Zoë\n12;Müller – €\n", windows);

            ProgramRun run =
                    ProgramRun.on(sandbox, folder, file.toString(), "--separator", ";", "--encoding", "windows-1252");

            assertThat(sandbox.findByPhone("12025550143")).get().hasFieldOrPropertyWithValue("first", "Zoë");
            assertThat(Files.readAllLines(run.rejectedFile(), windows)).containsExactly("phone;first", "12;Müller – €");
            assertThat(Files.readString(run.contactsFile()))
                    .contains(";", "Zoë")
                    .doesNotContain(",");
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
    void showsWhichRowsWereOneAndTheSamePerson() throws IOException {
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
}
